import type { CountersignatureState } from '@topsteel/domain/api';
import type { Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../../platform/database/index.ts';
import { findManyWhole, type CertificateRow } from './certificate-store.ts';

export type CountersignatureRow = Prisma.CountersignatureGetPayload<object>;

/** A countersignature with the certificate that it is of. */
export interface CountersignatureTaskRow {
  countersignature: CountersignatureRow;
  certificate: CertificateRow;
}

/** Puts the certificates of type 3.2 of a batch on an inspection body's desk. */
export async function awaitCountersignatures(tx: Tx, batchId: string, bodyId: string): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO countersignature (certificate_id, organisation_id, body_id, state, updated_at)
    SELECT id, organisation_id, ${bodyId}::uuid, 'awaited', now()
      FROM certificate WHERE batch_id = ${batchId}::uuid AND kind = 32`;
}

export const countersignaturesOf = async (
  client: Tx,
  certificateIds: readonly string[],
): Promise<Map<string, CountersignatureRow>> => {
  const rows = await client.countersignature.findMany({
    where: { certificateId: { in: [...certificateIds] } },
  });
  return new Map(rows.map((row) => [row.certificateId, row]));
};

export const findCountersignature = (
  client: Tx,
  certificateId: string,
): Promise<CountersignatureRow | null> => client.countersignature.findUnique({ where: { certificateId } });

/** What a body has on its desk; locked until the transaction ends. */
export async function lockTask(
  tx: Tx,
  bodyId: string,
  certificateId: string,
): Promise<CountersignatureTaskRow | null> {
  await tx.$queryRaw`SELECT 1 FROM countersignature WHERE certificate_id = ${certificateId}::uuid FOR UPDATE`;
  return findTask(tx, bodyId, certificateId);
}

export async function findTask(
  client: Tx,
  bodyId: string,
  certificateId: string,
): Promise<CountersignatureTaskRow | null> {
  const countersignature = await client.countersignature.findFirst({ where: { certificateId, bodyId } });
  if (!countersignature) return null;
  const [certificate] = await findManyWhole(client, [certificateId]);
  return certificate ? { countersignature, certificate } : null;
}

export async function listTasks(
  client: Tx,
  bodyId: string,
  filter: { state: CountersignatureState | undefined; after: string | null; take: number },
): Promise<CountersignatureTaskRow[]> {
  const rows = await client.countersignature.findMany({
    where: {
      bodyId,
      ...(filter.state && { state: filter.state }),
      ...(filter.after !== null && { certificateId: { lt: filter.after } }),
    },
    orderBy: { certificateId: 'desc' },
    take: filter.take,
  });
  const certificates = await findManyWhole(
    client,
    rows.map(({ certificateId }) => certificateId),
  );
  const byId = new Map(certificates.map((certificate) => [certificate.id, certificate]));
  return rows.flatMap((countersignature) => {
    const certificate = byId.get(countersignature.certificateId);
    return certificate ? [{ countersignature, certificate }] : [];
  });
}

export const updateCountersignature = (
  tx: Tx,
  certificateId: string,
  data: Prisma.CountersignatureUncheckedUpdateInput,
): Promise<CountersignatureRow> => tx.countersignature.update({ where: { certificateId }, data });

/** Notes what the register says, also of a countersignature that nobody asked for here. */
export const noteCountersigned = (
  tx: Tx,
  place: { certificateId: string; organisationId: string; bodyId: string | null },
  said: { body: string; signer: string; signedAt: bigint; txHash: string },
) => {
  const data = {
    ...said,
    bodyId: place.bodyId,
    state: 'countersigned',
    failure: null,
    deadline: null,
    reason: null,
  };
  return tx.countersignature.upsert({
    where: { certificateId: place.certificateId },
    create: { ...place, ...data },
    update: data,
  });
};
