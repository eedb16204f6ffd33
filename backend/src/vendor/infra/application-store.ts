import { applicationCompany } from '@topsteel/domain/api';
import { z } from 'zod';
import type { Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../../platform/database/index.ts';

const whole = {
  documents: { include: { attachment: { omit: { sealed: true } } }, orderBy: { id: 'asc' } },
  checks: { orderBy: { kind: 'asc' } },
} as const satisfies Prisma.VendorApplicationInclude;
export type ApplicationRow = Prisma.VendorApplicationGetPayload<{ include: typeof whole }>;
export type DocumentRow = ApplicationRow['documents'][number];

/** What an applicant says of itself, as kept. */
export const keptCompany = z.object({
  company: applicationCompany,
  contact: z.object({ name: z.string(), phone: z.string().nullable() }),
});

export async function insertApplication(
  tx: Tx,
  data: Omit<Prisma.VendorApplicationUncheckedCreateInput, 'number'>,
  year: number,
): Promise<ApplicationRow> {
  const [row] = await tx.$queryRaw<[{ number: string }]>`
    SELECT lpad(nextval('vendor_application_number')::text, 6, '0') AS number`;
  return tx.vendorApplication.create({
    data: { ...data, number: `VA-${year}-${row.number}` },
    include: whole,
  });
}

/** Reads the application so that nobody else changes it before this transaction ends. */
export async function lockApplication(tx: Tx, id: string): Promise<ApplicationRow | null> {
  await tx.$queryRaw`SELECT 1 FROM vendor_application WHERE id = ${id}::uuid FOR UPDATE`;
  return findApplication(tx, id);
}

export const findApplication = (tx: Tx, id: string): Promise<ApplicationRow | null> =>
  tx.vendorApplication.findUnique({ where: { id }, include: whole });

export const listApplications = (tx: Tx, state: string | undefined, after: string | null, take: number) =>
  tx.vendorApplication.findMany({
    where: { ...(state !== undefined && { state }), ...(after !== null && { id: { lt: after } }) },
    orderBy: { id: 'desc' },
    take,
  });

export const updateApplication = (tx: Tx, id: string, data: Prisma.VendorApplicationUncheckedUpdateInput) =>
  tx.vendorApplication.update({ where: { id }, data, include: whole });

export const insertDocument = (tx: Tx, data: Prisma.VendorDocumentUncheckedCreateInput) =>
  tx.vendorDocument.create({ data });

export const updateDocument = (tx: Tx, id: string, data: Prisma.VendorDocumentUncheckedUpdateInput) =>
  tx.vendorDocument.update({ where: { id }, data });

export const giveDocuments = (tx: Tx, applicationId: string, organisationId: string) =>
  tx.vendorDocument.updateMany({ where: { applicationId }, data: { organisationId } });

export async function upsertCheck(tx: Tx, check: Prisma.VendorCheckUncheckedCreateInput): Promise<void> {
  const { applicationId, kind, ...data } = check;
  const update = { ...data, checkedAt: new Date() };
  await tx.vendorCheck.upsert({
    where: { applicationId_kind: { applicationId, kind } },
    create: check,
    update,
  });
}

/** Who else has this VAT number: organisations, and applications that were not refused. */
export async function othersOfVat(tx: Tx, vat: string | null, applicationId: string): Promise<string[]> {
  if (vat === null) return [];
  const rows = await tx.$queryRaw<{ who: string }[]>`
    SELECT 'organisation ' || name AS who FROM organisation WHERE vat = ${vat}
    UNION ALL
    SELECT 'application ' || number FROM vendor_application
     WHERE vat = ${vat} AND state <> 'refused' AND id <> ${applicationId}::uuid
    ORDER BY who`;
  return rows.map(({ who }) => who);
}

/** An accepted document of a vendor that ends soon or has ended. */
export interface EndingDocument {
  id: string;
  kind: string;
  organisationId: string;
  organisation: string;
  validUntil: string;
}

/** Accepted documents of vendors that end before a day, unless a later one of their kind was accepted. */
export async function endingDocuments(tx: Tx, before: Date): Promise<EndingDocument[]> {
  const rows = await tx.$queryRaw<
    { id: string; kind: string; organisation_id: string; name: string; valid_until: string }[]
  >`
    SELECT d.id::text, d.kind, d.organisation_id::text, o.name, d.valid_until::text
      FROM vendor_document d JOIN organisation o ON o.id = d.organisation_id
     WHERE d.state = 'accepted' AND d.valid_until < ${before}::date
       AND NOT EXISTS (SELECT 1 FROM vendor_document n
                        WHERE n.organisation_id = d.organisation_id AND n.kind = d.kind AND n.state = 'accepted'
                          AND (n.valid_until IS NULL OR n.valid_until > d.valid_until))
     ORDER BY d.valid_until, d.id LIMIT 500`;
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    organisationId: row.organisation_id,
    organisation: row.name,
    validUntil: row.valid_until,
  }));
}
