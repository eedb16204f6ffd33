import type { Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../../platform/database/index.ts';

const whole = {
  organisation: true,
  certificate: { include: { batch: true, documents: { omit: { content: true } } } },
} satisfies Prisma.LotInclude;
export type PassportLot = Prisma.LotGetPayload<{ include: typeof whole }>;

/** A lot with its certificate, by any of its names: id, code on the label, number on the ledger. */
export const findPassportLot = (client: Tx, keys: readonly Prisma.LotWhereInput[]) =>
  client.lot.findFirst({ where: { OR: [...keys] }, include: whole });

/** Makes what follows wait for whoever else changes the credentials of this organisation. */
export const lockOrganisation = (tx: Tx, organisationId: string) =>
  tx.$queryRaw`SELECT id FROM organisation WHERE id = ${organisationId}::uuid FOR UPDATE`;

export const findIssuer = (client: Tx, id: string) => client.organisation.findUnique({ where: { id } });

/** The bytes of the registered document, for an organisation that owns the certificate. */
export const findCertificateJson = (client: Tx, organisationId: string, certificateId: string) =>
  client.certificate.findFirst({
    where: { id: certificateId, organisationId },
    include: { documents: { where: { role: 'certificate-json' } } },
  });

export const keysOf = (client: Tx, organisationId: string) =>
  client.credentialKey.findMany({ where: { organisationId }, orderBy: { createdAt: 'asc' } });
export type KeyRow = Awaited<ReturnType<typeof keysOf>>[number];

export const insertKey = (tx: Tx, data: Prisma.CredentialKeyUncheckedCreateInput) =>
  tx.credentialKey.create({ data });

export const retireKey = (tx: Tx, id: string, state: 'retired' | 'compromised') =>
  tx.credentialKey.update({ where: { id }, data: { state, retiredAt: new Date() } });

export const findSubject = (client: Tx, certificateId: string) =>
  client.credentialSubject.findUnique({ where: { certificateId } });
export type SubjectRow = NonNullable<Awaited<ReturnType<typeof findSubject>>>;

export const insertSubject = (tx: Tx, data: Prisma.CredentialSubjectUncheckedCreateInput) =>
  tx.credentialSubject.create({ data });

/** How many places of one list are taken. */
export const countPlaces = (client: Tx, organisationId: string, listNumber: number) =>
  client.credentialSubject.count({ where: { organisationId, listNumber } });

export const isPlaceTaken = async (
  client: Tx,
  place: { organisationId: string; listNumber: number; listIndex: number },
): Promise<boolean> =>
  (await client.credentialSubject.findUnique({
    where: { organisationId_listNumber_listIndex: place },
    select: { certificateId: true },
  })) !== null;

/** The newest credential of a name, which is the one that counts. */
export const newestCredential = (client: Tx, lotId: string, name: string) =>
  client.issuedCredential.findFirst({ where: { lotId, name }, orderBy: { issuedAt: 'desc' } });

export const insertCredential = (tx: Tx, data: Prisma.IssuedCredentialUncheckedCreateInput) =>
  tx.issuedCredential.create({ data });

export const findCredential = (client: Tx, id: string) =>
  client.issuedCredential.findUnique({ where: { id } });

/**
 * The places of a list whose certificates the register has revoked. Counted anew from the events that stand, so that a
 * reorganised block needs no undoing.
 */
export async function revokedPlaces(
  client: Tx,
  organisationId: string,
  listNumber: number,
): Promise<number[]> {
  const rows = await client.$queryRaw<{ list_index: number }[]>`
    SELECT s.list_index
      FROM credential_subject s
      JOIN certificate c ON c.id = s.certificate_id
      JOIN certificate_batch b ON b.id = c.batch_id
     WHERE s.organisation_id = ${organisationId}::uuid AND s.list_number = ${listNumber}
       AND EXISTS (
         SELECT 1 FROM bridge.event e
          WHERE e.contract = 'certificateRegistry' AND e.name = 'CertificateRevoked' AND e.status <> 'orphaned'
            AND lower(e.args ->> 'issuer') = lower(b.issuer)
            AND e.args ->> 'batch' = b.number::text AND e.args ->> 'index' = c.batch_index::text)
     ORDER BY s.list_index`;
  return rows.map(({ list_index }) => list_index);
}

/** The countersignature of a type 3.2 certificate, as the register's events tell it. */
export async function countersignatureOf(
  client: Tx,
  place: { issuer: string; batch: string; index: string },
): Promise<{ body: string; signer: string; signedAt: string } | null> {
  const [found] = await client.$queryRaw<{ body: string; signer: string; signed_at: string }[]>`
    SELECT e.args ->> 'body' AS body, e.args ->> 'signer' AS signer, e.args ->> 'signedAt' AS signed_at
      FROM bridge.event e
     WHERE e.contract = 'certificateRegistry' AND e.name = 'CertificatesCountersigned' AND e.status <> 'orphaned'
       AND lower(e.args ->> 'issuer') = lower(${place.issuer}) AND e.args ->> 'batch' = ${place.batch}
       AND e.args -> 'indices' ? ${place.index}
     ORDER BY e.id LIMIT 1`;
  return found ? { body: found.body, signer: found.signer, signedAt: found.signed_at } : null;
}
