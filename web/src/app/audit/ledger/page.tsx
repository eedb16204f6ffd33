import type { Metadata } from 'next';
import Link from 'next/link';
import { ledgerTransferPage, trialBalance } from '@topsteel/domain/api';
import { read } from '../../../backend/read.ts';
import { texts } from '../../../features/audit/texts.ts';
import { TransferTable } from '../../../features/audit/transfer-table.tsx';
import { TrialBalanceTable } from '../../../features/audit/trial-balance-table.tsx';
import { getSession, hasAccess } from '../../../features/session/get-me.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { MoreLink } from '../../../ui/more-link.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';

export const metadata: Metadata = { title: texts.ledger.title };

type Query = Promise<{ order?: string; cursor?: string }>;

export default async function LedgerPage({ searchParams }: { searchParams: Query }) {
  const { order, cursor } = await searchParams;
  const params = new URLSearchParams({
    limit: '100',
    ...(order === undefined ? {} : { orderId: order }),
    ...(cursor === undefined ? {} : { cursor }),
  });
  const session = await getSession();
  const isAuditor = hasAccess(session, 'auditor', 'operator');
  const [transfers, balance] = await Promise.all([
    read(`/v2/ledger/transfers?${params.toString()}`, ledgerTransferPage),
    isAuditor && order === undefined ? read('/v2/ledger/trial-balance', trialBalance) : undefined,
  ]);
  const words = texts.ledger;
  return (
    <div className="page">
      <PageTitle
        eyebrow={isAuditor ? <Link href="/audit">{texts.title}</Link> : undefined}
        title={words.title}
      >
        {order === undefined ? null : (
          <>
            {words.order(order)}. <Link href="/audit/ledger">{words.all}</Link>
          </>
        )}
      </PageTitle>
      <div className="grid gap-10">
        {balance === undefined ? null : (
          <section aria-labelledby="trial">
            <h2 id="trial" className="mb-2">
              {words.trial}
            </h2>
            {balance.ok ? (
              <TrialBalanceTable balance={balance.value} />
            ) : (
              <ProblemNotice problem={balance.problem} />
            )}
          </section>
        )}
        {!transfers.ok ? (
          <ProblemNotice problem={transfers.problem} />
        ) : transfers.value.items.length === 0 ? (
          <EmptyState title={words.empty} />
        ) : (
          <section aria-label={words.title}>
            <TransferTable transfers={transfers.value.items} />
            <MoreLink
              cursor={transfers.value.nextCursor}
              base={order === undefined ? '/audit/ledger' : `/audit/ledger?order=${order}`}
            />
          </section>
        )}
      </div>
    </div>
  );
}
