import type { Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../../platform/database/index.ts';

/** A certificate behind a lot that is on the ledger, where its document can be read by anybody. */
export interface PublicCertificateRow {
  lot_id: string;
  number: string;
  kind: number;
  heat_number: string;
  grade: string;
  state: string;
  document_hash: string;
  certified_grams: string;
  leaf: string | null;
  batch_number: string | null;
  batch_index: number | null;
  issuer: string | null;
  revocation_reason: number | null;
  revoked_at: Date | null;
  summary: Prisma.JsonValue;
}

/** By the ids of lots, decimal digits: one row a lot that is on the ledger. */
export const certificatesBehind = (tx: Tx, lotIds: readonly string[]): Promise<PublicCertificateRow[]> =>
  tx.$queryRaw<PublicCertificateRow[]>`
    SELECT l.lot_id, c.number, c.kind, c.heat_number, c.grade, c.state, c.document_hash, c.mass_grams::text AS certified_grams,
           c.leaf, b.number::text AS batch_number, c.batch_index, lower(b.issuer) AS issuer, c.revocation_reason, c.revoked_at,
           c.summary
      FROM lot l
      JOIN certificate c ON c.id = l.certificate_id
      LEFT JOIN certificate_batch b ON b.id = c.batch_id
     WHERE l.lot_id = ANY (${[...lotIds]}) AND l.state IN ('commissioned', 'final', 'recalled')`;
