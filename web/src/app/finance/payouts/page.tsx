import type { Metadata } from 'next';
import { dueList, payoutAccountList, payoutBatchPage } from '@topsteel/domain/api';
import { read } from '../../../backend/read.ts';
import { AwaitedAccounts } from '../../../features/payout/account-table.tsx';
import { BatchTable } from '../../../features/payout/batch-table.tsx';
import { DueTable } from '../../../features/payout/due-table.tsx';
import { ProposePayouts } from '../../../features/payout/propose-payouts.tsx';
import { texts } from '../../../features/payout/texts.ts';
import { MoreLink } from '../../../ui/more-link.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';

export const metadata: Metadata = { title: texts.title };

export default async function FinancePayoutsPage({
  searchParams,
}: {
  searchParams: Promise<{ cursor?: string }>;
}) {
  const { cursor } = await searchParams;
  const query = cursor === undefined ? '' : `?cursor=${encodeURIComponent(cursor)}`;
  const [due, batches, accounts] = await Promise.all([
    read('/v2/finance/payouts-due', dueList),
    read(`/v2/finance/payout-batches${query}`, payoutBatchPage),
    read('/v2/finance/payout-accounts', payoutAccountList),
  ]);
  if (!due.ok) return <ProblemNotice problem={due.problem} />;
  if (!batches.ok) return <ProblemNotice problem={batches.problem} />;
  const isPayable = due.value.vendors.some(({ payableNowMinor }) => payableNowMinor !== '0');
  return (
    <>
      <PageTitle title={texts.title}>{texts.financeIntro}</PageTitle>
      <div className="grid gap-10">
        <section aria-labelledby="due" className="grid gap-4">
          <h2 id="due">{texts.due.heading}</h2>
          <DueTable vendors={due.value.vendors} />
          {isPayable && accounts.ok ? <ProposePayouts /> : null}
        </section>
        {accounts.ok ? <AwaitedAccounts accounts={accounts.value.items} /> : null}
        <section aria-labelledby="batches" className="grid gap-4">
          <h2 id="batches">{texts.batches.heading}</h2>
          <BatchTable batches={batches.value.items} />
          <MoreLink cursor={batches.value.nextCursor} base="/finance/payouts" />
        </section>
      </div>
    </>
  );
}
