import { groupedLotCode, lotCodeOf, lotIdOfCode } from '@topsteel/domain/digital-link';
import { holdersOf } from '../../genealogy/index.ts';
import { SUBJECT_OF, type ReadObject } from './object-sql.ts';

interface Row {
  lot_id: string;
  maker: string;
  mass: string;
  emissions: string;
  left: string;
  left_emissions: string;
  made_at: Date;
  tx_hash: string;
  recalled_at: Date | null;
  recall_tx_hash: string | null;
  made_by: string | null;
  certificate_id: string | null;
  certificate_number: string | null;
  evidence: string | null;
  document_hash: string | null;
}

/** A lot by its number on the ledger, or by the code on its label. */
export const readLot: ReadObject = async (tx, id) => {
  const lotId = /^[1-9][0-9]{20,40}$/.test(id) ? id : lotIdOfCode(id)?.toString();
  if (lotId === undefined) return undefined;
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT g.lot_id, g.maker, g.mass_grams::text AS mass, g.emissions_grams::text AS emissions,
           (g.mass_grams - coalesce(used.mass, 0))::text AS left,
           (g.emissions_grams - coalesce(used.emissions, 0))::text AS left_emissions, g.made_at, g.tx_hash, g.recalled_at,
           g.recall_tx_hash, g.made_by, c.id::text AS certificate_id, c.number AS certificate_number, l.evidence,
           g.document_hash
      FROM genealogy_lot g
      LEFT JOIN LATERAL (SELECT sum(i.mass_grams) AS mass, sum(i.emissions_grams) AS emissions FROM genealogy_input i
                          WHERE i.lot_id = g.lot_id) used ON true
      LEFT JOIN lot l ON l.lot_id = g.lot_id
      LEFT JOIN certificate c ON c.id = l.certificate_id
     WHERE g.lot_id = ${lotId}`;
  if (!row) return undefined;
  const code = lotCodeOf(BigInt(lotId));
  const holders = await holdersOf(tx, [lotId]);
  return {
    id: lotId,
    title: groupedLotCode(code),
    subject: SUBJECT_OF.lot,
    lotCode: code,
    parties: [row.maker, ...holders.map(({ account }) => account)],
    facts: [
      { key: 'maker', kind: 'organisation', value: row.maker },
      { key: 'certificate', kind: 'certificate', value: row.certificate_number, of: row.certificate_id },
      { key: 'massGrams', kind: 'mass', value: row.mass, transaction: row.tx_hash },
      { key: 'leftGrams', kind: 'mass', value: row.left },
      { key: 'emissionsGrams', kind: 'co2e', value: row.emissions, transaction: row.tx_hash },
      { key: 'leftEmissionsGrams', kind: 'co2e', value: row.left_emissions },
      { key: 'madeAt', kind: 'instant', value: row.made_at.toISOString(), transaction: row.tx_hash },
      { key: 'transformation', kind: 'hash', value: row.made_by },
      {
        key: 'recalledAt',
        kind: 'instant',
        value: row.recalled_at?.toISOString() ?? null,
        transaction: row.recall_tx_hash,
      },
    ],
    tables: [
      {
        key: 'holders',
        columns: { holder: 'organisation', account: 'account', grams: 'mass', reservedGrams: 'mass' },
        rows: holders.map(({ account, grams, reservedGrams }) => ({
          holder: account,
          account,
          grams: grams.toString(),
          reservedGrams: reservedGrams.toString(),
        })),
      },
    ],
    documents: [
      ...(row.document_hash === null
        ? []
        : [
            {
              role: 'certificate',
              name: row.certificate_number ?? '',
              sha256: row.document_hash,
              path: null,
            },
          ]),
      ...(row.evidence === null
        ? []
        : [{ role: 'evidence', name: code, sha256: row.evidence, path: `/v2/lots/${code}/evidence.zip` }]),
    ],
    matches: [{ lotId }, { id: lotId }, { ids: [lotId] }, { terms: { goods: { lotId } } }],
    onChain: { kind: 'lot', id: lotId },
  };
};
