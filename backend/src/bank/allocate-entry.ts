import { Injectable } from '@nestjs/common';
import { reasonSentence } from '@topsteel/domain/sepa';
import { formatAmount } from '@topsteel/domain/units';
import { newId, type Tx } from '../platform/database/index.ts';
import { closeWork, openWork } from '../work/index.ts';
import { BankTransfers } from './bank-transfers.ts';
import { markClaim } from './infra/claim-store.ts';
import { insertAllocation, updateEntry, type AllocationKind, type StoredEntry } from './infra/entry-store.ts';
import { moveTransfer, type StoredTransfer } from './infra/transfer-store.ts';
import { payoutOf } from './expect-payout.ts';
import { postEntry } from './post-entry.ts';

/** What a part of an entry is for; a part of the matching, or a person's own. */
export interface Allocation {
  kind: AllocationKind;
  targetId: string | null;
  receiptLineId: string | null;
  amountMinor: bigint;
  feeMinor: bigint;
}

export interface Basis {
  /** `engine`, or a user's id. */
  by: string;
  rule: string;
  why: readonly string[];
}

export const workKeyOf = (entryId: string): string => `bank-entry:${entryId}`;

/** Keeps what an entry is for, with everything that follows: books, transfers, claims, the work queue. */
@Injectable()
export class AllocateEntry {
  constructor(private readonly transfers: BankTransfers) {}

  /** Within the matching's lock; the parts are at most what is open of the entry. */
  async run(tx: Tx, entry: StoredEntry, parts: readonly Allocation[], basis: Basis): Promise<void> {
    const total = parts.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
    const openMinor = entry.openMinor - total;
    for (const part of parts) await this.allocate(tx, entry, part, basis);
    const isDone = openMinor === 0n;
    await updateEntry(tx, entry.id, {
      openMinor,
      candidates: [],
      state: isDone ? (basis.by === 'engine' ? 'auto' : 'done') : 'unmatched',
    });
    if (isDone) await closeWork(tx, workKeyOf(entry.id), basis.by, basis.why.join(' ') || 'It was matched.');
  }

  private async allocate(tx: Tx, entry: StoredEntry, part: Allocation, basis: Basis): Promise<void> {
    const { kind, targetId, amountMinor, feeMinor } = part;
    const id = newId();
    const isOfClaim = kind === 'receipt' || kind === 'taken-back';
    const isOfTransfer = kind === 'settled' || kind === 'returned' || kind === 'sent-back';
    await insertAllocation(tx, {
      id,
      entryId: entry.id,
      kind,
      claimId: isOfClaim ? targetId : null,
      transferId: isOfTransfer ? targetId : null,
      receiptEntryId: kind === 'taken-back' ? part.receiptLineId : null,
      payoutId: kind === 'payout-arrived' || kind === 'payout-back' ? targetId : null,
      bookingId: kind === 'elsewhere' ? targetId : null,
      amountMinor,
      feeMinor,
      ...basis,
    });
    // Money to be sent back stays owed to its sender until it has left the account.
    const leaving = kind === 'sent-back' ? 0n : least(amountMinor, entry.unmatchedMinor);
    if (leaving > 0n) {
      await postEntry(tx, entry, `match:${id}`, { kind: 'matched', amountMinor: leaving });
      entry.unmatchedMinor -= leaving;
      await updateEntry(tx, entry.id, { unmatchedMinor: entry.unmatchedMinor });
    }
    if (kind === 'charges') await postEntry(tx, entry, `charges:${id}`, { kind, amountMinor });
    if (kind === 'payout-arrived' || kind === 'payout-back') {
      const { provider } = await payoutOf(tx, targetId ?? '');
      await postEntry(tx, entry, `payout:${id}`, { kind, amountMinor, provider });
    }
    if (isOfClaim && targetId !== null) await markClaim(tx, targetId);
    if (kind === 'settled') await this.settle(tx, entry, targetId ?? '', id);
    if (kind === 'returned') await this.takeReturn(tx, entry, targetId ?? '', { id, amountMinor, feeMinor });
  }

  private async settle(tx: Tx, entry: StoredEntry, transferId: string, allocationId: string): Promise<void> {
    const transfer = await moveTransfer(
      tx,
      transferId,
      ['waiting', 'sent', 'accepted', 'rejected'],
      'settled',
      null,
    );
    if (!transfer) return;
    await closeWork(
      tx,
      `bank-transfer:${transfer.id}:rejected`,
      'bank',
      'The bank had refused it and made it all the same.',
    );
    if (transfer.kind === 'send-back') {
      await postEntry(tx, entry, `sent-back:${allocationId}`, {
        kind: 'sent-back',
        amountMinor: transfer.amountMinor,
      });
    }
    await this.tell(tx, transfer, 'settled', entry, null);
  }

  private async takeReturn(
    tx: Tx,
    entry: StoredEntry,
    transferId: string,
    { id, amountMinor, feeMinor }: { id: string; amountMinor: bigint; feeMinor: bigint },
  ): Promise<void> {
    const reason = entry.line.returnReason;
    const transfer = await moveTransfer(tx, transferId, ['settled'], 'returned', reason);
    if (!transfer) return;
    // The bank kept a part of it: whoever takes it back gets all of it, and the part is our charge.
    if (feeMinor > 0n)
      await postEntry(tx, entry, `charges:${id}`, { kind: 'charges', amountMinor: feeMinor });
    if (transfer.kind === 'void' || transfer.kind === 'send-back') {
      await postEntry(tx, entry, `came-back:${id}`, {
        kind: 'came-back',
        amountMinor: amountMinor + feeMinor,
      });
      await openWork(tx, {
        key: `bank-transfer:${transfer.id}:returned`,
        kind: 'refund-failed',
        orderId: null,
        organisationId: null,
        reason: `${formatAmount(transfer.amountMinor, 'EUR')} EUR to ${transfer.creditorName} came back. ${reasonSentence(reason)}`,
        action: 'Ask the payer for another account, and send it there from /finance/reconcile.',
        details: { transferId: transfer.id, amountMinor: transfer.amountMinor.toString() },
      });
    }
    await this.tell(tx, transfer, 'returned', entry, reason);
  }

  private async tell(
    tx: Tx,
    transfer: StoredTransfer,
    status: 'settled' | 'returned',
    entry: StoredEntry,
    reason: string | null,
  ): Promise<void> {
    if (transfer.claimId !== null) await markClaim(tx, transfer.claimId);
    await this.transfers.tell(
      tx,
      {
        key: transfer.key,
        transferId: transfer.id,
        status,
        amountMinor: transfer.amountMinor,
        reason: status === 'returned' ? { code: reason, sentence: reasonSentence(reason) } : null,
        bookedOn: entry.line.bookedOn,
        iban: entry.iban,
      },
      transfer,
    );
  }
}

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);
