import type { Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../../platform/database/index.ts';

export const insertClient = (tx: Tx, data: Prisma.PactClientUncheckedCreateInput) =>
  tx.pactClient.create({ data });
export type ClientRow = Awaited<ReturnType<typeof insertClient>>;

export const listClients = (client: Tx, organisationId: string) =>
  client.pactClient.findMany({ where: { organisationId }, orderBy: { id: 'desc' }, take: 100 });

export const countActiveClients = (client: Tx, organisationId: string) =>
  client.pactClient.count({ where: { organisationId, revokedAt: null } });

/** Any organisation's: for a token request, which knows nothing but the id. */
export const findClient = (client: Tx, id: string) => client.pactClient.findUnique({ where: { id } });

export async function lockClient(tx: Tx, organisationId: string, id: string): Promise<ClientRow | null> {
  await tx.$queryRaw`SELECT id FROM pact_client WHERE id = ${id}::uuid FOR UPDATE`;
  return tx.pactClient.findFirst({ where: { id, organisationId } });
}

export const updateClient = (tx: Tx, id: string, data: Prisma.PactClientUpdateInput) =>
  tx.pactClient.update({ where: { id }, data });

/** How many answers wait for each client, and what the last attempt said. */
export async function waitingOf(
  client: Tx,
  clientIds: string[],
): Promise<Map<string, { waiting: number; lastError: string | null }>> {
  const rows = await client.$queryRaw<{ client_id: string; waiting: number; last_error: string | null }[]>`
    SELECT client_id::text, count(*)::integer AS waiting, max(last_error) AS last_error FROM pact_outgoing_event
     WHERE client_id = ANY (${clientIds}::uuid[]) AND state = 'waiting' GROUP BY client_id`;
  return new Map(rows.map((row) => [row.client_id, { waiting: row.waiting, lastError: row.last_error }]));
}

/** Active clients with a callback, of the organisation that made a lot and of those that received title to it. */
export const clientsToTell = (client: Tx, lotRowId: string) => client.$queryRaw<{ id: string }[]>`
  SELECT c.id::text FROM pact_client c JOIN lot l ON l.id = ${lotRowId}::uuid
   WHERE c.revoked_at IS NULL AND c.callback_url IS NOT NULL AND 'footprint:read' = ANY (c.scopes)
     AND (c.organisation_id = l.organisation_id
          OR EXISTS (SELECT 1 FROM purchase_order p JOIN payment m ON m.order_id = p.id JOIN quote q ON q.id = p.quote_id
                      WHERE q.lot_id = l.lot_id AND m.title_grams > 0 AND p.buyer_id = c.organisation_id))
   ORDER BY c.id LIMIT 500`;
