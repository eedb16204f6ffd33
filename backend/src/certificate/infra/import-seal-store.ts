import type { Tx } from '../../platform/database/index.ts';
import type { SealableCertificate } from '../seal-batch.ts';

const ROWS_AT_ONCE = 1_000;

export interface StorableDocument {
  rowOrdinal: number;
  role: string;
  content: Uint8Array;
}

/** Documents of chosen rows that are not in the document store yet, as many as fit. */
export async function documentsToStore(
  client: Tx,
  importId: string,
  most: number,
): Promise<StorableDocument[]> {
  return client.$queryRaw<StorableDocument[]>`
    SELECT "rowOrdinal", role, content FROM (
      SELECT d.row_ordinal AS "rowOrdinal", d.role, d.content, sum(d.size_bytes) OVER w - d.size_bytes AS before
        FROM (SELECT d.* FROM certificate_import_document d
                JOIN certificate_import_row r ON r.import_id = d.import_id AND r.ordinal = d.row_ordinal
               WHERE d.import_id = ${importId}::uuid AND d.cid IS NULL AND r.is_chosen
               ORDER BY d.row_ordinal, d.role LIMIT ${most}) d
      WINDOW w AS (ORDER BY d.row_ordinal, d.role)) sized
     WHERE before < ${8 * 1_048_576}`;
}

export async function noteCids(
  tx: Tx,
  importId: string,
  cids: readonly { rowOrdinal: number; role: string; cid: string }[],
): Promise<void> {
  await tx.$executeRaw`
    UPDATE certificate_import_document d SET cid = n.cid
      FROM jsonb_to_recordset(${JSON.stringify(cids)}::jsonb) AS n("rowOrdinal" int, role text, cid text)
     WHERE d.import_id = ${importId}::uuid AND d.row_ordinal = n."rowOrdinal" AND d.role = n.role`;
}

/** How many chosen certificates have every document stored. */
export async function countStored(client: Tx, importId: string): Promise<number> {
  const rows = await client.$queryRaw<{ stored: bigint }[]>`
    SELECT count(*) AS stored FROM certificate_import_row r
     WHERE r.import_id = ${importId}::uuid AND r.is_chosen
       AND NOT EXISTS (SELECT 1 FROM certificate_import_document d
                        WHERE d.import_id = r.import_id AND d.row_ordinal = r.ordinal AND d.cid IS NULL)`;
  return Number(rows[0]?.stored ?? 0n);
}

/** Makes drafts of the chosen rows, with their documents, and lets go of what was uploaded. */
export async function makeDrafts(tx: Tx, importId: string): Promise<SealableCertificate[]> {
  await tx.$executeRaw`
    INSERT INTO certificate (id, organisation_id, state, number, kind, heat_number, grade, subject, mass_grams, summary,
                             findings, document_hash, siblings, updated_at)
    SELECT r.certificate_id, i.organisation_id, 'draft', r.number, r.kind, r.heat_number, r.grade, r.subject,
           r.mass_grams, r.summary, r.findings, r.document_hash, '{}', now()
      FROM certificate_import_row r JOIN certificate_import i ON i.id = r.import_id
     WHERE r.import_id = ${importId}::uuid AND r.is_chosen
     ORDER BY r.ordinal`;
  await tx.$executeRaw`
    INSERT INTO certificate_document (certificate_id, role, media_type, sha256, cid, size_bytes, content)
    SELECT r.certificate_id, d.role, d.media_type, d.sha256, d.cid, d.size_bytes, d.content
      FROM certificate_import_document d
      JOIN certificate_import_row r ON r.import_id = d.import_id AND r.ordinal = d.row_ordinal
     WHERE d.import_id = ${importId}::uuid AND r.is_chosen`;
  await tx.certificateImportDocument.deleteMany({ where: { importId } });
  await tx.certificateImportChunk.deleteMany({ where: { importId } });
  return chosenCertificates(tx, importId);
}

/** The chosen rows in order; read in pieces, because a database client holds several copies of each answer. */
async function chosenCertificates(tx: Tx, importId: string): Promise<SealableCertificate[]> {
  const certificates: SealableCertificate[] = [];
  for (let after = -1; ; ) {
    const rows = await tx.certificateImportRow.findMany({
      where: { importId, isChosen: true, ordinal: { gt: after } },
      select: {
        ordinal: true,
        certificateId: true,
        documentHash: true,
        subject: true,
        kind: true,
        massGrams: true,
      },
      orderBy: { ordinal: 'asc' },
      take: ROWS_AT_ONCE,
    });
    for (const row of rows) {
      certificates.push({
        id: row.certificateId ?? '',
        documentHash: row.documentHash as `0x${string}`,
        subject: row.subject as `0x${string}`,
        kind: row.kind ?? 0,
        massGrams: row.massGrams ?? 0n,
      });
    }
    const last = rows.at(-1);
    if (!last || rows.length < ROWS_AT_ONCE) return certificates;
    after = last.ordinal;
  }
}
