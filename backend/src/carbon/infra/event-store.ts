import { Prisma } from '../../generated/prisma/client.ts';
import { newId, type Tx } from '../../platform/database/index.ts';

/** @returns false when the same event, by client, source and id, had come before. */
export async function keepIncoming(
  tx: Tx,
  event: { clientId: string; source: string; eventId: string; type: string; body: unknown },
): Promise<boolean> {
  const kept = await tx.$executeRaw`
    INSERT INTO pact_incoming_event (id, client_id, source, event_id, type, body)
    VALUES (uuidv7(), ${event.clientId}::uuid, ${event.source}, ${event.eventId}, ${event.type}, ${JSON.stringify(event.body)}::jsonb)
    ON CONFLICT (client_id, source, event_id) DO NOTHING`;
  return kept === 1;
}

export const keepOutgoing = (tx: Tx, clientId: string, body: unknown) =>
  tx.pactOutgoingEvent.create({ data: { id: newId(), clientId, body: body as Prisma.InputJsonValue } });

export interface DueEvent {
  id: string;
  client_id: string;
  body: unknown;
  attempts: number;
  created_at: Date;
}

/** Claims the event that is due longest: nobody else takes it for two minutes. */
export async function claimDue(tx: Tx): Promise<DueEvent | null> {
  const [row] = await tx.$queryRaw<DueEvent[]>`
    UPDATE pact_outgoing_event SET attempts = attempts + 1, next_at = now() + interval '2 minutes'
     WHERE id = (SELECT id FROM pact_outgoing_event WHERE state = 'waiting' AND next_at <= now()
                  ORDER BY next_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
     RETURNING id::text, client_id::text, body, attempts, created_at`;
  return row ?? null;
}

export const markSent = (tx: Tx, id: string) => tx.$executeRaw`
  UPDATE pact_outgoing_event SET state = 'sent', sent_at = now(), last_error = NULL WHERE id = ${id}::uuid`;

export const markFailed = (
  tx: Tx,
  id: string,
  failure: { reason: string; waitS: number; isLast: boolean },
) => tx.$executeRaw`
  UPDATE pact_outgoing_event
     SET state = ${failure.isLast ? 'abandoned' : 'waiting'}, last_error = ${failure.reason},
         next_at = now() + make_interval(secs => ${failure.waitS})
   WHERE id = ${id}::uuid`;
