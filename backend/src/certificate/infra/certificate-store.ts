import type { CertificateState } from '@topsteel/domain/api';
import type { Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../../platform/database/index.ts';

/** Everything but the bytes of the documents. */
const whole = {
  organisation: true,
  batch: true,
  documents: { omit: { content: true } },
} satisfies Prisma.CertificateInclude;

export type CertificateRow = Prisma.CertificateGetPayload<{ include: typeof whole }>;

export interface NewDocument {
  role: 'certificate-json' | 'certificate-pdf';
  mediaType: string;
  sha256: string;
  content: Uint8Array;
}

export interface NewDraft {
  id: string;
  organisationId: string;
  number: string;
  kind: number;
  heatNumber: string;
  grade: string;
  subject: string;
  massGrams: bigint;
  documentHash: string;
  summary: object;
  findings: object;
  documents: NewDocument[];
}

/** Keeps a document that was read; the same document read twice by one organisation is one draft. */
export async function keepDraft(tx: Tx, draft: NewDraft): Promise<string> {
  const { documents, ...columns } = draft;
  await tx.certificate.deleteMany({
    where: { organisationId: draft.organisationId, documentHash: draft.documentHash, state: 'draft' },
  });
  await tx.certificate.create({
    data: {
      ...columns,
      state: 'draft',
      documents: {
        create: documents.map(({ content, ...document }) => ({
          ...document,
          sizeBytes: content.length,
          content: Uint8Array.from(content),
        })),
      },
    },
  });
  return draft.id;
}

/** A certificate that has its place in a batch, of any organisation. */
export const findPlaced = (client: Tx, id: string) =>
  client.certificate.findFirst({ where: { id, batchIndex: { not: null } }, include: whole });

export const findCertificate = (client: Tx, organisationId: string, id: string) =>
  client.certificate.findFirst({ where: { id, organisationId }, include: whole });

/** The same, locked until the transaction ends. */
export async function lockCertificate(
  tx: Tx,
  organisationId: string,
  id: string,
): Promise<CertificateRow | null> {
  await tx.$queryRaw`SELECT id FROM certificate WHERE id = ${id}::uuid FOR UPDATE`;
  return findCertificate(tx, organisationId, id);
}

export const findCertificates = (client: Tx, organisationId: string, ids: readonly string[]) =>
  client.certificate.findMany({ where: { organisationId, id: { in: [...ids] } }, include: whole });

export function listCertificates(
  client: Tx,
  organisationId: string,
  filter: { state: CertificateState | undefined; after: string | null; take: number },
) {
  return client.certificate.findMany({
    where: {
      organisationId,
      ...(filter.state && { state: filter.state }),
      ...(filter.after !== null && { id: { lt: filter.after } }),
    },
    include: whole,
    orderBy: { id: 'desc' },
    take: filter.take,
  });
}

/** States in which a certificate holds its heat: no other one of the same issuer may name the same material. */
const holding: CertificateState[] = ['issuing', 'registered', 'final', 'revoking'];

export const findBySubject = (
  client: Tx,
  organisationId: string,
  subjects: readonly string[],
  exceptIds: readonly string[],
) =>
  client.certificate.findFirst({
    where: {
      organisationId,
      subject: { in: [...subjects] },
      state: { in: holding },
      id: { notIn: [...exceptIds] },
    },
  });

/** The same bytes, issued already. */
export const findRegisteredDocument = (client: Tx, organisationId: string, documentHash: string) =>
  client.certificate.findFirst({
    where: { organisationId, documentHash, state: { notIn: ['draft', 'failed'] } },
  });

export const documentsOf = (client: Tx, certificateIds: readonly string[]) =>
  client.certificateDocument.findMany({ where: { certificateId: { in: [...certificateIds] } } });

export const noteCid = (client: Tx, certificateId: string, role: string, cid: string) =>
  client.certificateDocument.update({
    where: { certificateId_role: { certificateId, role } },
    data: { cid },
  });

export const updateCertificate = (tx: Tx, id: string, data: Prisma.CertificateUncheckedUpdateInput) =>
  tx.certificate.update({ where: { id }, data, include: whole });

export const findByLeaf = (client: Tx, leaf: string) =>
  client.certificate.findUnique({ where: { leaf }, include: whole });

/** Where the certificate of a place in the register is kept here. */
export const findByPlace = (client: Tx, issuer: string, batch: bigint, index: number) =>
  client.certificate.findFirst({
    where: { batchIndex: index, batch: { issuer, number: batch } },
    select: { id: true, organisationId: true, kind: true },
  });

/** What a certificate's leaf is made of, and where the leaf goes. */
export interface SealedCertificate {
  id: string;
  index: number;
  leaf: string;
  salt: string;
  siblings: readonly string[];
}

/** Gives certificates their places in a batch: many rows in one statement. State: `draft` → `issuing`. */
export async function placeInBatch(
  tx: Tx,
  batch: { id: string; validFrom: bigint; validUntil: bigint },
  certificates: readonly SealedCertificate[],
): Promise<void> {
  await tx.$executeRaw`
    UPDATE certificate c
       SET state = 'issuing', batch_id = ${batch.id}::uuid, batch_index = d.index, leaf = d.leaf, salt = d.salt,
           siblings = ARRAY(SELECT jsonb_array_elements_text(d.siblings)), failure = NULL,
           valid_from = ${batch.validFrom}, valid_until = ${batch.validUntil}, updated_at = now()
      FROM jsonb_to_recordset(${JSON.stringify(certificates)}::jsonb)
           AS d(id uuid, index int, leaf text, salt text, siblings jsonb)
     WHERE c.id = d.id`;
}

/** Certificates of any organisation, for who has a part in them. */
export const findManyWhole = (client: Tx, ids: readonly string[]) =>
  client.certificate.findMany({ where: { id: { in: [...ids] } }, include: whole });
