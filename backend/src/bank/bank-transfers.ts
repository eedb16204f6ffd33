import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/index.ts';
import type { StoredTransfer } from './infra/transfer-store.ts';

/**
 * What became of a transfer that we sent. `settled`: it left our account, a statement shows it. `rejected`: it never
 * left; the bank refuses it. It is `settled` after that when the bank made it all the same. `returned`: it had left and
 * came back, maybe after days.
 */
export interface TransferChange {
  /** The key that it was ordered under. */
  key: string;
  transferId: string;
  status: 'accepted' | 'settled' | 'rejected' | 'returned';
  amountMinor: bigint;
  /** ISO 20022 code of the bank, such as AC04, and what it means. */
  reason: { code: string | null; sentence: string } | null;
  /** The day the bank booked it, for `settled` and `returned`. */
  bookedOn: string | null;
  /** The account that it left or came back to. */
  iban: string;
}
export type TransferListener = (tx: Tx, change: TransferChange, transfer: StoredTransfer) => Promise<void>;

/** Tells whoever sends money by bank what became of it, once for each status, in the transaction that keeps it. */
@Injectable()
export class BankTransfers {
  private readonly listeners: TransferListener[] = [];

  /** Called for every transfer; a listener passes over the keys that are not its own. */
  onTransferStatus(listener: TransferListener): void {
    this.listeners.push(listener);
  }

  async tell(tx: Tx, change: TransferChange, transfer: StoredTransfer): Promise<void> {
    for (const listener of this.listeners) await listener(tx, change, transfer);
  }
}
