import type { Metadata } from 'next';
import { guestOrder } from '@topsteel/domain/api';
import { getTranslations } from 'next-intl/server';
import { read } from '../../../../backend/read.ts';
import { GuestOrderView } from '../../../../features/guest/guest-order-view.tsx';
import { Notice } from '../../../../ui/notice.tsx';
import { PageTitle } from '../../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../../ui/problem-notice.tsx';
import { ClientWords } from '../../../../words/client-words.tsx';

/** The address is the key: it is named to nobody, and kept by no search engine. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('guest.order');
  return { title: t('metaTitle'), referrer: 'no-referrer', robots: { index: false, follow: false } };
}

type Props = { params: Promise<{ token: string }>; searchParams: Promise<{ paid?: string | string[] }> };

export default async function GuestPage({ params, searchParams }: Props) {
  const t = await getTranslations('guest.order');
  const { token } = await params;
  const answer = await read(`/v2/guest-orders/${encodeURIComponent(token)}`, guestOrder);
  return (
    <ClientWords of={['guest', 'pay', 'checkout', 'orderGroup', 'wallet', 'problem']}>
      <div className="page">
        {answer.ok ? (
          <GuestOrderView
            token={token}
            order={answer.value}
            isBack={(await searchParams).paid !== undefined}
          />
        ) : (
          <>
            <PageTitle title={t('metaTitle')} />
            {answer.problem.status === 404 ? (
              <Notice tone="attention">{t('gone')}</Notice>
            ) : (
              <ProblemNotice problem={answer.problem} />
            )}
          </>
        )}
      </div>
    </ClientWords>
  );
}
