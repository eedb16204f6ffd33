import type { RailName } from '../payment/index.ts';
import type { PaymentInstructions } from './invoice.ts';

/** How a sale was paid. */
export interface PaidBy {
  rail: RailName;
  /** The RF reference or the payment's id. */
  reference: string | null;
  /** The account that received a transfer. */
  account: { iban: string; bic: string | null; holder: string } | null;
}

const means: Readonly<Record<RailName, { code: string; text: string }>> = {
  'usdc-escrow': { code: 'ZZZ', text: 'USDC in escrow, captured by the settlement contract' },
  card: { code: '48', text: 'Bank card' },
  sepa: { code: '58', text: 'SEPA credit transfer' },
  coinbase: { code: 'ZZZ', text: 'Digital currency by Coinbase' },
  eth: { code: 'ZZZ', text: 'Ether' },
};

/**
 * BG-16 of a payment (UNTDID 4461): 58 SEPA credit transfer, 48 bank card; tokens have no code and are ZZZ, mutually
 * defined, with words.
 *
 * @example paymentInstructionsOf({ rail: 'card', reference: null, account: null }).meansCode // '48'
 */
export function paymentInstructionsOf({ rail, reference, account }: PaidBy): PaymentInstructions {
  const { code, text } = means[rail];
  return {
    meansCode: code,
    meansText: text,
    remittance: reference,
    account: account === null ? null : { iban: account.iban, name: account.holder, bic: account.bic },
  };
}
