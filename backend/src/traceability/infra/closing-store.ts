import type { Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../../platform/database/index.ts';

export type ClosingRow = Prisma.EpcisClosingGetPayload<object>;

/** Whether a closing is on its way to the chain. Until the transaction ends nobody else closes the book. */
export async function isClosing(tx: Tx): Promise<boolean> {
  await tx.$queryRaw`SELECT 1 FROM pg_advisory_xact_lock(hashtextextended('epcis-closing', 0))`;
  return (await tx.epcisClosing.count({ where: { state: 'requested' } })) > 0;
}

/** The number of the last closing; null before the first. */
export async function lastSequence(tx: Tx): Promise<bigint | null> {
  const { _max } = await tx.epcisClosing.aggregate({ _max: { sequence: true } });
  return _max.sequence;
}

/** Events that no closing holds, oldest first. */
export async function unclosedEvents(tx: Tx, take: number): Promise<{ id: string; hash: `0x${string}` }[]> {
  return tx.$queryRaw`
    SELECT e.id::text, e.hash FROM epcis_event e
     WHERE NOT EXISTS (SELECT 1 FROM epcis_closed_event c WHERE c.event_id = e.id)
     ORDER BY e.id LIMIT ${take}`;
}

export async function insertClosing(
  tx: Tx,
  closing: { sequence: bigint; root: string; eventCount: number },
  events: readonly { id: string; hash: string }[],
): Promise<void> {
  const { sequence } = closing;
  await tx.epcisClosing.create({ data: { ...closing, state: 'requested' } });
  await tx.epcisClosedEvent.createMany({
    data: events.map(({ id, hash }) => ({ eventId: id, sequence, hash })),
  });
}

export const updateClosing = (tx: Tx, sequence: bigint, data: Prisma.EpcisClosingUpdateInput) =>
  tx.epcisClosing.updateMany({ where: { sequence }, data });

/** Lets the events of a closing that failed go to the next one. */
export async function releaseEvents(tx: Tx, sequence: bigint): Promise<void> {
  await tx.epcisClosedEvent.deleteMany({ where: { sequence } });
}

/** The closing that holds an event, with the hashes of all events in it; null when none does. */
export async function closingOfEvent(
  tx: Tx,
  eventId: string,
): Promise<{ closing: ClosingRow; hashes: `0x${string}`[] } | null> {
  const member = await tx.epcisClosedEvent.findUnique({ where: { eventId } });
  const closing = member && (await tx.epcisClosing.findUnique({ where: { sequence: member.sequence } }));
  if (!closing) return null;
  const rows = await tx.epcisClosedEvent.findMany({
    where: { sequence: closing.sequence },
    select: { hash: true },
  });
  return { closing, hashes: rows.map(({ hash }) => hash as `0x${string}`) };
}
