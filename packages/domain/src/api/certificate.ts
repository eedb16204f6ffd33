/** Inspection certificates (EN 10204, read from EN 10168 JSON): reading, issuing in batches, revoking. */
import { z } from 'zod';
import {
  address,
  bytes32,
  country,
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
      notes: z
        .array(z.string())
        .optional()
        .describe('What was taken for what, such as the edition of a norm that is not named.'),
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

/**
 * `awaited`: the inspection body has it on its desk. `signing`: its own wallet is to sign. `requested`: on its way to the
 * register. `countersigned` and `refused` are the ends; after a refusal the issuer may name another body.
 */
export const countersignatureState = z
  .enum(['awaited', 'signing', 'requested', 'countersigned', 'refused'])
  .meta({ id: 'CountersignatureState' });
export type CountersignatureState = z.infer<typeof countersignatureState>;

/** Who may countersign. */
export const inspectionBody = z
  .object({ id, name: z.string(), country, account: address.nullable() })
  .meta({ id: 'InspectionBody' });
export type InspectionBody = z.infer<typeof inspectionBody>;
/** What a certificate of type 3.2 says of its second signature. */
export const countersignature = z
  .object({
    state: countersignatureState,
    body: inspectionBody.nullable().describe('Null when a body signed that is not of this marketplace.'),
    reason: z.string().nullable().describe('Why the body refused.'),
    signedAt: isoTime.nullable(),
    signer: address.nullable(),
    txHash: bytes32.nullable(),
    failure: z.string().nullable(),
  })
  .meta({ id: 'Countersignature' });
export type Countersignature = z.infer<typeof countersignature>;

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
    countersignature: countersignature.nullable().describe('Of type 3.2 only.'),
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
    inspectionBodyId: id
      .optional()
      .describe('Who countersigns; needed when a certificate is of type 3.2 (EN 10204, clause 4.2).'),
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

export const signatureInput = z
  .strictObject({
    signature,
    signer: address
      .optional()
      .describe('Who signed, when it is not the account of the organisation but a further key of it.'),
  })
  .meta({ id: 'SignatureInput' });
export type SignatureInput = z.infer<typeof signatureInput>;

/** 1 erroneous, 2 withdrawn by issuer, 3 superseded, 4 material nonconforming, 5 key compromised. */
export const revokeInput = z
  .strictObject({
    reason: z.number().int().min(1).max(5),
    replacedBy: bytes32.optional().describe('Certificate id of the successor; required for reason 3.'),
  })
  .meta({ id: 'RevokeInput' });
export type RevokeInput = z.infer<typeof revokeInput>;

/** What a corrected certificate changes, value by value. */
export const correctionAnswer = z
  .object({
    row: readRow,
    differences: z
      .array(z.object({ path: z.string(), before: z.string().nullable(), after: z.string().nullable() }))
      .describe('At most 500.'),
  })
  .meta({ id: 'CorrectionAnswer' });
export type CorrectionAnswer = z.infer<typeof correctionAnswer>;

export const supersedeInput = z
  .strictObject({ draftId: id, inspectionBodyId: id.optional() })
  .meta({ id: 'SupersedeInput' });
export type SupersedeInput = z.infer<typeof supersedeInput>;

/** Reason 3 names a successor, so it is not given to many at once. */
export const revokeManyInput = z
  .strictObject({
    certificateIds: z.array(id).min(1).max(200),
    reason: z.literal([1, 2, 4, 5]),
  })
  .meta({ id: 'RevokeManyInput' });
export type RevokeManyInput = z.infer<typeof revokeManyInput>;
export const revokedMany = z
  .object({ revoking: z.number().int(), transactions: z.number().int() })
  .meta({ id: 'RevokedMany' });
export type RevokedMany = z.infer<typeof revokedMany>;
