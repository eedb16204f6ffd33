'use client';

import { ledgerTransferPage, trialBalance, type LedgerTransfer } from '@topsteel/domain/api';
import { useTranslations } from 'next-intl';
import { send } from '../../backend/send.ts';
import { checkTotals } from './check-totals.ts';
import { Recompute } from './recompute.tsx';

const MOST_PAGES = 200;

/** Reads every entry of the books and adds it up here, account by account. */
export function RecomputeTotals({ name }: { name: string }) {
  const t = useTranslations('auditCheck.totals');
  const check = async () => {
    const entries = await readEntries();
    const kept = await send('/v2/ledger/trial-balance', { method: 'GET', schema: trialBalance });
    if (!kept.ok) throw new Error(kept.problem.sentence);
    const wrong = checkTotals(entries, kept.value.lines);
    return {
      holds: wrong.length === 0,
      node: window.location.host,
      said:
        wrong.length === 0
          ? t('said', { entries: entries.length, accounts: kept.value.lines.length })
          : t('differs', { accounts: wrong.join(', ') }),
    };
  };
  return <Recompute name={name} check={check} />;
}

async function readEntries(): Promise<LedgerTransfer[]> {
  const entries: LedgerTransfer[] = [];
  let cursor: string | null = '';
  for (let page = 0; cursor !== null; page += 1) {
    if (page === MOST_PAGES) throw new Error('The books are too long to be added up in a browser.');
    const query: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const answer = await send(`/v2/ledger/transfers?limit=100${query}`, {
      method: 'GET',
      schema: ledgerTransferPage,
    });
    if (!answer.ok) throw new Error(answer.problem.sentence);
    entries.push(...answer.value.items);
    cursor = answer.value.nextCursor;
  }
  return entries;
}
