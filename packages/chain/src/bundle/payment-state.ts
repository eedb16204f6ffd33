import type { Word } from '../verify/abi-words.ts';
import { entryOf, fieldOf, type ReadSlot } from './storage-layout.ts';

/** Slot of the payments in `SettlementEscrow`: EIP-712 takes two, caps, credits and their nonces one each. */
const PAYMENTS = 5n;
/** Slot of the orders in `FiatSettlement`: EIP-712 takes the first two. */
const ORDERS = 2n;

/** `SettlementEscrow.stateOf`: phase, capturable, refundable, and bit i for milestone i in dispute. */
export async function escrowStateOf(escrow: string, paymentId: Word, read: ReadSlot): Promise<Word[]> {
  const word = await read(escrow, entryOf(PAYMENTS, paymentId));
  return [fieldOf(word, 0, 2), fieldOf(word, 16, 120), fieldOf(word, 136, 120), fieldOf(word, 2, 14)];
}

/** `FiatSettlement.stateOf`: phase, grams released. */
export async function fiatStateOf(fiat: string, orderId: Word, read: ReadSlot): Promise<Word[]> {
  const word = await read(fiat, entryOf(ORDERS, orderId));
  return [fieldOf(word, 0, 8), fieldOf(word, 8, 128)];
}
