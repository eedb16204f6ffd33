import type { Metadata } from 'next';
import { groupPayment } from '@topsteel/domain/api';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { read } from '../../../../../backend/read.ts';
import { CancelUnpaid, ChangeWay } from '../../../../../features/order-group/change-way.tsx';
import { GroupOrders } from '../../../../../features/order-group/group-orders.tsx';
import { GroupPayments } from '../../../../../features/order-group/group-payments.tsx';
import { WhatIf } from '../../../../../features/pay/what-if.tsx';
import { Link } from '../../../../../ui/link.tsx';
import { LiveRefresh } from '../../../../../ui/live-refresh.tsx';
import { Notice } from '../../../../../ui/notice.tsx';
import { PageTitle } from '../../../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../../../ui/problem-notice.tsx';
import { ClientWords } from '../../../../../words/client-words.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('orderGroup'))('metaTitle') };
}

/** One place to pay everything that was ordered together. */
export default async function PayGroupPage({ params }: { params: Promise<{ id: string }> }) {
  const t = await getTranslations('orderGroup');
  const { id } = await params;
  const answer = await read(`/v2/order-groups/${encodeURIComponent(id)}/payment`, groupPayment);
  if (!answer.ok) {
    if (answer.problem.status === 404) notFound();
    return (
      <div className="page">
        <PageTitle title={t('metaTitle')} />
        <ProblemNotice problem={answer.problem} />
      </div>
    );
  }
  const { group, actions } = answer.value;
  const [first] = actions;
  return (
    <ClientWords of={['pay', 'orderGroup', 'checkout', 'wallet', 'problem']}>
      <div className="page grid gap-6">
        <LiveRefresh active={actions.length > 0} everyMs={4000} />
        <PageTitle
          eyebrow={<Link href={`/checkout/done/${group.id}`}>{t('done')}</Link>}
          title={t('title', { number: group.number })}
        >
          {first === undefined ? null : <p>{t('intro', { count: actions.length })}</p>}
        </PageTitle>
        {first === undefined ? <Notice tone="good">{t('nothing')}</Notice> : null}
        <GroupPayments actions={actions} />
        <GroupOrders group={group} />
        {first === undefined ? null : (
          <>
            <ChangeWay groupId={group.id} />
            <WhatIf rail={first.rail} />
            <p>
              <CancelUnpaid groupId={group.id} count={actions.length} />
            </p>
          </>
        )}
      </div>
    </ClientWords>
  );
}
