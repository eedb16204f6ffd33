import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { bankPosition, escrowAudit, trialBalance } from '@topsteel/domain/api';
import { read } from '../../../../backend/read.ts';
import {
  BankInvariant,
  BookInvariant,
  EscrowInvariant,
  TotalsInvariant,
} from '../../../../features/audit/invariant-board.tsx';
import { readAnchoredEntry, readAnchoredWord } from '../../../../features/audit/read-anchored.ts';
import { PageTitle } from '../../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../../ui/problem-notice.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('audit');
  return { title: t('nav.invariants') };
}

export default async function InvariantsPage() {
  const [t, escrow, balance, bank, entry, word] = await Promise.all([
    getTranslations('audit'),
    read('/v2/audit/escrow', escrowAudit),
    read('/v2/ledger/trial-balance', trialBalance),
    read('/v2/finance/bank-position', bankPosition),
    readAnchoredEntry(),
    readAnchoredWord(),
  ]);
  return (
    <>
      <PageTitle title={t('nav.invariants')}>{t('invariants.intro')}</PageTitle>
      {escrow.ok ? <EscrowInvariant audit={escrow.value} /> : <ProblemNotice problem={escrow.problem} />}
      {balance.ok ? <TotalsInvariant balance={balance.value} /> : <ProblemNotice problem={balance.problem} />}
      <BookInvariant of="ledger" proof={entry} />
      <BookInvariant of="log" proof={word} />
      {bank.ok ? <BankInvariant position={bank.value} /> : <ProblemNotice problem={bank.problem} />}
      <p className="mt-4 max-w-prose text-ink-2">{t('invariants.elsewhere')}</p>
    </>
  );
}
