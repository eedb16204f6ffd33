import {
  accountOf,
  commissionBetween,
  escrowOnchain,
  type Leg,
  type TransferCode,
} from '@topsteel/domain/ledger';
import { escrowEventNames, type EscrowEventName, type EventArgs, type Terms } from '@topsteel/domain/bridge';

/** Where the books meet the chain. */
export interface Books {
  chainId: number;
  token: string;
  /** The account our own share of the commission is paid to. */
  treasury: string;
}

/** An event of the escrow. */
export type EscrowEvent = { [N in EscrowEventName]: { name: N; args: EventArgs<N> } }[EscrowEventName];

/** What is known of the payment from other events. */
export interface Known {
  terms: Terms | null;
  /** What was disputed, by milestone. */
  disputed: ReadonlyMap<string, bigint>;
}

/** Is it of the escrow? */
export const isEscrowEvent = (event: { name: string }): event is EscrowEvent =>
  escrowEventNames.some((name) => name === event.name);

/**
 * What an event of the escrow means for the books. Every leg that touches `escrow_onchain` is money that entered or
 * left the contract, so the account's balance is what the contract holds.
 *
 * What goes to the receiver's side is divided by the terms and by `refundable`, which the event gives as it is
 * afterwards; the contract divides by the same rule and does not repeat the shares.
 *
 * A payout is entered as paid; when the token refused it, the contract says so by `CreditAssigned` in the same
 * transaction, and that event takes the money back into the escrow, owed to whom it was for. A refund goes past the
 * escrow, from who pays it to the payer; only the commission that comes back to us is ours to enter.
 *
 * @param known of the payment: its terms, needed when money goes to the receiver's side or comes back from it, and what
 *   was disputed of each milestone, of which a ruling names the receiver's part alone
 * @example captured 3,587.04 with 1 % commission, 80 % of it ours →
 * // escrow_liability → vendor_payable 3,587.04 · vendor_payable → commission_payable 35.87
 * // vendor_payable → escrow_onchain 3,551.17 · commission_payable → commission_revenue 28.70
 * // treasury_wallet → escrow_onchain 28.70 · commission_payable → escrow_onchain 7.17
 */
export function planPostings(event: EscrowEvent, books: Books, { terms, disputed }: Known): Leg[] {
  const escrow = escrowOnchain(books.chainId, books.token);
  switch (event.name) {
    case 'PaymentAuthorized': {
      const { paymentId, terms: signed } = event.args;
      const held = accountOf('escrow_liability', paymentId);
      return [{ debit: escrow, credit: held, amountMinor: BigInt(signed.maxAmount), code: 'authorize' }];
    }
    case 'PaymentCharged': {
      if (terms === null) return [];
      const { paymentId } = event.args;
      const held = accountOf('escrow_liability', paymentId);
      return [
        { debit: escrow, credit: held, amountMinor: terms.maxAmount, code: 'authorize' },
        ...payOut(books, terms, paymentId, terms.maxAmount, terms.maxAmount),
      ];
    }
    case 'PaymentCaptured':
    case 'MilestoneCaptured':
    case 'DeliveryCaptured': {
      const { paymentId, amount, refundable } = event.args;
      return terms === null ? [] : payOut(books, terms, paymentId, BigInt(amount), BigInt(refundable));
    }
    case 'PaymentVoided':
      return [giveBack(books, event.args.paymentId, BigInt(event.args.amount), 'void')];
    case 'PaymentReclaimed':
      return [giveBack(books, event.args.paymentId, BigInt(event.args.amount), 'reclaim')];
    case 'DisputeResolved': {
      if (terms === null) return [];
      const { paymentId, index, toReceiver, refundable } = event.args;
      const toPayer = (disputed.get(index) ?? 0n) - BigInt(toReceiver);
      return [
        ...payOut(books, terms, paymentId, BigInt(toReceiver), BigInt(refundable)),
        giveBack(books, paymentId, toPayer, 'resolve'),
      ];
    }
    case 'PaymentSettled':
    case 'DisputesLapsed': {
      if (terms === null) return [];
      const { paymentId, toReceiver, toPayer, refundable } = event.args;
      return [
        ...payOut(books, terms, paymentId, BigInt(toReceiver), BigInt(refundable)),
        giveBack(books, paymentId, BigInt(toPayer), event.name === 'PaymentSettled' ? 'settle' : 'lapse'),
      ];
    }
    case 'PaymentRefunded': {
      const { amount, refundable, actor } = event.args;
      // The operator refunds out of its own pocket; the receiver together with who had the commission.
      if (terms === null || isSame(actor, terms.operator)) return [];
      return takeBack(books, terms, BigInt(amount), BigInt(refundable));
    }
    case 'CreditAssigned': {
      const owed = owedTo(event.args.account, books);
      return [
        { debit: escrow, credit: owed, amountMinor: BigInt(event.args.amount), code: 'credit-assigned' },
      ];
    }
    case 'CreditClaimed': {
      const owed = owedTo(event.args.account, books);
      return [
        { debit: owed, credit: escrow, amountMinor: BigInt(event.args.amount), code: 'credit-claimed' },
      ];
    }
    case 'PaymentDisputed':
    case 'TokenAccepted':
      return [];
  }
}

/** `amount` leaves for the receiver and the fee receivers; `refundable` is what they have of the payment then. */
function payOut(books: Books, terms: Terms, paymentId: string, amount: bigint, refundable: bigint): Leg[] {
  const escrow = escrowOnchain(books.chainId, books.token);
  const held = accountOf('escrow_liability', paymentId);
  const payable = accountOf('vendor_payable', terms.receiver);
  const fee = accountOf('commission_payable', paymentId);
  const commission = commissionBetween(terms, refundable - amount, refundable);
  return [
    { debit: held, credit: payable, amountMinor: amount, code: 'capture' },
    { debit: payable, credit: fee, amountMinor: commission.totalMinor, code: 'commission' },
    { debit: payable, credit: escrow, amountMinor: amount - commission.totalMinor, code: 'payout' },
    ...commission.shares.flatMap(({ receiver, amountMinor }): Leg[] => {
      if (!isSame(receiver, books.treasury)) {
        return [{ debit: fee, credit: escrow, amountMinor, code: 'commission-paid' }];
      }
      const treasury = accountOf('treasury_wallet', books.treasury);
      return [
        { debit: fee, credit: accountOf('commission_revenue'), amountMinor, code: 'commission-earned' },
        { debit: treasury, credit: escrow, amountMinor, code: 'commission-paid' },
      ];
    }),
  ];
}

/** Our share of the commission on `amount` goes back to the payer; `refundable` is what is left afterwards. */
function takeBack(books: Books, terms: Terms, amount: bigint, refundable: bigint): Leg[] {
  const { shares } = commissionBetween(terms, refundable, refundable + amount);
  const treasury = accountOf('treasury_wallet', books.treasury);
  return shares
    .filter(({ receiver }) => isSame(receiver, books.treasury))
    .map(({ amountMinor }) => ({
      debit: accountOf('commission_revenue'),
      credit: treasury,
      amountMinor,
      code: 'commission-returned' as const,
    }));
}

function giveBack(books: Books, paymentId: string, amountMinor: bigint, code: TransferCode): Leg {
  const held = accountOf('escrow_liability', paymentId);
  const escrow = escrowOnchain(books.chainId, books.token);
  return { debit: held, credit: escrow, amountMinor, code };
}

const owedTo = (account: string, books: Books) =>
  isSame(account, books.treasury)
    ? accountOf('treasury_wallet', books.treasury)
    : accountOf('claimable_credit', account);

const isSame = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
