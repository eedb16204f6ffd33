import type { WebhookKind } from '@topsteel/domain/api';
import type { Tx } from '../../platform/database/index.ts';

export interface NewEvent {
  id: string;
  key: string;
  organisationId: string;
  kind: WebhookKind;
  happenedAt: Date;
  body: Readonly<Record<string, unknown>>;
}

/**
 * The event with a delivery for each endpoint that listens. By a function of the database: who acts is seldom whom it tells.
 *
 * @returns false when its key is known
 */
export async function insertEvent(tx: Tx, event: NewEvent): Promise<boolean> {
  const { id, key, organisationId, kind, happenedAt, body } = event;
  const [told] = await tx.$queryRaw<{ isNew: boolean }[]>`
    SELECT tell_organisation(${id}::uuid, ${key}, ${organisationId}::uuid, ${kind}, ${JSON.stringify(body)}::jsonb,
                             ${happenedAt}::timestamptz) AS "isNew"`;
  return told?.isNew ?? false;
}

export interface DueDelivery {
  id: string;
  eventId: string;
  endpointId: string;
  attempts: number;
  url: string;
  secret: string;
  oldSecret: string | null;
  body: unknown;
}

/** The next delivery that is due; nobody else takes it within `pauseS`, which is longer than an attempt lasts. */
export async function claimDelivery(tx: Tx, pauseS: number): Promise<DueDelivery | null> {
  const [due] = await tx.$queryRaw<DueDelivery[]>`
    WITH due AS (
      UPDATE webhook_delivery SET attempts = attempts + 1, next_at = now() + make_interval(secs => ${pauseS})
       WHERE id = (SELECT d.id FROM webhook_delivery d JOIN webhook_endpoint e ON e.id = d.endpoint_id
                    WHERE d.state = 'waiting' AND d.next_at <= now() AND e.state = 'on'
                    ORDER BY d.next_at, d.id LIMIT 1 FOR UPDATE OF d SKIP LOCKED)
      RETURNING id, event_id, endpoint_id, attempts)
    SELECT due.id::text, due.event_id::text AS "eventId", due.endpoint_id::text AS "endpointId", due.attempts, e.url,
           e.secret, CASE WHEN e.old_until > now() THEN e.old_secret END AS "oldSecret", v.body
      FROM due JOIN webhook_endpoint e ON e.id = due.endpoint_id JOIN webhook_event v ON v.id = due.event_id`;
  return due ?? null;
}

export async function markDelivered(tx: Tx, id: string, status: number): Promise<void> {
  await tx.$executeRaw`
    UPDATE webhook_delivery SET state = 'delivered', status = ${status}, last_error = NULL, delivered_at = now()
     WHERE id = ${id}::uuid`;
}

/** `waitS` null: it is not tried again. */
export async function markRefused(
  tx: Tx,
  id: string,
  { status, reason, waitS }: { status: number | null; reason: string; waitS: number | null },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE webhook_delivery
       SET state = ${waitS === null ? 'failed' : 'waiting'}, status = ${status}, last_error = ${reason},
           next_at = now() + make_interval(secs => ${waitS ?? 0})
     WHERE id = ${id}::uuid`;
}

/** Sends it again, under the same id. @returns false when it is not the organisation's */
export async function requeue(tx: Tx, organisationId: string, id: string): Promise<boolean> {
  const written = await tx.$executeRaw`
    UPDATE webhook_delivery d SET state = 'waiting', attempts = 0, next_at = now(), delivered_at = NULL
      FROM webhook_endpoint e
     WHERE d.id = ${id}::uuid AND e.id = d.endpoint_id AND e.organisation_id = ${organisationId}::uuid`;
  return written === 1;
}

/**
 * Has the endpoint sent everything of its kinds since a time, at most so much, oldest first.
 *
 * @returns how many deliveries wait for it
 */
export const requeueSince = (tx: Tx, endpointId: string, since: Date, most: number): Promise<number> =>
  tx.$executeRaw`
    INSERT INTO webhook_delivery (id, event_id, endpoint_id, next_at)
    -- Due a millisecond after each other, all in the past: they are sent in the order in which they happened.
    SELECT uuidv7(), v.id, e.id,
           now() + make_interval(secs => (row_number() OVER (ORDER BY v.happened_at, v.id) - ${most}) / 1000.0)
      FROM webhook_endpoint e
      JOIN webhook_event v ON v.organisation_id = e.organisation_id AND v.kind = ANY (e.kinds)
     WHERE e.id = ${endpointId}::uuid AND v.happened_at >= ${since}
     ORDER BY v.happened_at, v.id LIMIT ${most}
    ON CONFLICT (event_id, endpoint_id) DO UPDATE
      SET state = 'waiting', attempts = 0, next_at = excluded.next_at, delivered_at = NULL`;

/** A word that only this endpoint is told, to try it. */
export async function insertTest(
  tx: Tx,
  test: { deliveryId: string; endpointId: string; organisationId: string; at: Date },
): Promise<void> {
  const { deliveryId, endpointId, organisationId, at } = test;
  const body = { type: 'webhook.test', timestamp: at.toISOString(), data: { endpointId } };
  await tx.$executeRaw`
    WITH event AS (
      INSERT INTO webhook_event (id, key, organisation_id, kind, body, happened_at)
      VALUES (uuidv7(), ${`test:${deliveryId}`}, ${organisationId}::uuid, 'webhook.test', ${JSON.stringify(body)}::jsonb, ${at})
      RETURNING id)
    INSERT INTO webhook_delivery (id, event_id, endpoint_id)
    SELECT ${deliveryId}::uuid, id, ${endpointId}::uuid FROM event`;
}

/** Newest first. */
export const listDeliveries = (
  tx: Tx,
  {
    organisationId,
    endpointId,
    after,
    take,
  }: {
    organisationId: string;
    endpointId?: string | undefined;
    after: string | null;
    take: number;
  },
) =>
  tx.webhookDelivery.findMany({
    where: {
      endpoint: { organisationId },
      ...(endpointId !== undefined && { endpointId }),
      ...(after !== null && { id: { lt: after } }),
    },
    include: { event: true },
    orderBy: { id: 'desc' },
    take,
  });
export type DeliveryRow = Awaited<ReturnType<typeof listDeliveries>>[number];
