import { accountOf, type Leg } from '../ledger/index.ts';
import type { Currency } from '../units/index.ts';
import { dueChange } from './distribution.ts';

/** What a seller is due for one order, with what decides whether it may be paid now. Amounts in minor units. */
export interface DueItem {
  orderId: string;
  orderNumber: string;
  sellerId: string;
  currency: Currency;
  netMinor: bigint;
  /** Taken up by payouts that are approved, on their way or settled. */
  allocatedMinor: bigint;
  /** In a payout that waits for approval. */
  isScheduled: boolean;
  isFinal: boolean;
  hasTitleMoved: boolean;
  /** A dispute, a reversal or a failed refund that nobody has decided yet, in a word, or null. */
  openTrouble: string | null;
  /** When the last money was captured. */
  capturedAt: Date;
}

/**
 * Why what is due cannot be paid yet, in a sentence, or null when it can. What the seller owes is always taken into
 * account: holding back a debt would pay out money that is owed to us.
 */
export function heldBackBecause(item: DueItem, holdDays: number, now: Date): string | null {
  if (item.isScheduled) return 'It is in a payout that waits for approval.';
  if (item.netMinor <= item.allocatedMinor) return null;
  if (!item.isFinal) return 'The payment is not final yet.';
  if (!item.hasTitleMoved) return 'The title to the steel has not moved to the buyer yet.';
  if (item.openTrouble !== null) return `There is an open ${item.openTrouble} on the order.`;
  const free = new Date(item.capturedAt.getTime() + holdDays * 86_400_000);
  return now < free
    ? `It is held for ${holdDays.toString()} days, until ${free.toISOString().slice(0, 10)}.`
    : null;
}

/** One order's part of a payout: from what was taken up before to what is earned now; negative for a debt taken off. */
export interface PayoutLine {
  orderId: string;
  orderNumber: string;
  fromMinor: bigint;
  toMinor: bigint;
  amountMinor: bigint;
}

/** One transfer to one vendor in one currency. */
export interface PlannedPayout {
  sellerId: string;
  currency: Currency;
  /** Of the lines that are paid. */
  payableMinor: bigint;
  /** Of the lines that are taken off. */
  debtMinor: bigint;
  amountMinor: bigint;
  lines: PayoutLine[];
}

export interface PayoutPlan {
  payouts: PlannedPayout[];
  /** Sellers who are owed something and get nothing now, with the reason. */
  leftOut: { sellerId: string; currency: Currency; dueMinor: bigint; why: string }[];
}

/**
 * Batches what is due by vendor and currency: everything that may be paid now, less everything the vendor owes, in one
 * transfer each, when it reaches the minimum. An order is taken up from where the last payout left it, so no part of it
 * is paid twice.
 *
 * @example due 150.00 for one order, −100.00 for another that was refunded after its payout → one payout of 50.00, two lines
 */
export function planPayouts(
  items: readonly DueItem[],
  options: { minimumMinor: Readonly<Partial<Record<Currency, bigint>>>; holdDays: number; now: Date },
): PayoutPlan {
  const plan: PayoutPlan = { payouts: [], leftOut: [] };
  const open = items.filter((item) => item.netMinor !== item.allocatedMinor);
  for (const group of groupsOf(open)) {
    const [first] = group;
    if (first === undefined) continue;
    const { sellerId, currency } = first;
    const lines = group
      .filter((item) => heldBackBecause(item, options.holdDays, options.now) === null)
      .map(
        (item): PayoutLine => ({
          orderId: item.orderId,
          orderNumber: item.orderNumber,
          fromMinor: item.allocatedMinor,
          toMinor: item.netMinor,
          amountMinor: item.netMinor - item.allocatedMinor,
        }),
      )
      .sort((a, b) => a.orderNumber.localeCompare(b.orderNumber));
    const { payableMinor, debtMinor } = sumsOf(lines);
    const amountMinor = payableMinor - debtMinor;
    const minimum = options.minimumMinor[currency] ?? 1n;
    const held = group.map((item) => heldBackBecause(item, options.holdDays, options.now)).find((why) => why);
    const why =
      payableMinor === 0n
        ? (held ?? 'The vendor owes more than it is due.')
        : amountMinor <= 0n
          ? 'The vendor owes as much as it is due, or more.'
          : amountMinor < minimum
            ? 'It is below the smallest payout; it is paid together with what comes next.'
            : null;
    if (why === null) plan.payouts.push({ sellerId, currency, payableMinor, debtMinor, amountMinor, lines });
    else {
      const dueMinor = group.reduce((sum, item) => sum + item.netMinor - item.allocatedMinor, 0n);
      plan.leftOut.push({ sellerId, currency, dueMinor, why });
    }
  }
  return plan;
}

