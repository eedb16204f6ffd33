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
  /** The marketplace has suspended the seller. */
  isSuspended?: boolean;
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
  if (item.isSuspended) return 'The vendor is suspended; it is paid when the suspension is lifted.';
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

/** What one order is due before and after a payout gave it back, or took it up after all. */
export interface MovedDue {
  beforeMinor: bigint;
  afterMinor: bigint;
}

/**
 * Moves what orders are due together with a payout's money: back from where it is now, when a payout is returned, or there,
 * when one that was given up was paid after all. An order may have been refunded meanwhile: then what comes back repays
 * that first.
 *
 * @param parties `money`: the account that the money is on, such as `payout_in_flight` or `bank`
 * @example a payout of 50 came back, which had paid 150 for one order and taken off 100 for another →
 * // bank → vendor_payable 50 · vendor_debt → vendor_payable 100
 */
export function planReturn(
  dues: readonly MovedDue[],
  parties: { money: Leg['debit']; seller: string },
): Leg[] {
  const changes = dues.map(({ beforeMinor, afterMinor }) => dueChange(beforeMinor, afterMinor));
  const payableMinor = changes.reduce((sum, change) => sum + change.payableMinor, 0n);
  const debtMinor = changes.reduce((sum, change) => sum + change.debtMinor, 0n);
  const moneyMinor = payableMinor - debtMinor;
  const payable = accountOf('vendor_payable', parties.seller);
  const debt = accountOf('vendor_debt', parties.seller);
  return matched(
    [
      { account: parties.money, amountMinor: moneyMinor },
      { account: payable, amountMinor: -payableMinor },
      { account: debt, amountMinor: debtMinor },
    ],
    [
      { account: payable, amountMinor: payableMinor },
      { account: debt, amountMinor: -debtMinor },
      { account: parties.money, amountMinor: -moneyMinor },
    ],
  ).map(({ debit, credit, amountMinor }) => ({
    debit,
    credit,
    amountMinor,
    code:
      debit === parties.money
        ? 'payout-returned'
        : credit === parties.money
          ? 'payout-settled'
          : debit === debt
            ? 'vendor-debt'
            : 'debt-repaid',
  }));
}

interface Share {
  account: Leg['debit'];
  amountMinor: bigint;
}

/** Movements from what is debited to what is credited, in their order; the sums of what is above zero are equal. */
function matched(debits: readonly Share[], credits: readonly Share[]): Omit<Leg, 'code'>[] {
  const legs: Omit<Leg, 'code'>[] = [];
  const open = credits.map((credit) => ({ ...credit }));
  for (const debit of debits) {
    let restMinor = debit.amountMinor;
    for (const credit of open) {
      if (restMinor <= 0n) break;
      const amountMinor = credit.amountMinor < restMinor ? credit.amountMinor : restMinor;
      if (amountMinor <= 0n) continue;
      legs.push({ debit: debit.account, credit: credit.account, amountMinor });
      credit.amountMinor -= amountMinor;
      restMinor -= amountMinor;
    }
  }
  return legs;
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
