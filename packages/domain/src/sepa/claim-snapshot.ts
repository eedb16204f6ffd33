import { emptySnapshot, type Snapshot } from '../payment/snapshot.ts';

/** What our bank account knows of one attempt to pay. Amounts in cents. */
export interface ClaimFacts {
  amountMinor: bigint;
  /** Booked receipts; the fee is what was taken on the way and is borne by us. */
  receipts: readonly { amountMinor: bigint; feeMinor: bigint }[];
  /** Taken back by the payer's bank. */
  takenBackMinor: bigint;
  capturedMinor: bigint;
  /** What we send back: before it was captured (`void`) or after. */
  transfers: readonly {
    kind: 'void' | 'refund';
    status: 'waiting' | 'sent' | 'accepted' | 'settled' | 'rejected' | 'returned';
    amountMinor: bigint;
  }[];
  /** Nothing is expected any more: it was voided, or its time is over. */
  isClosed: boolean;
}

const underWay = new Set(['waiting', 'sent', 'accepted']);

/**
 * The totals of a transfer's attempt. Money counts when the bank has booked it, and is final then; money that goes back
 * counts when it has left our account. A refund that the beneficiary's bank sends back is not refunded any more; a void
 * that comes back stays given back, and what came is held for the payer as an unmatched receipt.
 *
 * @example claimSnapshot({ amountMinor: 500n, receipts: [{ amountMinor: 500n, feeMinor: 0n }], … }).phase // 'held'
 */
export function claimSnapshot(facts: ClaimFacts): Snapshot {
  const total = (kind: 'void' | 'refund', is: (status: string) => boolean): bigint =>
    facts.transfers
      .filter((transfer) => transfer.kind === kind && is(transfer.status))
      .reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
  const authorizedMinor = receivedOf(facts);
  const isHeld = authorizedMinor >= facts.amountMinor;
  return {
    ...emptySnapshot,
    phase: facts.isClosed ? 'closed' : isHeld ? 'held' : authorizedMinor > 0n ? 'processing' : 'open',
    authorizedMinor,
    capturedMinor: facts.capturedMinor,
    voidedMinor: total('void', (status) => status === 'settled' || status === 'returned'),
    refundPendingMinor: total('refund', (status) => underWay.has(status)),
    refundedMinor: total('refund', (status) => status === 'settled'),
    refundFailedMinor: total('refund', (status) => status === 'rejected' || status === 'returned'),
    reversedMinor: facts.takenBackMinor,
    providerFeeMinor: facts.receipts.reduce((sum, { feeMinor }) => sum + feeMinor, 0n),
  };
}

/** What is with us and neither captured nor on its way back. @example uncapturedMinor(facts) // 3096n */
export function uncapturedMinor(facts: ClaimFacts): bigint {
  const takenBack = facts.capturedMinor === 0n ? facts.takenBackMinor : 0n;
  return receivedOf(facts) - facts.capturedMinor - takenBack - sentBack(facts, 'void');
}

/** What may still be refunded. */
export function refundableMinor(facts: ClaimFacts): bigint {
  const takenBack = facts.capturedMinor === 0n ? 0n : facts.takenBackMinor;
  return facts.capturedMinor - takenBack - sentBack(facts, 'refund');
}

const receivedOf = ({ receipts }: ClaimFacts): bigint =>
  receipts.reduce((sum, { amountMinor, feeMinor }) => sum + amountMinor + feeMinor, 0n);

function sentBack({ transfers }: ClaimFacts, kind: 'void' | 'refund'): bigint {
  const isGone = (status: string): boolean =>
    underWay.has(status) || status === 'settled' || (kind === 'void' && status === 'returned');
  return transfers
    .filter((transfer) => transfer.kind === kind && isGone(transfer.status))
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
}

/** An account that the payer paid from, with what came from it and has not been sent back to it. */
export interface PayerAccount {
  iban: string;
  name: string;
  leftMinor: bigint;
}

/**
 * Where money goes back to: the accounts that it came from, the last one first. Money taken on the way is given back by
 * us, on the last of them.
 *
 * @returns null when no account is known
 * @example planGiveBack([{ iban: 'DE…', name: 'Nordkai', leftMinor: 500n }], 300n) // [{ iban: 'DE…', name: 'Nordkai', amountMinor: 300n }]
 */
export function planGiveBack(
  accounts: readonly PayerAccount[],
  amountMinor: bigint,
): { iban: string; name: string; amountMinor: bigint }[] | null {
  let rest = amountMinor;
  const parts: { iban: string; name: string; amountMinor: bigint }[] = [];
  for (const { iban, name, leftMinor } of accounts.toReversed()) {
    const part = leftMinor < rest ? leftMinor : rest;
    if (part > 0n) parts.push({ iban, name, amountMinor: part });
    rest -= part > 0n ? part : 0n;
  }
  const account = accounts.at(-1);
  if (account === undefined) return null;
  const known = parts.find(({ iban }) => iban === account.iban);
  if (rest > 0n && known !== undefined) known.amountMinor += rest;
  else if (rest > 0n) parts.push({ iban: account.iban, name: account.name, amountMinor: rest });
  return parts;
}