/** Sets a payout's money aside: out of what is owed to the vendor, less what it owes, into what is on its way. */
export function planApproval(
  payout: Pick<PlannedPayout, 'payableMinor' | 'debtMinor' | 'amountMinor'>,
  parties: { payoutId: string; seller: string },
): Leg[] {
  const payable = accountOf('vendor_payable', parties.seller);
  return [
    {
      debit: payable,
      credit: accountOf('vendor_debt', parties.seller),
      amountMinor: payout.debtMinor,
      code: 'debt-repaid' as const,
    },
    {
      debit: payable,
      credit: accountOf('payout_in_flight', parties.payoutId),
      amountMinor: payout.amountMinor,
      code: 'payout-approved' as const,
    },
  ].filter(({ amountMinor }) => amountMinor > 0n);
}

/** What one order is due before and after a payout gave it back. */
export interface RestoredDue {
  beforeMinor: bigint;
  afterMinor: bigint;
}

/**
 * Gives back what a payout had taken up, from where its money is now: still on its way (`payout_in_flight`), or back on
 * the account it was paid from. An order may have been refunded meanwhile: then what comes back repays that first.
 */
export function planReturn(
  dues: readonly RestoredDue[],
  parties: { from: Leg['debit']; seller: string },
): Leg[] {
  const change = dues
    .map(({ beforeMinor, afterMinor }) => dueChange(beforeMinor, afterMinor))
    .reduce(
      (sum, one) => ({
        payableMinor: sum.payableMinor + one.payableMinor,
        debtMinor: sum.debtMinor + one.debtMinor,
      }),
      { payableMinor: 0n, debtMinor: 0n },
    );
  const payable = accountOf('vendor_payable', parties.seller);
  const debt = accountOf('vendor_debt', parties.seller);
  const { payableMinor, debtMinor } = change;
  // Of the two, what moves with the money; what is left moves between the vendor's own two accounts.
  const legs: Leg[] = [];
  const money = payableMinor - debtMinor;
  const toPayable = payableMinor < 0n ? 0n : payableMinor < money ? payableMinor : money;
  legs.push({ debit: parties.from, credit: payable, amountMinor: toPayable, code: 'payout-returned' });
  legs.push({ debit: parties.from, credit: debt, amountMinor: money - toPayable, code: 'payout-returned' });
  const between = payableMinor - toPayable;
  if (between > 0n) legs.push({ debit: debt, credit: payable, amountMinor: between, code: 'vendor-debt' });
  if (between < 0n) legs.push({ debit: payable, credit: debt, amountMinor: -between, code: 'debt-repaid' });
  return legs.filter(({ amountMinor }) => amountMinor > 0n);
}

function sumsOf(lines: readonly PayoutLine[]): { payableMinor: bigint; debtMinor: bigint } {
  let payableMinor = 0n;
  let debtMinor = 0n;
  for (const { amountMinor } of lines) {
    if (amountMinor > 0n) payableMinor += amountMinor;
    else debtMinor -= amountMinor;
  }
  return { payableMinor, debtMinor };
}

function groupsOf(items: readonly DueItem[]): DueItem[][] {
  const groups = new Map<string, DueItem[]>();
  for (const item of items) {
    const key = `${item.sellerId} ${item.currency}`;
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups.entries()].sort(([a], [b]) => a.localeCompare(b)).map(([, group]) => group);
}
