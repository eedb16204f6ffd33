import type { Finding } from '@topsteel/domain/api';
import { Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { NewDocument } from './certificate-store.ts';

export type ImportRowState = 'ready' | 'warning' | 'refused';

/** One certificate as it was read. */
export interface NewImportRow {
  importId: string;
  ordinal: number;
  fileName: string;
  pdfFileName: string | null;
  state: ImportRowState;
  findings: Finding[];
  certificate: {
    id: string;
    number: string;
    kind: number;
    heatNumber: string;
    grade: string;
    subject: string;
    massGrams: bigint;
    documentHash: string;
    summary: object;
  } | null;
  documents: NewDocument[];
}

export type ImportRowRecord = Prisma.CertificateImportRowGetPayload<object>;

/** Keeps rows with their documents. */
export async function insertRows(tx: Tx, rows: readonly NewImportRow[]): Promise<void> {
  await tx.certificateImportRow.createMany({
    data: rows.map(({ certificate, documents: _documents, ...row }) => {
      const { id, summary, ...columns } = certificate ?? { id: null, summary: Prisma.DbNull };
      return { ...row, findings: row.findings, certificateId: id, summary, ...columns };
    }),
  });
  const documents = rows.flatMap(({ importId, ordinal, documents }) =>
    documents.map(({ content, ...document }) => ({
      ...document,
      importId,
      rowOrdinal: ordinal,
      sizeBytes: content.length,
      content: content as Uint8Array<ArrayBuffer>,
    })),
  );
  if (documents.length > 0) await tx.certificateImportDocument.createMany({ data: documents });
}

/** The place after the last row that was kept: where reading goes on. */
export async function nextOrdinal(client: Tx, importId: string): Promise<number> {
  const { _max } = await client.certificateImportRow.aggregate({
    where: { importId },
    _max: { ordinal: true },
  });
  return (_max.ordinal ?? -1) + 1;
}

/** Rows that reading may find wrong only once all have been read, each with the finding to add. */
interface Clash {
  code: string;
  message: Prisma.Sql;
  field: string | null;
  where: Prisma.Sql;
}

const holding = Prisma.sql`('issuing', 'registered', 'final', 'revoking')`;
const heat = (holder: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`'Heat ' || r.heat_number || ' is certified already by ' || ${holder} || '. One material has one certificate: revoke that one first, or leave this one out.'`;

const clashes: readonly Clash[] = [
  {
    code: 'document-already-registered',
    message: Prisma.sql`'Certificate ' || r.number || ' is registered already, byte for byte. There is nothing to issue.'`,
    field: null,
    where: Prisma.sql`EXISTS (SELECT 1 FROM certificate c WHERE c.organisation_id = i.organisation_id
      AND c.document_hash = r.document_hash AND c.state NOT IN ('draft', 'failed'))`,
  },
  {
    code: 'heat-already-registered',
    message: heat(
      Prisma.sql`(SELECT c.number FROM certificate c WHERE c.organisation_id = i.organisation_id AND c.subject = r.subject AND c.state IN ${holding} LIMIT 1)`,
    ),
    field: 'Certificate.ProductDescription.B07',
    where: Prisma.sql`EXISTS (SELECT 1 FROM certificate c WHERE c.organisation_id = i.organisation_id
      AND c.subject = r.subject AND c.state IN ${holding})`,
  },
  {
    code: 'heat-twice',
    message: heat(
      Prisma.sql`(SELECT e.number || ' (' || e.file_name || ')' FROM certificate_import_row e WHERE e.import_id = r.import_id AND e.subject = r.subject AND e.ordinal < r.ordinal AND e.state <> 'refused' ORDER BY e.ordinal LIMIT 1)`,
    ),
    field: 'Certificate.ProductDescription.B07',
    where: Prisma.sql`EXISTS (SELECT 1 FROM certificate_import_row e WHERE e.import_id = r.import_id
      AND e.subject = r.subject AND e.ordinal < r.ordinal AND e.state <> 'refused')`,
  },
];

/**
 * Refuses the rows whose document or heat is in the register already, or in an earlier row. A repeat finds nothing new.
 *
 * @returns how many rows it refused
 */
export async function refuseClashes(tx: Tx, importId: string): Promise<number> {
  let refused = 0;
  for (const { code, message, field, where } of clashes) {
    refused += await tx.$executeRaw`
      UPDATE certificate_import_row r
         SET state = 'refused', is_chosen = false,
             findings = r.findings || jsonb_build_array(jsonb_strip_nulls(jsonb_build_object(
               'code', ${code}::text, 'severity', 'error', 'message', ${message}, 'field', ${field}::text)))
        FROM certificate_import i
       WHERE i.id = r.import_id AND r.import_id = ${importId}::uuid AND r.state <> 'refused'
         AND r.subject IS NOT NULL AND ${where}`;
  }
  if (refused > 0) {
    await tx.$executeRaw`
      DELETE FROM certificate_import_document d USING certificate_import_row r
       WHERE d.import_id = r.import_id AND d.row_ordinal = r.ordinal AND r.import_id = ${importId}::uuid
         AND r.state = 'refused'`;
  }
  return refused;
}

/** What the rows add up to. */
export async function countRows(tx: Tx, importId: string) {
  const rows = await tx.$queryRaw<
    { read: bigint; ready: bigint; warning: bigint; refused: bigint; grams: string; needs_body: boolean }[]
  >`
    SELECT count(*) AS read, count(*) FILTER (WHERE state = 'ready') AS ready,
           count(*) FILTER (WHERE state = 'warning') AS warning, count(*) FILTER (WHERE state = 'refused') AS refused,
           COALESCE(sum(mass_grams) FILTER (WHERE state <> 'refused'), 0)::text AS grams,
           COALESCE(bool_or(kind = 32 AND state <> 'refused'), false) AS needs_body
      FROM certificate_import_row WHERE import_id = ${importId}::uuid`;
  const [row] = rows;
  return {
    readCount: Number(row?.read ?? 0n),
    readyCount: Number(row?.ready ?? 0n),
    warningCount: Number(row?.warning ?? 0n),
    refusedCount: Number(row?.refused ?? 0n),
    certifiedGrams: BigInt(row?.grams ?? '0'),
    needsBody: row?.needs_body ?? false,
  };
}

/**
 * Chooses the rows of these states to be issued, and no others.
 *
 * @returns how many it chose
 */
export async function chooseRows(
  tx: Tx,
  importId: string,
  states: readonly ImportRowState[],
): Promise<number> {
  await tx.$executeRaw`
    UPDATE certificate_import_row SET is_chosen = (state = ANY (${[...states]}))
     WHERE import_id = ${importId}::uuid AND is_chosen <> (state = ANY (${[...states]}))`;
  return tx.certificateImportRow.count({ where: { importId, isChosen: true } });
}

/** The EN 10204 types among the chosen rows, times ten. */
export async function chosenKinds(tx: Tx, importId: string): Promise<number[]> {
  const rows = await tx.certificateImportRow.findMany({
    where: { importId, isChosen: true },
    distinct: ['kind'],
    select: { kind: true },
  });
  return rows.flatMap(({ kind }) => kind ?? []);
}

export const listRows = (
  client: Tx,
  importId: string,
  filter: { state: ImportRowState | undefined; after: number; take: number },
) =>
  client.certificateImportRow.findMany({
    where: { importId, ordinal: { gt: filter.after }, ...(filter.state && { state: filter.state }) },
    orderBy: { ordinal: 'asc' },
    take: filter.take,
  });
