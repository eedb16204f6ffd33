import { offerImportState, type OfferImport, type OfferImportLine } from '@topsteel/domain/api';
import type { OfferImportLineRow, OfferImportRow } from './infra/import-store.ts';

export const presentImport = (row: OfferImportRow): OfferImport => ({
  id: row.id,
  state: offerImportState.parse(row.state),
  fileName: row.fileName,
  sha256: row.sha256,
  sizeBytes: Number(row.sizeBytes),
  lines: row.lineCount,
  counts: {
    refused: row.refusedCount,
    create: row.createCount,
    change: row.changeCount,
    same: row.sameCount,
    newProducts: row.productCount,
  },
  applied: row.appliedCount,
  sentence: sentenceOf(row),
  failure: row.failure,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
});

function sentenceOf(row: OfferImportRow): string {
  const todo = row.createCount + row.changeCount;
  const refused =
    row.refusedCount === 0 ? '' : ` ${row.refusedCount.toString()} lines are refused; see why in each.`;
  switch (row.state) {
    case 'received':
      return `${row.lineCount.toString()} lines are read and being checked. No offer is changed.`;
    case 'checked':
      return todo === 0
        ? `Nothing would change: ${row.sameCount.toString()} lines say what the offers say already.${refused}`
        : `${row.createCount.toString()} offers would be made, ${row.changeCount.toString()} changed, ${row.sameCount.toString()} stay as they are.${refused} Apply it, or cancel it.`;
    case 'applying':
      return `${row.appliedCount.toString()} of ${todo.toString()} lines are applied.`;
    case 'applied':
      return row.appliedCount === 0
        ? `Nothing was changed: the offers said all of it already.${refused}`
        : `${row.appliedCount.toString()} lines are applied.${refused}`;
    case 'cancelled':
      return `Cancelled after ${row.appliedCount.toString()} lines; those stand.`;
    case 'expired':
      return 'Nobody went on with this import in time. Upload the file again.';
    default:
      return row.failure ?? 'The import broke off.';
  }
}

export const presentLine = (row: OfferImportLineRow): OfferImportLine => ({
  row: row.rowNumber,
  sku: row.sku,
  outcome: row.outcome as OfferImportLine['outcome'],
  errors: row.errors as OfferImportLine['errors'],
  diff: row.diff as OfferImportLine['diff'],
  isApplied: row.isApplied,
});
