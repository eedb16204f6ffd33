import type { Metadata } from 'next';
import Link from 'next/link';
import { dueList, payoutAccountList, payoutPage } from '@topsteel/domain/api';
import { read } from '../../../backend/read.ts';
import { texts as statementTexts } from '../../../features/account-statement/texts.ts';
import { AccountTable } from '../../../features/payout/account-table.tsx';
import { AskForAccount } from '../../../features/payout/ask-for-account.tsx';
import { DueOrders } from '../../../features/payout/due-table.tsx';
import { PayoutCard } from '../../../features/payout/payout-card.tsx';
import { texts } from '../../../features/payout/texts.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { MoreLink } from '../../../ui/more-link.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';

export const metadata: Metadata = { title: texts.title };

export default async function VendorPayoutsPage({
  searchParams,
}: {
  searchParams: Promise<{ cursor?: string }>;
}) {
  const { cursor } = await searchParams;
  const query = cursor === undefined ? '' : `?cursor=${encodeURIComponent(cursor)}`;
  const [due, payouts, accounts] = await Promise.all([
    read('/v2/vendor/payouts-due', dueList),
    read(`/v2/vendor/payouts${query}`, payoutPage),
    read('/v2/vendor/payout-accounts', payoutAccountList),
  ]);
  if (!due.ok) return <ProblemNotice problem={due.problem} />;
  if (!payouts.ok) return <ProblemNotice problem={payouts.problem} />;
  if (!accounts.ok) return <ProblemNotice problem={accounts.problem} />;
  return (
    <>
      <PageTitle title={texts.title} actions={<Link href="/finance/statements">{statementTexts.title}</Link>}>
        {texts.vendorIntro}
      </PageTitle>
      <div className="grid gap-10">
        <section aria-labelledby="due" className="grid gap-4">
          <h2 id="due">{texts.due.heading}</h2>
          <DueOrders vendors={due.value.vendors} />
          <p className="text-ink-2">{texts.due.chainHint}</p>
        </section>
        <section aria-labelledby="paid" className="grid gap-6">
          <h2 id="paid">{texts.list.heading}</h2>
          {payouts.value.items.length === 0 ? (
            <EmptyState title={texts.list.empty}>{texts.list.emptyHint}</EmptyState>
          ) : (
            payouts.value.items.map((payout) => (
              <PayoutCard key={payout.id} payout={payout} title={payout.batchNumber} />
            ))
          )}
          <MoreLink cursor={payouts.value.nextCursor} base="/vendor/payouts" />
        </section>
        <section aria-labelledby="accounts" className="grid gap-4">
          <h2 id="accounts">{texts.accounts.heading}</h2>
          <AccountTable accounts={accounts.value.items} />
          <AskForAccount />
        </section>
      </div>
    </>
  );
}
