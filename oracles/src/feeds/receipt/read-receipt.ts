import type { PublicClient } from 'viem';
import type { WatchedPayment } from '../../reports/report-kinds.ts';
import { createBankReader } from './read-bank.ts';
import type { BankAccess } from './read-bank.ts';
import { createCardReader } from './read-card.ts';
import type { CardAccess } from './read-card.ts';
import { createCoinbaseReader } from './read-coinbase.ts';
import type { CoinbaseAccess } from './read-coinbase.ts';
import { createNativeReader } from './read-native.ts';

/** What one payment has brought in. */
export interface Received {
  /** Final money, less what went back, in minor units of the payment's currency. */
  minor: bigint;
  /**
   * The money's one name: the same however the payment was written when it was asked for. null: there is none to count.
   */
  name: string | null;
}

/** @throws Error when the bank or the provider does not answer: not the same as nothing received */
export type ReadReceipt = (payment: WatchedPayment) => Promise<Received>;

/** Our own access to those who know; null where none has been set. */
export interface ReceiptAccess {
  bank: BankAccess | null;
  card: CardAccess | null;
  coinbase: CoinbaseAccess | null;
}

/** Reads from whoever the payment's rail names. Each process that asks has clients of its own. */
export function createReceiptReader(access: ReceiptAccess, client: PublicClient): ReadReceipt {
  const readers = {
    sepa: access.bank === null ? null : createBankReader(access.bank),
    card: access.card === null ? null : createCardReader(access.card),
    coinbase: access.coinbase === null ? null : createCoinbaseReader(access.coinbase),
    eth: createNativeReader(client),
  };
  return async (payment) => {
    const read = readers[payment.rail];
    if (read === null)
      throw new Error(`Nobody has set how to reach the provider of the rail ${payment.rail}.`);
    return read(payment);
  };
}

/** Several payments of one order add up. @throws Error when two of them are the same money under two spellings */
export async function readTotal(
  read: ReadReceipt,
  payments: readonly WatchedPayment[],
): Promise<{ minor: bigint; names: readonly string[] }> {
  const parts = await Promise.all(payments.map(read));
  const names = parts.flatMap(({ name }) => (name === null ? [] : [name]));
  const repeated = names.find((name, at) => names.indexOf(name) < at);
  if (repeated !== undefined) throw new PaymentNamedTwice(repeated);
  return { minor: parts.reduce((sum, { minor }) => sum + minor, 0n), names };
}

export class PaymentNamedTwice extends Error {
  constructor(name: string) {
    super(`The payment ${name} is named twice: its money would count twice.`);
  }
}
