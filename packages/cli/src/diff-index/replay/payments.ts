import { addToToken } from './periods.ts';
import { count } from './protocol.ts';
import { logIdOf, type Seen } from './seen-log.ts';
import { add, amountOf, type Row, type Tables } from './tables.ts';

const BPS = 10_000n;

/** What an event says of a payment's money: where it went, and what is left on either side. */
export interface Division {
  kind: string;
  /** How much money the event speaks of. */
  amount: bigint;
  toReceiver?: bigint;
  toPayer?: bigint;
  /** Commission reversed, of a refund alone: otherwise it follows. */
  feeReversed?: bigint;
  milestone?: number | null;
  account: string;
}

/** The balance of a token in the escrow. */
export function balanceOf(tables: Tables, token: string): Row {
  return tables.ensure('EscrowBalance', token, () => ({
    ...{ capMinor: 0n, openMinor: 0n, creditMinor: 0n, heldMinor: 0n },
    ...{ authorizedMinor: 0n, capturedMinor: 0n, voidedMinor: 0n },
  }));
}

/** Money came into the escrow (above zero) or left it (below). */
export function changeHeld(balance: Row, of: 'openMinor' | 'creditMinor', amount: bigint): void {
  add(balance, of, amount);
  add(balance, 'heldMinor', amount);
}

/**
 * A payment's money moves as an event of the escrow says. Captured money is the receiver side's until it is refunded, and
 * the commission is `floor(refundable × feeBps / 10,000)` of what that side has.
 */
export function movePayment(tables: Tables, paymentId: string, division: Division, seen: Seen): void {
  const payment = tables.need('Payment', paymentId);
  const { kind, amount, toReceiver = 0n, toPayer = 0n } = division;
  const isRefund = kind === 'REFUNDED';
  let fee = division.feeReversed ?? 0n;
  if (isRefund) {
    const isOfOperator = division.account === payment['operator'];
    const before = amountOf(payment, 'refundableMinor');
    if (!isOfOperator) bookShares(tables, payment, paymentId, before - toPayer, before, 'returnedMinor');
    add(payment, 'refundedMinor', toPayer);
    add(payment, 'feeReversedMinor', fee);
    add(payment, 'refundableMinor', -toPayer);
  } else {
    const before = amountOf(payment, 'refundableMinor');
    const after = before + toReceiver;
    fee = feeOn(payment, after) - feeOn(payment, before);
    bookShares(tables, payment, paymentId, before, after, 'paidMinor');
    add(payment, 'capturedMinor', toReceiver);
    add(payment, 'feeMinor', fee);
    add(payment, 'voidedMinor', toPayer);
    add(payment, 'openMinor', -toReceiver - toPayer);
    payment['refundableMinor'] = after;
    const balance = balanceOf(tables, payment['token'] as string);
    add(balance, 'capturedMinor', toReceiver);
    add(balance, 'voidedMinor', toPayer);
    changeHeld(balance, 'openMinor', -toReceiver - toPayer);
    if (amountOf(payment, 'openMinor') === 0n) payment['phase'] = 'CLOSED';
  }
  addToToken(tables, seen.at, payment['token'] as string, {
    ...(kind === 'AUTHORIZED' || kind === 'CHARGED' ? { paymentCount: 1, authorizedMinor: amount } : {}),
    ...(kind === 'DISPUTED' ? { disputedMinor: amount } : {}),
    ...(isRefund
      ? { refundedMinor: toPayer, feeReversedMinor: fee }
      : { capturedMinor: toReceiver, voidedMinor: toPayer, feeMinor: fee }),
  });
  tables.put('PaymentEvent', logIdOf(seen), {
    ...{ payment: paymentId, kind, milestone: division.milestone ?? null, amountMinor: amount },
    ...{ toReceiverMinor: toReceiver, toPayerMinor: toPayer, feeMinor: fee, grams: 0n },
    ...{ account: division.account, at: seen.at, block: seen.block, transaction: seen.transaction },
  });
  payment['lastEvent'] = logIdOf(seen);
}

