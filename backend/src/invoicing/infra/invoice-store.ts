import { statedBy, type Invoice, type StatedDocument } from '@topsteel/domain/invoice';
import type { Tx } from '../../platform/database/index.ts';
import type { InvoiceKind } from '../domain/bill-order.ts';

/** A document of an order, as far as the next one depends on it. */
export interface IssuedInvoice extends StatedDocument {
  number: string;
  issuedOn: string;
  kind: InvoiceKind;
}

/** What was issued for an order, oldest first. */
export async function issuedOf(tx: Tx, orderId: string): Promise<IssuedInvoice[]> {
  const rows = await tx.invoice.findMany({
    where: { orderId },
    orderBy: [{ createdAt: 'asc' }, { ordinal: 'asc' }],
  });
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    issuedOn: row.issuedOn,
    kind: row.kind as InvoiceKind,
    isCredit: row.isCredit,
    corrects: row.corrects,
    amountMinor: BigInt(row.amountMinor.toFixed()),
    netMinor: BigInt(row.netMinor.toFixed()),
    massGrams: row.massGrams,
    stated: statedBy(row.document as unknown as Invoice),
  }));
}

/**
 * The next number of an issuer's series: its place in the series and the number as it is printed. The series stays locked
 * until the transaction ends, so that a number is used or was never taken.
 */
export async function takeNumber(
  tx: Tx,
  issuer: string,
  year: string,
): Promise<{ ordinal: number; number: string }> {
  await tx.$executeRaw`
    INSERT INTO invoice_series (issuer, prefix)
    SELECT ${issuer}, CASE WHEN ${issuer} = 'platform' THEN 'TS' ELSE 'V' || lpad(nextval('invoice_series_prefix')::text, 4, '0') END
     WHERE NOT EXISTS (SELECT FROM invoice_series WHERE issuer = ${issuer})
    ON CONFLICT DO NOTHING`;
  const [taken] = await tx.$queryRaw<{ prefix: string; ordinal: number }[]>`
    UPDATE invoice_series SET next = next + 1 WHERE issuer = ${issuer} RETURNING prefix, next - 1 AS ordinal`;
  const { prefix, ordinal } = taken ?? { prefix: '', ordinal: 0 };
  return { ordinal, number: `${prefix}-${year}-${ordinal.toString().padStart(6, '0')}` };
}

export interface NewInvoice {
  id: string;
  number: string;
  ordinal: number;
  issuer: string;
  kind: InvoiceKind;
  isCredit: boolean;
  corrects: string | null;
  orderId: string;
  sellerId: string | null;
  recipientId: string;
  currency: string;
  amountMinor: bigint;
  netMinor: bigint;
  massGrams: bigint;
  issuedOn: string;
  /** The invoice, as it left. */
  document: object;
  xmlSha256: string;
}

export async function insertInvoice(tx: Tx, invoice: NewInvoice): Promise<void> {
  await tx.invoice.create({
    data: {
      ...invoice,
      amountMinor: invoice.amountMinor.toString(),
      netMinor: invoice.netMinor.toString(),
    },
  });
  await tx.$executeRaw`INSERT INTO invoice_transmission (invoice_id) VALUES (${invoice.id}::uuid)`;
}

const shown = {
  order: { select: { number: true } },
  statuses: { orderBy: { position: 'asc' } },
  transmission: true,
} as const;

export const findInvoice = (tx: Tx, id: string) => tx.invoice.findUnique({ where: { id }, include: shown });
export type InvoiceRow = NonNullable<Awaited<ReturnType<typeof findInvoice>>>;

/** Newest first. `organisationId` null: everybody's. */
export function listInvoices(
  tx: Tx,
  {
    organisationId,
    orderId,
    kind,
    after,
    take,
  }: {
    organisationId: string | null;
    orderId?: string | undefined;
    kind?: InvoiceKind | undefined;
    after: string | null;
    take: number;
  },
): Promise<InvoiceRow[]> {
  return tx.invoice.findMany({
    where: {
      ...(organisationId !== null && { OR: [{ sellerId: organisationId }, { recipientId: organisationId }] }),
      ...(orderId !== undefined && { orderId }),
      ...(kind !== undefined && { kind }),
      ...(after !== null && { id: { lt: after } }),
    },
    include: shown,
    orderBy: { id: 'desc' },
    take,
  });
}
