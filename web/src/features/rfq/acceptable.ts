import type { QuotedRowView } from '@topsteel/domain/api';
import { landedCost, partOfRow, type NeedUnit } from '@topsteel/domain/sourcing';

/**
 * What can be accepted of a quoted row: as much as is still open, and what that comes to. Null: nothing.
 *
 * @example acceptable('tonne', quotedTwentyTonnes, '5000')?.amountMilli // 5000n
 */
export function acceptable(
  unit: NeedUnit,
  row: QuotedRowView,
  openMilli: string,
): { amountMilli: bigint; totalMinor: bigint } | null {
  const open = BigInt(openMilli);
  const quotedMilli = BigInt(row.amountMilli);
  const amountMilli = open < quotedMilli ? open : quotedMilli;
  if (amountMilli === 0n) return null;
  const quoted = {
    row: row.row,
    amountMilli: quotedMilli,
    massGrams: BigInt(row.massGrams),
    priceMinor: BigInt(row.priceMinor),
    priceBasis: row.priceBasis,
    extrasMinor: BigInt(row.extrasMinor),
    freightMinor: BigInt(row.freightMinor),
    grade: row.grade,
    certificate: row.certificate,
    carbonGramsPerKg: null,
    deliveryOn: row.deliveryOn,
  };
  return { amountMilli, totalMinor: landedCost(unit, partOfRow(unit, quoted, amountMilli)).totalMinor };
}
