import { newId, type Tx } from '../platform/database/index.ts';
import { findLotRow, namesOf, updateStatement, type StatementRow } from './infra/statement-store.ts';
import { publishFootprint } from './publish-footprint.ts';

/**
 * A new PACT footprint of a statement whose verification has changed; the figures stay. Of a superseded statement none is
 * published: its successor's stands.
 */
export async function republishFootprint(tx: Tx, publicUrl: string, row: StatementRow): Promise<void> {
  const lot = await findLotRow(tx, row.lotRowId);
  if (row.state !== 'standing' || !lot) return;
  const footprintId = newId();
  const names = row.verifierId === null ? null : await namesOf(tx, [row.verifierId]);
  await publishFootprint(tx, {
    footprintId,
    stated: row,
    lot,
    verifierName: names?.get(row.verifierId ?? '')?.name ?? null,
    preceding: row.footprintId,
    publicUrl,
    comment: null,
  });
  await updateStatement(tx, row.id, { footprintId });
}
