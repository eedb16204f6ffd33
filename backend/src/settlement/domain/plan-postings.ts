import { accountOf, escrowOnchain, type Leg } from '@topsteel/domain/ledger';
import type { EventArgs } from '@topsteel/domain/bridge';

/** Where the books meet the chain. */
export interface Books {
  chainId: number;
  token: string;
  /** The account our own share of the commission is paid to. */
  treasury: string;
}

/** The events of the escrow that move money. */
export type MoneyEvent =
  | { name: 'PaymentAuthorized'; args: EventArgs<'PaymentAuthorized'> }
  | { name: 'PaymentCaptured'; args: EventArgs<'PaymentCaptured'> }
  | { name: 'PaymentVoided'; args: EventArgs<'PaymentVoided'> }
  | { name: 'PaymentReclaimed'; args: EventArgs<'PaymentReclaimed'> }
  | { name: 'FeePaid'; args: EventArgs<'FeePaid'> }
  | { name: 'CreditAssigned'; args: EventArgs<'CreditAssigned'> }
  | { name: 'CreditClaimed'; args: EventArgs<'CreditClaimed'> };

/**
 * What an event of the escrow means for the books. Every leg that touches `escrow_onchain` is money that entered or
 * left the contract, so the account's balance is what the contract holds.
 *
 * A payout is entered as paid; when the token refused it, the contract says so by `CreditAssigned` in the same
 * transaction, and that event takes the money back into the escrow, owed to whom it was for.
 *
 * @param receiver who is paid by the payment's terms; needed for a capture only
 * @example captured 3,587.04 with 35.87 commission →
 * // escrow_liability → vendor_payable 3,587.04 · vendor_payable → commission_payable 35.87
 * // vendor_payable → escrow_onchain 3,551.17
 */
export function planPostings(event: MoneyEvent, books: Books, receiver: string | null): Leg[] {
  const escrow = escrowOnchain(books.chainId, books.token);
  switch (event.name) {
    case 'PaymentAuthorized': {
      const { paymentId, amount } = event.args;
      const held = accountOf('escrow_liability', paymentId);
      return [{ debit: escrow, credit: held, amountMinor: BigInt(amount), code: 'authorize' }];
    }
    case 'PaymentCaptured': {
      if (receiver === null) return [];
      const amountMinor = BigInt(event.args.amount);
      const feeMinor = BigInt(event.args.fee);
      const held = accountOf('escrow_liability', event.args.paymentId);
      const payable = accountOf('vendor_payable', receiver);
      const fee = accountOf('commission_payable', event.args.paymentId);
      return [
        { debit: held, credit: payable, amountMinor, code: 'capture' },
        { debit: payable, credit: fee, amountMinor: feeMinor, code: 'commission' },
        { debit: payable, credit: escrow, amountMinor: amountMinor - feeMinor, code: 'payout' },
      ];
    }
    case 'FeePaid': {
      const amountMinor = BigInt(event.args.amount);
      const fee = accountOf('commission_payable', event.args.paymentId);
      if (!isSame(event.args.receiver, books.treasury)) {
        return [{ debit: fee, credit: escrow, amountMinor, code: 'commission-paid' }];
      }
      const treasury = accountOf('treasury_wallet', books.treasury);
      return [
        { debit: fee, credit: accountOf('commission_revenue'), amountMinor, code: 'commission-earned' },
        { debit: treasury, credit: escrow, amountMinor, code: 'commission-paid' },
      ];
    }
    case 'PaymentVoided':
    case 'PaymentReclaimed': {
      const held = accountOf('escrow_liability', event.args.paymentId);
      const code = event.name === 'PaymentVoided' ? 'void' : 'reclaim';
      return [{ debit: held, credit: escrow, amountMinor: BigInt(event.args.amount), code }];
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
  }
}

const owedTo = (account: string, books: Books) =>
  isSame(account, books.treasury)
    ? accountOf('treasury_wallet', books.treasury)
    : accountOf('claimable_credit', account);

const isSame = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
