import type { Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../../platform/database/index.ts';

export type SignerKeyRow = Prisma.SignerKeyGetPayload<object>;

export const insertKey = (tx: Tx, data: Prisma.SignerKeyUncheckedCreateInput): Promise<SignerKeyRow> =>
  tx.signerKey.create({ data });

export const listKeys = (client: Tx, organisationId: string): Promise<SignerKeyRow[]> =>
  client.signerKey.findMany({ where: { organisationId }, orderBy: { createdAt: 'asc' } });

export const findKey = (client: Tx, organisationId: string, address: string): Promise<SignerKeyRow | null> =>
  client.signerKey.findUnique({ where: { organisationId_address: { organisationId, address } } });

export async function lockKey(tx: Tx, organisationId: string, address: string): Promise<SignerKeyRow | null> {
  await tx.$queryRaw`
    SELECT 1 FROM signer_key WHERE organisation_id = ${organisationId}::uuid AND address = ${address} FOR UPDATE`;
  return findKey(tx, organisationId, address);
}

export const updateKey = (
  tx: Tx,
  organisationId: string,
  address: string,
  data: Prisma.SignerKeyUncheckedUpdateInput,
): Promise<SignerKeyRow> =>
  tx.signerKey.update({ where: { organisationId_address: { organisationId, address } }, data });

/** Notes what the directory says, also of a key that was never asked for here. */
export const noteKey = (
  tx: Tx,
  organisationId: string,
  address: string,
  data: {
    state: string;
    validFrom?: bigint;
    validUntil?: bigint;
    removedAt?: bigint;
    compromisedSince?: bigint;
  },
) =>
  tx.signerKey.upsert({
    where: { organisationId_address: { organisationId, address } },
    create: { organisationId, address, label: 'Appointed elsewhere', ...data },
    update: { ...data, failure: null },
  });

export interface SignedCounts {
  batches: number;
  certificates: number;
  countersignatures: number;
  lastAt: bigint | null;
}

/** What each key has signed for the organisation: batches that stand in the register, and countersignatures. */
export async function signedByKeys(client: Tx, organisationId: string): Promise<Map<string, SignedCounts>> {
  const rows = await client.$queryRaw<
    {
      signer: string;
      batches: bigint;
      certificates: bigint;
      countersignatures: bigint;
      last_at: bigint | null;
    }[]
  >`
    SELECT signer, sum(batches)::bigint AS batches, sum(certificates)::bigint AS certificates,
           sum(countersignatures)::bigint AS countersignatures, max(last_at) AS last_at
      FROM (SELECT signer, count(*) AS batches, sum(count) AS certificates, 0 AS countersignatures, max(issued_at) AS last_at
              FROM certificate_batch
             WHERE organisation_id = ${organisationId}::uuid AND signer IS NOT NULL AND issued_at IS NOT NULL
             GROUP BY signer
            UNION ALL
            SELECT signer, 0, 0, count(*), max(signed_at) FROM countersignature
             WHERE body_id = ${organisationId}::uuid AND signer IS NOT NULL AND state = 'countersigned'
             GROUP BY signer) acts
     GROUP BY signer`;
  return new Map(
    rows.map((row) => [
      row.signer,
      {
        batches: Number(row.batches),
        certificates: Number(row.certificates),
        countersignatures: Number(row.countersignatures),
        lastAt: row.last_at,
      },
    ]),
  );
}

const SHOWN_NUMBERS = 100;

/** Certificates and countersignatures of a key at or after a time that are not revoked. */
export async function signedSince(client: Tx, organisationId: string, address: string, since: bigint) {
  const totals = await client.$queryRaw<{ certificates: bigint; grams: string }[]>`
    SELECT count(*) AS certificates, COALESCE(sum(c.mass_grams), 0)::text AS grams
      FROM certificate c JOIN certificate_batch b ON b.id = c.batch_id
     WHERE b.organisation_id = ${organisationId}::uuid AND b.signer = ${address} AND b.issued_at >= ${since}
       AND c.state <> 'revoked'`;
  const first = await client.$queryRaw<{ number: string }[]>`
    SELECT c.number FROM certificate c JOIN certificate_batch b ON b.id = c.batch_id
     WHERE b.organisation_id = ${organisationId}::uuid AND b.signer = ${address} AND b.issued_at >= ${since}
       AND c.state <> 'revoked'
     ORDER BY b.number, c.batch_index LIMIT ${SHOWN_NUMBERS}`;
  const countersignatures = await client.countersignature.count({
    where: { bodyId: organisationId, signer: address, state: 'countersigned', signedAt: { gte: since } },
  });
  return {
    certificates: Number(totals[0]?.certificates ?? 0n),
    certifiedGrams: totals[0]?.grams ?? '0',
    countersignatures,
    numbers: first.map(({ number }) => number),
  };
}
