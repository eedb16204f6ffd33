import { shareOf, type CommissionTariff } from '../commission/index.ts';
import { accountOf, type Leg } from '../ledger/index.ts';

/**
 * What became of the money of one order in one currency, all told, in minor units. Always:
 * captured − taken back = commission + VAT + net.
 */
export interface Distribution {
  /** What was taken from the buyer for the seller. */
  capturedMinor: bigint;
  /** Of that, what went back to the buyer or was taken back from us. */
  takenBackMinor: bigint;
  /** What was told to have gone back: more than that, while the capture of it is not known yet. */
  toldBackMinor: bigint;
  commissionMinor: bigint;
  /** On the commission. */
  vatMinor: bigint;
  /** What the seller has earned. */
  netMinor: bigint;
  /** Of what the seller has earned, what payouts have taken up: approved, on their way or paid. */
  allocatedMinor: bigint;
}

export const emptyDistribution: Readonly<Distribution> = {
  capturedMinor: 0n,
  takenBackMinor: 0n,
  toldBackMinor: 0n,
  commissionMinor: 0n,
  vatMinor: 0n,
  netMinor: 0n,
  allocatedMinor: 0n,
};

/** How an order's money is divided; fixed when it was ordered. */
export interface Division {
  tariff: CommissionTariff;
  vatPermille: number;
}

/** Whose accounts the money of an order moves between. */
export interface DistributionParties {
  orderId: string;
  /** The seller's account address. */
  seller: string;
  /** Where the VAT on the commission is due. */
  vatCountry: string;
}

/** Owed to the seller for the order, not taken up by a payout yet; below zero: paid out and refunded since. */
export const dueOf = ({ netMinor, allocatedMinor }: Distribution): bigint => netMinor - allocatedMinor;

/**
 * The distribution once this much was captured in total. A total at or below the known one changes nothing: captures only
 * grow, so it comes late or again.
 */
export function withCaptured(before: Distribution, capturedMinor: bigint, division: Division): Distribution {
  return capturedMinor <= before.capturedMinor ? before : divided({ ...before, capturedMinor }, division);
}

/**
 * The distribution once this much in total went back. The total may fall, when a refund fails. What is told beyond what
 * was captured waits for its capture.
 */
export function withTakenBack(before: Distribution, totalMinor: bigint, division: Division): Distribution {
  return totalMinor === before.toldBackMinor
    ? before
    : divided({ ...before, toldBackMinor: totalMinor }, division);
}

/**
 * What the change from one distribution to another means for the books: everything moves between what we hold for the
 * order and the three who share it. What the seller is due beyond what payouts took up is owed to it; what payouts took up
 * beyond what it is due, it owes. Legs that bring money back to the order come first, so that its account covers the rest.
 *
 * @example 3,112.45 EUR captured, 1 % commission, 17 % VAT on it →
 * // order_liability → vendor_payable 3,076.04 · order_liability → commission_revenue 31.12 · order_liability → vat_collected 5.29
 */
export function planDistribution(
  before: Distribution,
  after: Distribution,
  parties: DistributionParties,
): Leg[] {
  const held = accountOf('order_liability', parties.orderId);
  const move = (to: Leg['credit'], code: Leg['code'], amountMinor: bigint): Leg =>
    amountMinor >= 0n
      ? { debit: held, credit: to, amountMinor, code }
      : { debit: to, credit: held, amountMinor: -amountMinor, code };
  const { payableMinor, debtMinor } = dueChange(dueOf(before), dueOf(after));
  const legs = [
    move(accountOf('vendor_payable', parties.seller), 'capture', payableMinor),
    // The account stands on the debit side: what the seller repays is a credit.
    move(
      accountOf('vendor_debt', parties.seller),
      debtMinor > 0n ? 'vendor-debt' : 'debt-repaid',
      -debtMinor,
    ),
    move(accountOf('commission_revenue'), 'commission', after.commissionMinor - before.commissionMinor),
    move(accountOf('vat_collected', parties.vatCountry), 'tax', after.vatMinor - before.vatMinor),
  ];
  const isReturn = ({ credit }: Leg) => credit === held;
  return [...legs.filter(isReturn), ...legs.filter((leg) => !isReturn(leg))]
    .filter(({ amountMinor }) => amountMinor > 0n)
    .map((leg) => (isReturn(leg) ? { ...leg, code: returned(leg.code) } : leg));
}

/**
 * How what is owed to a seller for an order, and what it owes, move when its due goes from one figure to another.
 *
 * @example dueChange(100n, -50n) // { payableMinor: -100n, debtMinor: 50n }
 */
export function dueChange(
  beforeMinor: bigint,
  afterMinor: bigint,
): { payableMinor: bigint; debtMinor: bigint } {
  const payable = (due: bigint) => (due > 0n ? due : 0n);
  const debt = (due: bigint) => (due < 0n ? -due : 0n);
  return {
    payableMinor: payable(afterMinor) - payable(beforeMinor),
    debtMinor: debt(afterMinor) - debt(beforeMinor),
  };
}

function divided(totals: Distribution, { tariff, vatPermille }: Division): Distribution {
  const { capturedMinor, toldBackMinor } = totals;
  const takenBackMinor = toldBackMinor < capturedMinor ? toldBackMinor : capturedMinor;
  return { ...totals, takenBackMinor, ...shareOf(tariff, capturedMinor - takenBackMinor, vatPermille) };
}

const returned = (code: Leg['code']): Leg['code'] =>
  code === 'commission' ? 'commission-returned' : code === 'capture' ? 'refund' : code;
