import { z } from 'zod';
import { address, bytes32, uint256 } from '../bridge/scalars.ts';
import { batchSchema, certificateSchema, countersignatureSchema } from './leaf.ts';

const cid = z.string().regex(/^(b[a-z2-7]{58,}|Qm[1-9A-HJ-NP-Za-km-z]{44})$/, 'must be an IPFS address');

/** A document that stands behind a certificate. */
export const evidenceDocumentSchema = z.strictObject({
  role: z.enum(['certificate-json', 'certificate-pdf']),
  mediaType: z.string().min(3).max(127),
  sha256: bytes32,
  cid,
});

/** How a lot's carbon figure came about. Self-declared and verified never blur. */
export const evidenceEmissionsSchema = z.strictObject({
  gramsCo2ePerKg: uint256,
  status: z.enum(['self-declared', 'verified']),
  method: z.string().min(1).max(200),
  boundary: z.string().min(1).max(200),
});

/**
 * The evidence block of a lot: one raw IPFS block of JCS bytes whose SHA-256 is `Lot.evidence`.
 * It holds all that a stranger needs to check the certificate against the chain.
 */
export const evidenceBlockSchema = z.strictObject({
  type: z.literal('topsteel/certificate-evidence/1'),
  chainId: uint256,
  registry: address,
  certificate: certificateSchema,
  batch: batchSchema,
  siblings: z.array(bytes32).max(32),
  /** Of a type 3.2 certificate only. */
  countersignature: countersignatureSchema.optional(),
  documents: z.array(evidenceDocumentSchema).min(1).max(10),
  lot: z.strictObject({
    heatNumber: z.string().min(1).max(100),
    grade: z.string().min(1).max(100),
    norm: z.string().min(1).max(200),
    product: z.string().min(1).max(300),
    dimensions: z.string().max(300),
    marking: z.string().max(300),
    gtin: z
      .string()
      .regex(/^\d{14}$/)
      .optional(),
    countryOfMelt: z.string().max(2),
    route: z.string().max(60),
    emissions: evidenceEmissionsSchema.optional(),
  }),
});
export type EvidenceBlock = z.infer<typeof evidenceBlockSchema>;

/** The public profile of an organisation: one raw IPFS block of JCS bytes; its SHA-256 is on chain. */
export const profileBlockSchema = z.strictObject({
  type: z.literal('topsteel/organisation-profile/1'),
  name: z.string().min(1).max(120),
  legalName: z.string().min(1).max(200),
  country: z.string().regex(/^[A-Z]{2}$/, 'must be a country code of two letters (ISO 3166-1)'),
  city: z.string().min(1).max(120),
  roles: z.array(z.string().min(1).max(40)).max(10),
  vat: z.string().max(20).optional(),
  website: z.url().max(200).optional(),
});
export type ProfileBlock = z.infer<typeof profileBlockSchema>;
