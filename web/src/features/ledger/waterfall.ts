import type { LedgerTransfer } from '@topsteel/domain/api';

/** Accounts that hold other people's money: what enters and leaves them is what became of an order's money. */
const HELD: ReadonlySet<string> = new Set([
  'escrow_onchain',
  'bank',
  'card_clearing',
  'crypto_clearing',
  'native_wallet',
]);

export interface WaterfallStep {
  code: string;
  /** Below zero when it left. */
  amountMinor: bigint;
  /** What was held after it. */
  afterMinor: bigint;
}
export interface Waterfall {
  currency: string;
  steps: WaterfallStep[];
  inMinor: bigint;
  outMinor: bigint;
  heldMinor: bigint;
}

/**
 * What came in for an order, what left and what is still held, one waterfall a currency, from its posted entries alone:
 * in − out = held. Entries of one kind that follow each other are one step.
 *
 * @param entries of one order, in any order.
 * @example waterfallsOf(entries)[0] // { currency: 'EUR', inMinor: 311244n, outMinor: 311124n, heldMinor: 120n, … }
 */
export function waterfallsOf(entries: readonly LedgerTransfer[]): Waterfall[] {
  const byCurrency = new Map<string, Waterfall>();
  const posted = entries.filter(({ kind }) => kind === 'single' || kind === 'post');
  for (const entry of [...posted].sort((a, b) => (BigInt(a.entry) < BigInt(b.entry) ? -1 : 1))) {
    const isIn = HELD.has(entry.debit.code);
    if (isIn === HELD.has(entry.credit.code)) continue;
    const amount = BigInt(entry.amountMinor);
    const fall = byCurrency.get(entry.currency) ?? {
      currency: entry.currency,
      steps: [],
      inMinor: 0n,
      outMinor: 0n,
      heldMinor: 0n,
    };
    byCurrency.set(entry.currency, fall);
    fall[isIn ? 'inMinor' : 'outMinor'] += amount;
    fall.heldMinor = fall.inMinor - fall.outMinor;
    const signed = isIn ? amount : -amount;
    const last = fall.steps.at(-1);
    if (last?.code === entry.code && last.amountMinor < 0n === signed < 0n) {
      last.amountMinor += signed;
      last.afterMinor = fall.heldMinor;
    } else {
      fall.steps.push({ code: entry.code, amountMinor: signed, afterMinor: fall.heldMinor });
    }
  }
  return [...byCurrency.values()];
}
