import {
  certificateKind,
  finding,
  type CertificateImport,
  type ImportRow,
  type ImportState,
} from '@topsteel/domain/api';
import { z } from 'zod';
import type { ImportRowRecord } from '../infra/import-row-store.ts';
import type { ImportRecord, ImportSteps, StoredImportState } from '../infra/import-store.ts';

/** What an import needs to know of its batch. */
export interface BatchOfImport {
  state: string;
  failure: string | null;
  steps: unknown;
}

const shown: Record<StoredImportState, ImportState> = {
  receiving: 'received',
  received: 'received',
  reading: 'reading',
  checked: 'checked',
  storing: 'issuing',
  sealed: 'issuing',
  failed: 'failed',
  cancelled: 'cancelled',
  expired: 'expired',
};

/** The job as its organisation sees it; once it has a batch, the batch says how far it is. */
export function presentImport(record: ImportRecord, batch: BatchOfImport | null): CertificateImport {
  const isRegistered = batch?.state === 'registered' || batch?.state === 'final';
  const steps = record.steps as ImportSteps;
  const registeredAt = (batch?.steps as Record<string, string> | undefined)?.registered ?? null;
  return {
    id: record.id,
    state: isRegistered ? 'registered' : shown[record.state as StoredImportState],
    files: record.files.map(({ name, sizeBytes, sha256 }) => ({
      name,
      sizeBytes: sizeBytes.toString(),
      sha256: `0x${sha256}`,
    })),
    progress: {
      total: record.total,
      read: record.readCount,
      toIssue: record.chosenCount,
      stored: record.storedCount,
      anchored: isRegistered ? record.chosenCount : 0,
    },
    counts: { ready: record.readyCount, warning: record.warningCount, refused: record.refusedCount },
    certifiedGrams: record.certifiedGrams.toString(),
    needsInspectionBody: record.needsBody,
    batchId: record.batchId,
    failure: record.failure ?? batch?.failure ?? null,
    steps: [
      { step: 'received', at: steps.received ?? null },
      { step: 'reading', at: steps.reading ?? null },
      { step: 'checked', at: steps.checked ?? null },
      { step: 'issuing', at: steps.storing ?? null },
      { step: 'registered', at: isRegistered ? registeredAt : null },
    ],
    expiresAt: record.expiresAt.toISOString(),
    createdAt: record.createdAt.toISOString(),
  };
}

export function presentRow(row: ImportRowRecord, isSealed: boolean): ImportRow {
  return {
    row: row.ordinal + 1,
    fileName: row.fileName,
    pdfFileName: row.pdfFileName,
    state: z.enum(['ready', 'warning', 'refused']).parse(row.state),
    findings: z.array(finding).parse(row.findings),
    certificate:
      row.number === null
        ? null
        : {
            number: row.number,
            kind: certificateKind.parse(row.kind),
            heatNumber: row.heatNumber ?? '',
            grade: row.grade ?? '',
            massGrams: (row.massGrams ?? 0n).toString(),
          },
    certificateId: isSealed && row.isChosen ? row.certificateId : null,
  };
}
