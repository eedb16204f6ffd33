/** Bulk import of certificates: a job from upload over a dry run to one batch in the register. */
import { z } from 'zod';
import { certificateKind, finding } from './certificate.ts';
import { id, isoTime, uintString } from './primitives.ts';

/** Certificates of one import, and so of one batch. */
export const MAX_IMPORT_CERTIFICATES = 10_000;

/**
 * `received`: the files are here. `reading`: each is read and judged. `checked`: the dry run is done and nothing is kept
 * but the job. `issuing`: documents to the store, then one batch to the register. `registered`: the batch stands.
 */
export const importState = z
  .enum(['received', 'reading', 'checked', 'issuing', 'registered', 'failed', 'cancelled', 'expired'])
  .meta({ id: 'CertificateImportState' });
export type ImportState = z.infer<typeof importState>;

export const certificateImport = z
  .object({
    id,
    state: importState,
    files: z.array(z.object({ name: z.string(), sizeBytes: uintString, sha256: z.string() })),
    progress: z
      .object({
        total: z.number().int().nullable().describe('Null until the files have been looked through.'),
        read: z.number().int(),
        toIssue: z.number().int(),
        stored: z.number().int().describe('Certificates whose documents are in the document store.'),
        anchored: z.number().int().describe('Certificates that the register has confirmed.'),
      })
      .meta({ id: 'CertificateImportProgress' }),
    counts: z.object({ ready: z.number().int(), warning: z.number().int(), refused: z.number().int() }),
    certifiedGrams: uintString.describe('Mass of the certificates that are ready or carry a warning.'),
    needsInspectionBody: z.boolean().describe('True when certificates of type 3.2 are among them.'),
    batchId: id.nullable(),
    failure: z.string().nullable().describe('What went wrong and what to do.'),
    steps: z.array(z.object({ step: importState, at: isoTime.nullable() })),
    expiresAt: isoTime.describe('When a job that nobody goes on with is forgotten.'),
    createdAt: isoTime,
  })
  .meta({ id: 'CertificateImport' });
export type CertificateImport = z.infer<typeof certificateImport>;
export const certificateImportPage = z
  .object({ items: z.array(certificateImport), nextCursor: z.string().nullable() })
  .meta({ id: 'CertificateImportPage' });

export const importRowState = z
  .enum(['ready', 'warning', 'refused'])
  .meta({ id: 'CertificateImportRowState' });

/** One certificate of an import, by its place. */
export const importRow = z
  .object({
    row: z.number().int(),
    fileName: z.string(),
    pdfFileName: z.string().nullable(),
    state: importRowState,
    findings: z.array(finding),
    certificate: z
      .object({
        number: z.string(),
        kind: certificateKind,
        heatNumber: z.string(),
        grade: z.string(),
        massGrams: uintString,
      })
      .nullable(),
    certificateId: id.nullable().describe('The certificate that was issued from this row.'),
  })
  .meta({ id: 'CertificateImportRow' });
export type ImportRow = z.infer<typeof importRow>;
export const importRowPage = z
  .object({ items: z.array(importRow), nextCursor: z.string().nullable() })
  .meta({ id: 'CertificateImportRowPage' });

export const importRowQuery = z.strictObject({
  state: importRowState.optional(),
  cursor: z
    .string()
    .regex(/^\d{1,6}$/, 'Give the cursor of the page before.')
    .optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
});

export type ImportRowQuery = z.input<typeof importRowQuery>;

export const issueImportInput = z
  .strictObject({
    include: z
      .enum(['ready', 'ready-and-warning'])
      .describe('Which rows become certificates. Refused ones never do.'),
    inspectionBodyId: id.optional().describe('Who countersigns the certificates of type 3.2 among them.'),
  })
  .meta({ id: 'IssueImportInput' });
export type IssueImportInput = z.infer<typeof issueImportInput>;
