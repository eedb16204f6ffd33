/** How a company comes to sell here: its application, its documents, and what was looked up about it. */
import { z } from 'zod';
import { attachment } from './attachment.ts';
import { mailLanguage } from './member.ts';
import { address, country, id, isoDay, isoTime, pageOf, pageQuery } from './primitives.ts';

export const vendorDocumentKinds = [
  'registration-extract',
  'owner-identity',
  'bank-proof',
  'iso-9001',
  'ce-1090',
  'other',
] as const;
export const vendorDocumentKind = z.enum(vendorDocumentKinds).meta({ id: 'VendorDocumentKind' });
export type VendorDocumentKind = z.infer<typeof vendorDocumentKind>;

/** Without these no application is looked at. */
export const neededDocuments = ['registration-extract', 'owner-identity', 'bank-proof'] as const;

export const vendorCheckKinds = [
  'sanctions',
  'duplicates',
  'vat-number',
  'beneficial-owners',
  'bank-account',
] as const;
export const vendorCheckKind = z.enum(vendorCheckKinds).meta({ id: 'VendorCheckKind' });
export type VendorCheckKind = z.infer<typeof vendorCheckKind>;

export const applicationCompany = z
  .strictObject({
    name: z.string().trim().min(1).max(80),
    legalName: z.string().trim().min(1).max(160),
    country,
    city: z.string().trim().min(1).max(80),
    vat: z
      .string()
      .regex(
        /^[A-Z]{2}[A-Z0-9+*]{2,13}$/,
        'Give the VAT number with its country prefix, for example LU26375245.',
      )
      .optional(),
    website: z
      .url({ protocol: /^https?$/ })
      .max(200)
      .optional(),
    roles: z
      .array(z.enum(['mill', 'processor', 'stockist']))
      .min(1)
      .max(3),
    account: address.optional().describe('Of a company that keeps its own key.'),
  })
  .meta({ id: 'ApplicationCompany' });

export const vendorApplicationInput = z
  .strictObject({
    company: applicationCompany,
    contact: z.strictObject({
      name: z.string().trim().min(1).max(120),
      email: z.email().max(254),
      phone: z.string().trim().max(40).optional(),
    }),
    language: mailLanguage.default('en'),
  })
  .meta({ id: 'VendorApplicationInput' });
export type VendorApplicationInput = z.input<typeof vendorApplicationInput>;

export const vendorDocument = z
  .object({
    id,
    kind: vendorDocumentKind,
    file: attachment,
    validUntil: isoDay.nullable(),
    state: z.enum(['waiting', 'accepted', 'refused']),
    remark: z.string().nullable(),
    reviewedBy: z.string().nullable(),
    reviewedAt: isoTime.nullable(),
  })
  .meta({ id: 'VendorDocument' });
export type VendorDocument = z.infer<typeof vendorDocument>;

export const vendorCheck = z
  .object({
    kind: vendorCheckKind,
    result: z.enum(['passed', 'failed']),
    remark: z.string(),
    checkedBy: z.string(),
    checkedAt: isoTime,
  })
  .meta({ id: 'VendorCheck' });

export const vendorApplicationState = z
  .enum(['draft', 'submitted', 'more-needed', 'approved', 'refused'])
  .meta({ id: 'VendorApplicationState' });

export const vendorApplication = z
  .object({
    id,
    number: z.string().describe('VA-2026-000042'),
    state: vendorApplicationState,
    company: applicationCompany,
    contact: z.object({ name: z.string(), email: z.string(), phone: z.string().nullable() }),
    language: mailLanguage,
    documents: z.array(vendorDocument),
    missing: z.array(vendorDocumentKind).describe('Needed before it is looked at.'),
    checks: z.array(vendorCheck).describe('For the marketplace; an applicant is shown none.'),
    sameVat: z
      .array(z.string())
      .describe('Organisations and applications with the same VAT number, for the marketplace.'),
    reason: z.string().nullable().describe('What more is needed, or why it was refused.'),
    organisationId: id.nullable(),
    createdAt: isoTime,
    decidedAt: isoTime.nullable(),
  })
  .meta({ id: 'VendorApplication' });
export type VendorApplication = z.infer<typeof vendorApplication>;

/** The token is shown this once; it opens the application until it is decided. */
export const vendorApplicationOpened = vendorApplication
  .extend({ token: z.string() })
  .meta({ id: 'VendorApplicationOpened' });
export type VendorApplicationOpened = z.infer<typeof vendorApplicationOpened>;

export const vendorApplicationSummary = vendorApplication
  .pick({ id: true, number: true, state: true, company: true, createdAt: true, decidedAt: true })
  .meta({ id: 'VendorApplicationSummary' });
export type VendorApplicationSummary = z.infer<typeof vendorApplicationSummary>;
export const vendorApplicationPage = pageOf(vendorApplicationSummary).meta({ id: 'VendorApplicationPage' });
export const vendorApplicationQuery = pageQuery.extend({ state: vendorApplicationState.optional() });
export type VendorApplicationQuery = z.infer<typeof vendorApplicationQuery>;

export const vendorDocumentQuery = z.strictObject({
  kind: vendorDocumentKind,
  validUntil: isoDay.optional(),
});
export type VendorDocumentQuery = z.infer<typeof vendorDocumentQuery>;

export const documentReviewInput = z
  .strictObject({
    decision: z.enum(['accepted', 'refused']),
    remark: z.string().trim().min(3).max(500),
    validUntil: isoDay.optional().describe('As the document says.'),
  })
  .meta({ id: 'DocumentReviewInput' });
export type DocumentReviewInput = z.infer<typeof documentReviewInput>;

export const vendorCheckInput = z
  .strictObject({
    kind: vendorCheckKind,
    result: z.enum(['passed', 'failed']),
    remark: z.string().trim().min(3).max(500).describe('Which list or register was asked, and what it said.'),
  })
  .meta({ id: 'VendorCheckInput' });
export type VendorCheckInput = z.infer<typeof vendorCheckInput>;

export const applicationReasonInput = z
  .strictObject({ reason: z.string().trim().min(10).max(1_000) })
  .meta({ id: 'ApplicationReasonInput' });
export type ApplicationReasonInput = z.infer<typeof applicationReasonInput>;
