import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { openNotice } from '@topsteel/domain/api';
import { read } from '../../../../backend/read.ts';
import { environment } from '../../../../environment.ts';
import { MarkSeen } from '../../../../features/recall/notice-actions.tsx';
import { OpenNoticePage } from '../../../../features/recall/open-notice.tsx';
import { PageTitle } from '../../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../../ui/problem-notice.tsx';
import { ClientWords } from '../../../../words/client-words.tsx';
import { isLanguage } from '../../../../words/languages.ts';
import { redirect } from '../../../../words/navigation.ts';

/** The address is the key: it is not handed on, and no search engine keeps it. */
export async function generateMetadata(): Promise<Metadata> {
  return {
    title: (await getTranslations('recall'))('notice.title'),
    referrer: 'no-referrer',
    robots: { index: false, follow: false },
  };
}

type Props = { params: Promise<{ token: string }>; searchParams: Promise<{ lang?: string }> };

export default async function RecallNoticePage({ params, searchParams }: Props) {
  const [{ token }, { lang }, locale] = await Promise.all([params, searchParams, getLocale()]);
  // Links that were mailed carry the owner's language.
  if (isLanguage(lang) && lang !== locale) redirect({ href: `/recall/${token}`, locale: lang });
  const [answer, t] = await Promise.all([
    read(`/v2/recall-notices/${encodeURIComponent(token)}`, openNotice),
    getTranslations('recall.notice'),
  ]);
  if (!answer.ok) {
    const { status } = answer.problem;
    const isKnown = status === 404 || status === 410;
    return (
      <div className="page">
        <PageTitle title={!isKnown ? t('title') : status === 410 ? t('gone') : t('unknown')}>
          {isKnown ? (
            <>
              {status === 410 ? t('goneHint') : t('unknownHint')} <a href="/v">{t('check')}</a>
            </>
          ) : null}
        </PageTitle>
        {isKnown ? null : <ProblemNotice problem={answer.problem} />}
      </div>
    );
  }
  return (
    <div className="page">
      <MarkSeen token={token} />
      <ClientWords of={['recall']}>
        <OpenNoticePage
          notice={answer.value}
          token={token}
          link={`${environment().PUBLIC_URL}/recall/${token}`}
        />
      </ClientWords>
    </div>
  );
}
