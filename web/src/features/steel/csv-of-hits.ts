import type { SearchHit } from '@topsteel/domain/api';
import { currencyDecimals } from '@topsteel/domain/pricing';
import { formatScaled } from '@topsteel/domain/units';

/** Figures with a point and no thousands, so that a spreadsheet of any language reads them. */
const cellsOf = (hit: SearchHit): string[] => [
  hit.offerId,
  hit.sku ?? '',
  hit.form,
  hit.designation,
  hit.grade,
  hit.norm ?? '',
  hit.lengthUm === null ? '' : formatScaled(BigInt(hit.lengthUm), 6),
  hit.certificate.type,
  hit.certificate.number,
  hit.lotCode,
  hit.seller.name,
  hit.location.city,
  hit.location.country,
  hit.incoterm,
  String(hit.leadTimeDays),
  formatScaled(BigInt(hit.availableGrams), 6),
  formatScaled(BigInt(hit.minGrams), 6),
  formatScaled(BigInt(hit.price.minor), currencyDecimals[hit.price.currency]),
  hit.price.currency,
  hit.price.basis,
  formatScaled(BigInt(hit.pricePerTonneMinor), 6),
  hit.deliveredPricePerTonneMinor === null ? '' : formatScaled(BigInt(hit.deliveredPricePerTonneMinor), 6),
  hit.emissionsGramsPerKg === null ? '' : formatScaled(BigInt(hit.emissionsGramsPerKg), 3),
];

/** A cell by RFC 4180; one that a spreadsheet would run as a formula is made plain text. */
function quoted(cell: string): string {
  const plain = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

/**
 * Offers as CSV (RFC 4180) with a head line.
 *
 * @param heads names of the 23 columns, in the reader's language
 * @param note what is missing, as a last line of its own
 */
export function csvOfHits(hits: readonly SearchHit[], heads: readonly string[], note?: string): string {
  const lines = [heads, ...hits.map(cellsOf), ...(note === undefined ? [] : [[note]])];
  return `\uFEFF${lines.map((cells) => cells.map(quoted).join(',')).join('\r\n')}\r\n`;
}
