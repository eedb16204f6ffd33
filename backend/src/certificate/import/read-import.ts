import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { MAX_IMPORT_CERTIFICATES, type Finding } from '@topsteel/domain/api';
import { isAppError } from '@topsteel/domain/errors';
import { sha256Hex } from '@topsteel/domain/jcs';
import { recordAudit } from '../../audit/index.ts';
import { Organisations } from '../../organisation/index.ts';
import { newId, PrismaService } from '../../platform/database/index.ts';
import { spoolFile } from '../infra/import-file-store.ts';
import {
  countRows,
  insertRows,
  nextOrdinal,
  refuseClashes,
  type NewImportRow,
} from '../infra/import-row-store.ts';
import { keepLease, moveImport, readImport, type ImportRecord } from '../infra/import-store.ts';
import { isPdf } from '../pair-files.ts';
import { judgeDocument, requireSeller, stateOf, type Seller } from '../read-certificates.ts';
import { planImport, type PlannedDocument, type Source, type SpooledFile } from './plan-import.ts';

/** Rows that are kept together: what a crash can cost. */
const ROWS_AT_ONCE = 50;
const BYTES_AT_ONCE = 16 * 1_048_576;

/**
 * The dry run: reads and judges every certificate of an import and keeps what was found, a few at a time. Goes on after
 * the last row that was kept, so it may end anywhere. State: `received` → `reading` → `checked`.
 */
@Injectable()
export class ReadImport {
  constructor(
    private readonly prisma: PrismaService,
    private readonly organisations: Organisations,
  ) {}

