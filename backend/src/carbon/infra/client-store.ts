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
