import { SUBJECT_OF, isHash, isUuid, type ReadObject } from './object-sql.ts';

interface Row {
  id: string;
  number: string;
  kind: number;
  state: string;
  heat: string;
  grade: string;
  mass: string;
  used: string;
  document_hash: string;
  leaf: string | null;
  batch_index: number | null;
  issuer: string | null;
  batch: string | null;
  root: string | null;
  tx_hash: string | null;
  signer: string | null;
  issued_at: Date | null;
  revoked_at: Date | null;
  revocation_reason: number | null;
  replaced_by: string | null;
}

/** A certificate by its id here, by its id on chain, or by its number. */
export const readCertificate: ReadObject = async (tx, id) => {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT c.id::text, c.number, c.kind, c.state, c.heat_number AS heat, c.grade, c.mass_grams::text AS mass,
           c.commissioned_grams::text AS used, c.document_hash, c.leaf, c.batch_index, b.issuer, b.number::text AS batch,
           b.root, b.tx_hash, b.signer, to_timestamp(b.issued_at) AS issued_at, c.revoked_at, c.revocation_reason,
           c.replaced_by
      FROM certificate c LEFT JOIN certificate_batch b ON b.id = c.batch_id
     WHERE c.id = ${isUuid(id) ? id : null}::uuid OR c.leaf = ${isHash(id) ? id.toLowerCase() : null} OR c.number = ${id}
     ORDER BY c.id DESC LIMIT 1`;
  if (!row || row.issuer === null) return undefined;
  const lots = await tx.$queryRaw<Record<string, string | null>[]>`
    SELECT lot_id AS lot, mass_grams::text AS "massGrams", state, tx_hash AS transaction FROM lot
     WHERE certificate_id = ${row.id}::uuid ORDER BY ordinal`;
  const documents = await tx.$queryRaw<{ role: string; sha256: string }[]>`
    SELECT role, sha256 FROM certificate_document WHERE certificate_id = ${row.id}::uuid ORDER BY role`;
  const place = { issuer: row.issuer, batch: row.batch };
  return {
    id: row.id,
    title: row.number,
    subject: SUBJECT_OF.certificate,
    parties: [row.issuer],
    facts: [
      { key: 'issuer', kind: 'organisation', value: row.issuer },
      { key: 'certificateType', kind: 'state', value: `type-${row.kind}` },
      { key: 'state', kind: 'state', value: row.state },
      { key: 'heat', kind: 'text', value: row.heat },
      { key: 'grade', kind: 'text', value: row.grade },
      { key: 'certifiedGrams', kind: 'mass', value: row.mass, transaction: row.tx_hash },
      { key: 'usedGrams', kind: 'mass', value: row.used },
      { key: 'lots', kind: 'count', value: lots.length.toString() },
      { key: 'documentHash', kind: 'hash', value: row.document_hash, transaction: row.tx_hash },
      { key: 'leaf', kind: 'hash', value: row.leaf },
      { key: 'batch', kind: 'text', value: row.batch },
      { key: 'root', kind: 'hash', value: row.root, transaction: row.tx_hash },
      {
        key: 'issuedAt',
        kind: 'instant',
        value: row.issued_at?.toISOString() ?? null,
        transaction: row.tx_hash,
      },
      { key: 'signer', kind: 'account', value: row.signer },
      { key: 'revokedAt', kind: 'instant', value: row.revoked_at?.toISOString() ?? null },
      {
        key: 'revocationReason',
        kind: 'state',
        value: row.revocation_reason === null ? null : `reason-${row.revocation_reason}`,
      },
    ],
    tables: [
      {
        key: 'lots',
        columns: { lot: 'lot', massGrams: 'mass', state: 'state', transaction: 'transaction' },
        rows: lots,
      },
    ],
    documents: documents.map(({ role, sha256 }) => ({ role, name: row.number, sha256, path: null })),
    matches: [
      { ...place, index: row.batch_index?.toString() },
      { ...place, root: row.root },
      { ...place, indices: [row.batch_index?.toString()] },
      ...(row.leaf === null ? [] : [{ certificate: row.leaf }]),
    ],
    onChain: row.leaf === null ? null : { kind: 'certificate', id: row.leaf },
  };
};