  /** @throws AppError `invalid-input` when an archive can't be opened; LeaseLost when the import is not ours any more. */
  async run(importId: string, holder: string): Promise<void> {
    const { client } = this.prisma;
    let record = await readImport(client, importId);
    const seller = requireSeller(await this.organisations.byId(record.organisationId));
    if (record.state === 'received') {
      record = await this.prisma.transact(async (tx) => {
        await keepLease(tx, { id: importId, holder, state: 'received' });
        return moveImport(tx, record, 'reading');
      });
    }
    const lease = { id: importId, holder, state: 'reading' as const };
    const folder = await mkdtemp(join(tmpdir(), 'topsteel-import-'));
    try {
      const files = await this.spool(record, folder, () => keepLease(client, lease));
      const manufacturer = { name: seller.legalName, vat: seller.vatNumber };
      const plan = await planImport(files, manufacturer, MAX_IMPORT_CERTIFICATES);
      try {
        await keepLease(client, lease, { total: plan.documents.length });
        await this.readAll(plan.documents, seller, lease);
      } finally {
        plan.close();
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
    await this.prisma.transact(
      async (tx) => {
        await keepLease(tx, lease);
        await refuseClashes(tx, importId);
        const counts = await countRows(tx, importId);
        await moveImport(tx, record, 'checked', counts);
        await recordAudit(tx, {
          actor: record.userId,
          organisationId: record.organisationId,
          action: 'certificate.import-checked',
          subject: `certificate-import:${importId}`,
          details: { ready: counts.readyCount, warning: counts.warningCount, refused: counts.refusedCount },
        });
      },
      { timeoutMs: 120_000 },
    );
  }

  private async spool(
    record: ImportRecord,
    folder: string,
    onPiece: () => Promise<void>,
  ): Promise<SpooledFile[]> {
    const files: SpooledFile[] = [];
    for (const { ordinal, name, sizeBytes } of record.files) {
      const path = join(folder, ordinal.toString());
      await spoolFile(this.prisma.client, { importId: record.id, ordinal }, path, onPiece);
      files.push({ name, path, sizeBytes: Number(sizeBytes) });
    }
    return files;
  }

  private async readAll(
    documents: readonly PlannedDocument[],
    seller: Seller,
    lease: { id: string; holder: string; state: 'reading' },
  ): Promise<void> {
    let waiting: NewImportRow[] = [];
    let bytes = 0;
    const keep = async (): Promise<void> => {
      const rows = waiting;
      [waiting, bytes] = [[], 0];
      const last = rows.at(-1);
      if (!last) return;
      await this.prisma.transact(async (tx) => {
        await keepLease(tx, lease, { readCount: last.ordinal + 1 });
        await insertRows(tx, rows);
      });
    };
    const start = await nextOrdinal(this.prisma.client, lease.id);
    for (const [offset, document] of documents.slice(start).entries()) {
      const row = await readRow({ importId: lease.id, ordinal: start + offset }, document, seller);
      waiting.push(row);
      bytes += row.documents.reduce((sum, { content }) => sum + content.length, 0);
      if (waiting.length >= ROWS_AT_ONCE || bytes >= BYTES_AT_ONCE) await keep();
    }
    await keep();
  }
}

async function readRow(
  place: { importId: string; ordinal: number },
  document: PlannedDocument,
  seller: Seller,
): Promise<NewImportRow> {
  const refused = (findings: Finding[], pdfFileName: string | null = null): NewImportRow => ({
    ...place,
    fileName: document.fileName,
    pdfFileName,
    state: 'refused',
    findings,
    certificate: null,
    documents: [],
  });
  if ('code' in document) return refused([errorOf(document)]);
  const pdfFileName = document.pdf?.name ?? null;
  const [text, pdf] = await Promise.all([textOf(document), document.pdf ? contentOf(document.pdf) : null]);
  if (isFinding(text)) return refused([text], pdfFileName);
  const judged = judgeDocument(text, seller);
  const findings = [...notesOf(document), ...judged.findings];
  if (isFinding(pdf)) findings.push(pdf);
  else if (pdf && document.pdf && !isPdf({ name: document.pdf.name, content: pdf }))
    findings.push(notPdf(document.pdf));
  const state = stateOf(findings);
  if (!judged.certificate || state === 'refused')
    return { ...refused(findings, pdfFileName), ...numbersOf(judged) };
  const { certificate, summary, subject } = judged;
  return {
    ...place,
    fileName: document.fileName,
    pdfFileName,
    state,
    findings,
    certificate: {
      id: newId(),
      number: summary.number,
      kind: summary.kind,
      heatNumber: summary.heatNumber,
      grade: summary.grade,
      subject,
      massGrams: certificate.massGrams,
      documentHash: certificate.documentHash,
      summary,
    },
    documents: [
      {
        role: 'certificate-json',
        mediaType: 'application/json',
        sha256: certificate.documentHash,
        content: certificate.canonicalBytes,
      },
      ...(pdf && !isFinding(pdf)
        ? [
            {
              role: 'certificate-pdf' as const,
              mediaType: 'application/pdf',
              sha256: sha256Hex(pdf),
              content: pdf,
            },
          ]
        : []),
    ],
  };
}

/** A refused row still says which certificate it is about, when that could be read; it is never issued. */
function numbersOf({
  summary,
  subject,
  certificate,
}: ReturnType<typeof judgeDocument>): Partial<NewImportRow> {
  if (!certificate) return {};
  const { number, kind, heatNumber, grade } = summary;
  const { massGrams, documentHash } = certificate;
  return {
    certificate: { id: newId(), number, kind, heatNumber, grade, subject, massGrams, documentHash, summary },
  };
}

async function textOf(document: Exclude<PlannedDocument, { code: string }>): Promise<unknown> {
  if ('csv' in document) return document.csv.document;
  const content = await contentOf(document.json);
  return isFinding(content) ? content : content.toString('utf8');
}

async function contentOf(source: Source): Promise<Buffer | Finding> {
  try {
    return await source.read();
  } catch (error) {
    if (isAppError(error)) return errorOf({ code: 'file-damaged', message: error.message });
    throw error;
  }
}

const notesOf = (document: PlannedDocument): Finding[] =>
  'csv' in document
    ? document.csv.notes.map(({ code, message }) => ({ code, severity: 'warning' as const, message }))
    : [];

const errorOf = ({ code, message }: { code: string; message: string }): Finding => ({
  code,
  severity: 'error',
  message,
});

const notPdf = ({ name }: Source): Finding =>
  errorOf({
    code: 'pdf-unreadable',
    message: `${name} is no PDF file. Upload the PDF itself, or leave it out.`,
  });

const isFinding = (value: unknown): value is Finding =>
  typeof value === 'object' && value !== null && 'severity' in value && 'code' in value && 'message' in value;
