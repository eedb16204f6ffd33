import type { LedgerTransfer, TrialBalance } from '@topsteel/domain/api';

type Line = Pick<TrialBalance['lines'][number], 'code' | 'currency' | 'debitsMinor' | 'creditsMinor'>;

/**
 * Adds the posted entries up by account and currency, and compares with the kept totals.
 *
 * @returns what differs, one line an account and currency; nothing when all agree.
 */
export function checkTotals(entries: readonly LedgerTransfer[], kept: readonly Line[]): string[] {
  const totals = new Map<string, { debits: bigint; credits: bigint }>();
  const of = (code: string, currency: string) => {
    const key = `${code} ${currency}`;
    const total = totals.get(key) ?? { debits: 0n, credits: 0n };
    totals.set(key, total);
    return total;
  };
  for (const { kind, amountMinor, currency, debit, credit } of entries) {
    if (kind !== 'single' && kind !== 'post') continue;
    of(debit.code, currency).debits += BigInt(amountMinor);
    of(credit.code, currency).credits += BigInt(amountMinor);
  }
  const wanted = new Map(kept.map((line) => [`${line.code} ${line.currency}`, line]));
  return [...new Set([...totals.keys(), ...wanted.keys()])].filter((key) => {
    const total = totals.get(key) ?? { debits: 0n, credits: 0n };
    const line = wanted.get(key);
    return (
      total.debits !== BigInt(line?.debitsMinor ?? '0') || total.credits !== BigInt(line?.creditsMinor ?? '0')
    );
  });
}
