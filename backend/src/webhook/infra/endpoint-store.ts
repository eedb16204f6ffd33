import type { Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../../platform/database/index.ts';

export const insertEndpoint = (tx: Tx, data: Prisma.WebhookEndpointUncheckedCreateInput) =>
  tx.webhookEndpoint.create({ data });
export type EndpointRow = Awaited<ReturnType<typeof insertEndpoint>>;

export const listEndpoints = (tx: Tx, organisationId: string) =>
  tx.webhookEndpoint.findMany({ where: { organisationId }, orderBy: { id: 'desc' }, take: 100 });

export async function lockEndpoint(tx: Tx, organisationId: string, id: string): Promise<EndpointRow | null> {
  await tx.$queryRaw`SELECT id FROM webhook_endpoint WHERE id = ${id}::uuid FOR UPDATE`;
  return tx.webhookEndpoint.findFirst({ where: { id, organisationId } });
}

export const updateEndpoint = (tx: Tx, id: string, data: Prisma.WebhookEndpointUpdateInput) =>
  tx.webhookEndpoint.update({ where: { id }, data });

/** Turns an endpoint off because it does not take what is sent. */
export async function turnOff(tx: Tx, id: string, failure: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE webhook_endpoint SET state = 'off', failure = ${failure}, updated_at = now() WHERE id = ${id}::uuid`;
}

/** Deliveries that wait, by endpoint. */
export async function waitingOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.$queryRaw<{ id: string; waiting: number }[]>`
    SELECT endpoint_id::text AS id, count(*)::integer AS waiting FROM webhook_delivery
     WHERE endpoint_id = ANY (${ids}::uuid[]) AND state = 'waiting' GROUP BY endpoint_id`;
  return new Map(rows.map((row) => [row.id, row.waiting]));
}
