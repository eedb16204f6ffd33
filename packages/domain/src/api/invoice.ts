/** Invoices and credit notes (EN 16931), their French lifecycle, and the exports of the books. */
import { lifecycleCodes, type LifecycleCode } from '../invoice/index.ts';
import { z } from 'zod';
import { id, isoTime, pageOf, pageQuery, uintString } from './primitives.ts';

const codes = Object.keys(lifecycleCodes) as [LifecycleCode, ...LifecycleCode[]];

export const invoiceKind = z.enum(['sale', 'commission']).meta({ id: 'InvoiceKind' });

export const invoiceStatusEntry = z
  .object({
    code: z.enum(codes),
    name: z.string(),
    amountMinor: z
      .string()
      .nullable()
      .describe('Of 212: the difference to what was told before; negative when money went back.'),
    reason: z.string().nullable(),
    at: isoTime,
  })
  .meta({ id: 'InvoiceStatusEntry' });

export const invoiceView = z
  .object({
    id,
    number: z.string(),
    kind: invoiceKind,
    isCredit: z.boolean(),
    corrects: z.string().nullable().describe('Number of the invoice that a credit note corrects.'),
    orderId: id,
    orderNumber: z.string(),
    mine: z.enum(['seller', 'buyer', 'none']).describe('The side of who asks.'),
    seller: z.string(),
    buyer: z.string(),
    issuedOn: z.string(),
    currency: z.string().describe('ISO 4217, of the document.'),
    net: z.string(),
    tax: z.string(),
    total: z.string(),
    paidCurrency: z.string().describe('What the money moved in.'),
    amountMinor: uintString.describe('With VAT, in minor units of paidCurrency.'),
    statuses: z.array(invoiceStatusEntry),
    transmission: z.enum(['waiting', 'deposited', 'ended']),
    transmissionError: z.string().nullable(),
  })
  .meta({ id: 'InvoiceView' });
export type InvoiceView = z.infer<typeof invoiceView>;
export const invoicePage = pageOf(invoiceView).meta({ id: 'InvoicePage' });
export const invoiceQuery = pageQuery.extend({ orderId: id.optional(), kind: invoiceKind.optional() });
export type InvoiceQuery = z.infer<typeof invoiceQuery>;

export const invoiceFileQuery = z.strictObject({
  language: z.enum(['en', 'fr', 'de', 'es', 'it', 'nl']).default('en'),
});
export type InvoiceFileQuery = z.infer<typeof invoiceFileQuery>;

/** What the one who got an invoice says of it; 207 and 210 need a reason. */
export const invoiceWordInput = z
  .strictObject({
    code: z.enum(['205', '207', '210']),
    reason: z.string().trim().min(3).max(500).optional(),
  })
  .refine(({ code, reason }) => code === '205' || reason !== undefined, {
    path: ['reason'],
    message: 'needs the reason of the dispute or refusal',
  })
  .meta({ id: 'InvoiceWordInput' });
export type InvoiceWordInput = z.infer<typeof invoiceWordInput>;

/** A year of the books. */
export const booksQuery = z.strictObject({
  year: z.coerce.number().int().min(2_020).max(2_100).describe('Calendar year of entry.'),
});
export type BooksQuery = z.infer<typeof booksQuery>;

export const fecCheck = z
  .object({
    fileName: z.string(),
    lines: z.number().int(),
    entries: z.number().int(),
    findings: z.array(z.object({ code: z.string(), message: z.string(), line: z.number().int().nullable() })),
    isSameLedger: z.boolean().describe('Read back, the file comes to the balances of the ledger.'),
    differences: z.array(z.object({ account: z.string(), ledgerMinor: z.string(), fileMinor: z.string() })),
  })
  .meta({ id: 'FecCheck' });
export type FecCheck = z.infer<typeof fecCheck>;
