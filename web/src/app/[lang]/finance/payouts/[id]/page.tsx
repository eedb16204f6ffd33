import { getTranslations } from 'next-intl/server';
import type { Metadata } from 'next';
import { Link } from '../../../../../ui/link.tsx';
import { notFound } from 'next/navigation';
import { payoutBatch } from '@topsteel/domain/api';
import { read } from '../../../../../backend/read.ts';
import { Decide } from '../../../../../features/payout/decide.tsx';
import { FourEyes } from '../../../../../features/payout/four-eyes.tsx';
import { PayoutCard } from '../../../../../features/payout/payout-card.tsx';
import { PayoutTag } from '../../../../../features/payout/payout-tag.tsx';
import { sentOf } from '../../../../../features/payout/sent-of.ts';
import { totalsOf } from '../../../../../features/payout/totals-of.ts';

import { getFormats } from '../../../../../ui/get-formats.ts';
import { LiveRefresh } from '../../../../../ui/live-refresh.tsx';
import { Notice } from '../../../../../ui/notice.tsx';
import { PageTitle } from '../../../../../ui/page-title.tsx';
import { FailedPage } from '../../../../../ui/failed-page.tsx';
import { ClientWords } from '../../../../../words/client-words.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('payout');
  return { title: t('title') };
}

export default async function PayoutBatchPage({ params }: { params: Promise<{ id: string }> }) {
  const t = await getTranslations('payout');
  const answer = await read(
    `/v2/finance/payout-batches/${encodeURIComponent((await params).id)}`,
    payoutBatch,
  );
  if (!answer.ok) {
    if (answer.problem.status === 404) notFound();
    return <FailedPage title={t('title')} problem={answer.problem} />;
  }
  const batch = answer.value;
  const isMoving = batch.payouts.some(({ state }) => state === 'approved' || state === 'sent');
  const formats = await getFormats();
  const totals = totalsOf(batch.payouts.map((payout) => sentOf(payout, payout.amountMinor)));
  const amounts = formats.list(totals.map(([currency, minor]) => formats.money(minor, currency)));
  return (
    <ClientWords of={['payout', 'stepUp', 'problem']}>
      <LiveRefresh active={isMoving} />
      <PageTitle
        eyebrow={<Link href="/finance/payouts">{t('title')}</Link>}
        title={`${t('batches.number')} ${batch.number}`}
      >
        <PayoutTag state={batch.state} />
      </PageTitle>
      <div className="grid gap-8">
        <FourEyes batch={batch} />
        {batch.mayDecide ? (
          <Decide
            of="payout-batches"
            id={batch.id}
            approve={t('batch.approve', { amounts })}
            decline={t('batch.decline')}
          />
        ) : batch.state === 'scheduled' ? (
          <Notice tone="info" live={false}>
            {t('batch.ownProposal')}
          </Notice>
        ) : null}
        {batch.payouts.map((payout) => (
          <PayoutCard key={payout.id} payout={payout} title={payout.sellerName} />
        ))}
      </div>
    </ClientWords>
  );
}
