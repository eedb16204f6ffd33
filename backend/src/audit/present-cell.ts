import type { AuditCell, AuditCellKind } from '@topsteel/domain/api';
import { groupedLotCode, lotCodeOf } from '@topsteel/domain/digital-link';

const CODE_LIMIT = 1n << 100n;
const openByThemselves: ReadonlySet<AuditCellKind> = new Set(['payment', 'unit', 'transaction', 'account']);

/**
 * A value as it is shown and what it leads to: organisations by name, lots by the code on their label.
 *
 * @param of the id of what the value leads to, where it is not the value itself
 * @example presentCell('organisation', '0x7099…', null, names) // { value: 'Aciérie du Rhin', of: '0x7099…' }
 */
export function presentCell(
  kind: AuditCellKind,
  value: string | null,
  of: string | null,
  names: ReadonlyMap<string, string>,
): AuditCell | null {
  if (value === null) return null;
  if (kind === 'organisation') return { value: names.get(value) ?? value, of: value };
  if (kind === 'lot') {
    const lot = BigInt(value);
    return { value: lot < CODE_LIMIT ? groupedLotCode(lotCodeOf(lot)) : value, of: value };
  }
  return { value, of: openByThemselves.has(kind) ? value : of };
}

/** A value of a row as text. */
export function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'string' ? value : JSON.stringify(value);
}