/** Title moved against a payment; of an order that is paid through banks there is no payment. */
export function releaseAgainstPayment(
  tables: Tables,
  paymentId: string,
  grams: bigint,
  releasedTotal: bigint,
  seen: Seen,
): void {
  const payment = tables.find('Payment', paymentId);
  if (payment === undefined) return;
  payment['capturedGrams'] = releasedTotal;
  const last = tables.need('PaymentEvent', String(payment['lastEvent']));
  if (last['transaction'] !== seen.transaction) {
    throw new Error(`Title moved against payment ${paymentId} without an event of the escrow.`);
  }
  add(last, 'grams', grams);
}

/** Freezes what is left of a milestone, or of a payment in one piece. */
export function raiseDispute(
  tables: Tables,
  paymentId: string,
  said: { index: number; amount: bigint; reason: string; actor: string },
  { at, transaction }: Seen,
): void {
  const payment = tables.need('Payment', paymentId);
  const id = `${paymentId}-${said.index}`;
  tables.put('Dispute', id, {
    ...{ payment: paymentId, index: said.index, state: 'OPEN', amountMinor: said.amount },
    ...{ reason: said.reason, raisedBy: said.actor, raisedAt: at, transaction },
    ...{ toReceiverMinor: null, toPayerMinor: null, endedBy: null, endedAt: null },
  });
  if (payment['milestonesHash'] !== null) milestoneOf(tables, paymentId, said.index)['dispute'] = id;
  payment['openDisputes'] = [...(payment['openDisputes'] as readonly number[]), said.index];
  add(payment, 'disputedMinor', said.amount);
  count(tables, 'disputeCount');
}

/** Ends one dispute, or all that are open. */
export function endDisputes(
  tables: Tables,
  paymentId: string,
  indices: readonly number[],
  end: Row,
  at: bigint,
): void {
  const payment = tables.need('Payment', paymentId);
  for (const index of indices) {
    const dispute = tables.need('Dispute', `${paymentId}-${index}`);
    Object.assign(dispute, end, { endedAt: at });
    add(payment, 'disputedMinor', -amountOf(dispute, 'amountMinor'));
  }
  payment['openDisputes'] = openDisputes(payment).filter((index) => !indices.includes(index));
}

export const openDisputes = (payment: Row): readonly number[] => payment['openDisputes'] as readonly number[];

export function milestoneOf(tables: Tables, paymentId: string, index: number): Row {
  return tables.ensure('Milestone', `${paymentId}-${index}`, () => ({
    ...{ payment: paymentId, index, capturedMinor: 0n, dispute: null },
  }));
}

const feeOn = (payment: Row, refundable: bigint): bigint => (refundable * amountOf(payment, 'feeBps')) / BPS;

function bookShares(
  tables: Tables,
  payment: Row,
  paymentId: string,
  low: bigint,
  high: bigint,
  to: 'paidMinor' | 'returnedMinor',
): void {
  const shares = Array.from({ length: Number(payment['shareCount']) }, (_, place) =>
    tables.need('FeeShare', `${paymentId}-${place}`),
  );
  const lowParts = partsOf(feeOn(payment, low), shares);
  const highParts = partsOf(feeOn(payment, high), shares);
  shares.forEach((share, place) => {
    add(share, to, (highParts[place] ?? 0n) - (lowParts[place] ?? 0n));
  });
}

/** Share i of a commission is `floor(rest × shareBps / bps left)`, where rest is what the earlier shares leave. */
function partsOf(commission: bigint, shares: readonly Row[]): bigint[] {
  let rest = commission;
  let bpsLeft = BPS;
  return shares.map((share) => {
    const bps = amountOf(share, 'shareBps');
    const part = bpsLeft > 0n ? (rest * bps) / bpsLeft : 0n;
    rest -= part;
    bpsLeft -= bps;
    return part;
  });
}
