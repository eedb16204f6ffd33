import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { payoutBatch } from '@topsteel/domain/api';
import { read } from '../../../../backend/read.ts';
import { Decide } from '../../../../features/payout/decide.tsx';
import { PayoutCard } from '../../../../features/payout/payout-card.tsx';
import { PayoutTag } from '../../../../features/payout/payout-tag.tsx';
import { texts } from '../../../../features/payout/texts.ts';
import { LiveRefresh } from '../../../../ui/live-refresh.tsx';
import { Notice } from '../../../../ui/notice.tsx';
import { PageTitle } from '../../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../../ui/problem-notice.tsx';
import { When } from '../../../../ui/when.tsx';

export const metadata: Metadata = { title: texts.title };

export default async function PayoutBatchPage({ params }: { params: Promise<{ id: string }> }) {
  const answer = await read(
    `/v2/finance/payout-batches/${encodeURIComponent((await params).id)}`,
    payoutBatch,
  );
  if (!answer.ok) {
    if (answer.problem.status === 404) notFound();
    return <ProblemNotice problem={answer.problem} />;
  }
  const batch = answer.value;
  const isMoving = batch.payouts.some(({ state }) => state === 'approved' || state === 'sent');
  return (
    <>
      <LiveRefresh active={isMoving} />
      <PageTitle
        eyebrow={<Link href="/finance/payouts">{texts.title}</Link>}
        title={`${texts.batches.number} ${batch.number}`}
      >
        <PayoutTag state={batch.state} /> {texts.batches.proposed} {batch.proposedBy.name},{' '}
        <When iso={batch.proposedAt} />
        {batch.decidedBy === null ? null : `. ${texts.batches.decided} ${batch.decidedBy.name}`}
        {batch.note === null ? null : `: ${batch.note}`}
      </PageTitle>
      <div className="grid gap-8">
        {batch.mayDecide ? (
          <Decide
            of="payout-batches"
            id={batch.id}
            approve={texts.batch.approve}
            decline={texts.batch.decline}
          />
        ) : batch.state === 'scheduled' ? (
          <Notice tone="info" live={false}>
            {texts.batch.ownProposal}
          </Notice>
        ) : null}
        {batch.payouts.map((payout) => (
          <PayoutCard key={payout.id} payout={payout} title={payout.sellerName} />
        ))}
      </div>
    </>
  );
}
