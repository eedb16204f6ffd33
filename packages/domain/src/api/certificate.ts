/** Inspection certificates (EN 10204, read from EN 10168 JSON): reading, issuing in batches, revoking. */
import { z } from 'zod';
import {
  address,
  bytes32,
  id,
  isoTime,
  pageOf,
  pageQuery,
  signature,
  typedData,
  uintString,
} from './primitives.ts';

/** EN 10204 type × 10: 21, 22, 31, 32. */
export const certificateKind = z.literal([21, 22, 31, 32]).meta({ id: 'CertificateKind' });

export const findingSeverity = z.enum(['error', 'warning', 'info']).meta({ id: 'FindingSeverity' });
/** One thing noticed while reading. `error` refuses the document; `warning` lets it through after the person saw it. */
export const finding = z
  .object({
    code: z.string(),
    severity: findingSeverity,
    message: z.string(),
    field: z
      .string()
      .optional()
      .describe('Path in the document, e.g. Certificate.Inspection.ChemicalComposition.C71'),
  })
  .meta({ id: 'Finding' });
export type Finding = z.infer<typeof finding>;

export const chemistryValue = z.object({
  symbol: z.string(),
  actual: z.string(),
  unit: z.string().default('%'),
  min: z.string().nullable(),
  max: z.string().nullable(),
  verdict: z.enum(['within', 'outside', 'unknown']),
  limit: z.string().nullable().describe('The limit of the norm with its clause.'),
});
export const mechanicalValue = z.object({
  property: z.string(),
  actual: z.string(),
  unit: z.string(),
  min: z.string().nullable(),
  max: z.string().nullable(),
  verdict: z.enum(['within', 'outside', 'unknown']),
  limit: z.string().nullable().describe('The limit of the norm with its clause.'),
});

/** What a certificate says, normalised; decimals stay strings exactly as certified. */
export const certificateSummary = z
  .object({
    number: z.string().describe('A03, the document number.'),
    kind: certificateKind,
    kindText: z.string().describe('As on the document, e.g. "EN 10204 3.1".'),
    manufacturer: z.string(),
    heatNumber: z.string(),
    batchIdentifications: z.array(z.string()),
    grade: z.string(),
    norm: z.string().nullable(),
    product: z.string(),
    form: z.string().nullable().describe('plate, coil, beam, tube, bar, rebar, section, other.'),
    dimensions: z.string(),
    pieces: z.string().nullable(),
    massGrams: uintString,
    marking: z.string().nullable(),
    date: z.string().nullable().describe('Z02, date of validation as given.'),
    gtin: z.string().nullable(),
    countryOfMelt: z.string().nullable(),
    route: z.enum(['BF-BOF', 'EAF-scrap', 'DRI-EAF', 'other']).nullable(),
    chemistry: z.array(chemistryValue),
    mechanics: z.array(mechanicalValue),
    conformance: z.object({
      verdict: z.enum(['conforms', 'fails', 'unknown']),
      sentence: z.string(),
      checked: z.number().int(),
      required: z.number().int(),
      missing: z.array(z.string()),
    }),
  })
  .meta({ id: 'CertificateSummary' });
export type CertificateSummary = z.infer<typeof certificateSummary>;

export const certificateDocument = z
  .object({
    role: z.enum(['certificate-json', 'certificate-pdf']),
    mediaType: z.string(),
    sha256: z.string(),
    cid: z.string(),
    sizeBytes: z.number().int(),
  })
  .meta({ id: 'CertificateDocument' });

/** One row of the answer to `POST /v2/certificates/read`: one certificate, with its PDF when one was paired. */
export const readRow = z
  .object({
    fileName: z.string(),
    pdfFileName: z.string().nullable(),
    state: z.enum(['ready', 'warning', 'refused']),
    findings: z.array(finding),
    certificate: certificateSummary.nullable(),
    draftId: id.nullable(),
  })
  .meta({ id: 'ReadRow' });
export type ReadRow = z.infer<typeof readRow>;
export const readAnswer = z.object({ rows: z.array(readRow) }).meta({ id: 'ReadAnswer' });
export type ReadAnswer = z.infer<typeof readAnswer>;

export const certificateState = z
  .enum(['draft', 'issuing', 'registered', 'final', 'failed', 'revoking', 'revoked'])
  .meta({ id: 'CertificateState' });
export type CertificateState = z.infer<typeof certificateState>;

export const certificate = z
  .object({
    id,
    state: certificateState,
    summary: certificateSummary,
    findings: z.array(finding),
    documents: z.array(certificateDocument),
    documentHash: bytes32,
    issuer: z.object({ organisationId: id, name: z.string(), account: address.nullable() }),
    batch: z
      .object({
        id,
        number: uintString,
        index: z.number().int(),
        certificateId: bytes32.describe('The leaf; the certificate’s identity in the register.'),
        txHash: bytes32.nullable(),
        registeredAt: isoTime.nullable(),
      })
      .nullable(),
    mass: z.object({ certifiedGrams: uintString, commissionedGrams: uintString, leftGrams: uintString }),
    revocation: z
      .object({
        reason: z.number().int(),
        replacedBy: bytes32.nullable(),
        revokedAt: isoTime.nullable(),
        typedData: typedData
          .nullable()
          .describe('Present while the organisation’s own signature is awaited.'),
      })
      .nullable(),
    failure: z.string().nullable(),
    createdAt: isoTime,
  })
  .meta({ id: 'Certificate' });
export type Certificate = z.infer<typeof certificate>;
export const certificatePage = pageOf(certificate).meta({ id: 'CertificatePage' });
export const certificateQuery = pageQuery.extend({ state: certificateState.optional() });

export const batchInput = z
  .strictObject({
    draftIds: z.array(id).min(1).max(200),
    prepare: z.boolean().optional().describe('True when the organisation signs with its own wallet.'),
  })
  .meta({ id: 'BatchInput' });
export type BatchInput = z.input<typeof batchInput>;

/** The steps a batch goes through, in this order. `failed` may replace any of them. */
export const batchState = z
  .enum(['preparing', 'storing', 'signing', 'sent', 'registered', 'final', 'failed'])
  .meta({ id: 'BatchState' });
export type BatchState = z.infer<typeof batchState>;

export const batch = z
  .object({
    id,
    number: uintString,
    state: batchState,
    root: bytes32,
    depth: z.number().int(),
    count: z.number().int(),
    certificateIds: z.array(id).describe('The first 200, in order of their place.'),
    steps: z.array(z.object({ step: batchState, at: isoTime.nullable() })),
    typedData: typedData.nullable().describe('Present while the organisation’s own signature is awaited.'),
    txHash: bytes32.nullable(),
    failure: z.string().nullable().describe('Why it failed and what to do; POST …/retry sends it again.'),
    createdAt: isoTime,
  })
  .meta({ id: 'Batch' });
export type Batch = z.infer<typeof batch>;
export const batchPage = pageOf(batch).meta({ id: 'BatchPage' });

export const signatureInput = z.strictObject({ signature }).meta({ id: 'SignatureInput' });
export type SignatureInput = z.infer<typeof signatureInput>;

/** 1 erroneous, 2 withdrawn by issuer, 3 superseded, 4 material nonconforming, 5 key compromised. */
export const revokeInput = z
  .strictObject({
    reason: z.number().int().min(1).max(5),
    replacedBy: bytes32.optional().describe('Certificate id of the successor; required for reason 3.'),
  })
  .meta({ id: 'RevokeInput' });
export type RevokeInput = z.infer<typeof revokeInput>;
