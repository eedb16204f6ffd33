import type { EmissionFactor } from '@topsteel/domain/carbon';
import type { Tx } from '../database/index.ts';

interface Row {
  id: string;
  unit: 'kg' | 't.km';
  milligrams: string;
  source: string;
  year: number;
}

/**
 * The emission factors of the newest edition of a list that its publisher signed and a quorum of signers stands for; none
 * when no edition was published.
 *
 * @example await publishedFactors(tx, 'transport') // [{ id: 'transport/road', unit: 't.km', milligramsCo2e: '90000', … }]
 */
export async function publishedFactors(tx: Tx, list: string): Promise<EmissionFactor[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT f.id, f.unit, f.milligrams_co2e::text AS milligrams, f.source, f.year
      FROM bridge.carbon_factor f
     WHERE f.list_sha256 = (
       SELECT l.sha256 FROM bridge.carbon_factor_list l
        WHERE l.list = ${list} AND l.decision = 'reported'
          AND EXISTS (SELECT 1 FROM bridge.oracle_report r WHERE r.kind = 'TopSteel.CarbonFactor'
                       AND r.state = 'signed' AND r.evidence->>'jws' = l.jws)
        ORDER BY l.edition DESC LIMIT 1)
     ORDER BY f.id`;
  return rows.map(({ id, unit, milligrams, source, year }) => ({
    id,
    unit,
    milligramsCo2e: milligrams,
    source,
    year,
  }));
}
