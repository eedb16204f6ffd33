import type { BankBooking, BankEntry, BankTransfer } from '@topsteel/domain/api';
import { reasonSentence } from '@topsteel/domain/sepa';
import type { Tx } from '../platform/database/index.ts';
import { namesOf } from './infra/entry-queries.ts';
import type { StoredBooking } from './infra/booking-store.ts';
import {
  allocationsOf,
  type AllocationKind,
  type StoredAllocation,
  type StoredEntry,
} from './infra/entry-store.ts';
import type { StoredTransfer } from './infra/transfer-store.ts';

/** Entries as the finance desk sees them: what each is for, or may be for, by the names of orders and payees. */
export async function presentEntries(tx: Tx, entries: readonly StoredEntry[]): Promise<BankEntry[]> {
  const allocations = await allocationsOf(
    tx,
    entries.map(({ id }) => id),
  );
  const parts = entries.flatMap(({ candidates }) => candidates.flatMap((candidate) => candidate.parts));
  const names = await namesOf(tx, [
    ...parts.flatMap(({ targetId }) => targetId ?? []),
    ...allocations.flatMap((row) => targetOf(row) ?? []),
  ]);
  const part = (kind: AllocationKind, targetId: string | null, amountMinor: bigint, feeMinor: bigint) => {
    const claim = names.claims.get(targetId ?? '');
    const transfer = names.transfers.get(targetId ?? '');
    return {
      kind,
      label:
        claim?.orderNumber ??
        transfer?.creditorName ??
        names.payouts.get(targetId ?? '') ??
        names.bookings.get(targetId ?? '')?.label ??
        '',
      orderId: claim?.orderId ?? null,
      amountMinor: amountMinor.toString(),
      feeMinor: feeMinor.toString(),
    };
  };
  return entries.map((entry) => ({
    id: entry.id,
    iban: entry.iban,
    bookedOn: entry.line.bookedOn,
    valueOn: entry.valueOn,
    direction: entry.line.direction,
    amountMinor: entry.line.amountMinor.toString(),
    openMinor: entry.openMinor.toString(),
    currency: 'EUR',
    counterparty: { name: entry.line.counterpartyName, iban: entry.line.counterpartyIban },
    text: entry.line.texts.join(' · '),
    endToEndId: entry.line.endToEndId,
    chargesMinor: entry.line.chargesMinor.toString(),
    returned: entry.line.isReturn ? reasonSentence(entry.line.returnReason) : null,
    state: entry.state,
    isConfirmed: entry.statementId !== null,
    candidates: entry.candidates.map((candidate) => ({
      key: candidate.key,
      why: candidate.why,
      parts: candidate.parts.map(({ kind, targetId, amountMinor, feeMinor }) =>
        part(kind, targetId, amountMinor, feeMinor),
      ),
    })),
    allocations: allocations
      .filter(({ entryId }) => entryId === entry.id)
      .map((row) => ({
        ...part(
          row.kind as AllocationKind,
          targetOf(row),
          BigInt(row.amountMinor.toFixed()),
          BigInt(row.feeMinor.toFixed()),
        ),
        by: row.by === 'engine' ? ('engine' as const) : ('person' as const),
        rule: row.rule,
        why: row.why as string[],
        at: row.createdAt.toISOString(),
        transferId: row.transferId,
        transferStatus: names.transfers.get(row.transferId ?? '')?.status ?? null,
        booking: sourceOfRef(names.bookings.get(row.bookingId ?? '')?.ref),
      })),
    note: entry.note,
  }));
}

const targetOf = (row: StoredAllocation): string | null =>
  row.claimId ?? row.transferId ?? row.payoutId ?? row.bookingId;

/** @example sourceOfRef('journal:01a2…') // { kind: 'journal', id: '01a2…' } */
function sourceOfRef(ref: string | undefined): BankEntry['allocations'][number]['booking'] {
  const [kind, id] = ref?.split(':') ?? [];
  return (kind === 'journal' || kind === 'conversion') && id !== undefined ? { kind, id } : null;
}

export const presentBooking = (booking: StoredBooking): BankBooking => {
  const source = sourceOfRef(booking.ref);
  return {
    id: booking.id,
    kind: source?.kind ?? 'journal',
    sourceId: source?.id ?? booking.id,
    label: booking.label,
    happenedOn: booking.happenedOn,
    amountMinor: booking.amountMinor.toString(),
    restMinor: booking.restMinor.toString(),
  };
};

export const presentTransfer = (transfer: StoredTransfer): BankTransfer => ({
  id: transfer.id,
  kind: transfer.kind,
  creditor: { name: transfer.creditorName, iban: transfer.creditorIban },
  amountMinor: transfer.amountMinor.toString(),
  status: transfer.status,
  reason:
    transfer.status === 'rejected' || transfer.status === 'returned'
      ? reasonSentence(transfer.reasonCode)
      : null,
  changedAt: transfer.changedAt.toISOString(),
});
