import type { CertificateReading } from '../en10168/index.ts';
import {
  addDecimal,
  compareDecimal,
  formatKilograms,
  parseDecimal,
  parseMassGrams,
  tryParseDecimal,
} from '../units/index.ts';
import type { ConformanceFinding } from './conformance-finding.ts';
import { orderFinding } from './order-finding.ts';
import { orderDimensions, type OrderDimension, type SteelOrder } from './steel-order.ts';

const product = 'Certificate.ProductDescription';

/** Nominal sizes within what was ordered; a size without a tolerance must be the ordered one. */
export function judgeDimensions(
  { dimensions = {}, toleranceClass }: SteelOrder,
  certificate: CertificateReading,
): ConformanceFinding[] {
  return orderDimensions.flatMap((name) => {
    const ordered = dimensions[name];
    if (ordered === undefined) return [];
    const found = certificate.dimensions.find((each) => each.name === certifiedName(name, certificate));
    const value = found === undefined ? undefined : millimetres(found.value, found.unit);
    const nominal = parseDecimal(ordered.value);
    const low = addDecimal(nominal, negative(ordered.minus));
    const high = addDecimal(nominal, parseDecimal(ordered.plus));
    const hasTolerance = ordered.minus !== '0' || ordered.plus !== '0';
    const range = hasTolerance
      ? `${ordered.value} -${ordered.minus}/+${ordered.plus} mm`
      : `${ordered.value} mm`;
    const base = {
      property: name,
      value: found === undefined ? null : `${found.value} ${found.unit}`,
      limit: toleranceClass === undefined ? range : `${range} (${toleranceClass})`,
      field: `${product}.B09`,
    };
    if (value === undefined) return [orderFinding({ ...base, status: 'not-evaluated' })];
    const isWithin = compareDecimal(value, low) >= 0 && compareDecimal(value, high) <= 0;
    return [orderFinding({ ...base, status: isWithin ? 'conforms' : 'deviates' })];
  });
}

/** Coils are certified with their thickness as a wall by some mills. */
function certifiedName(name: OrderDimension, { dimensions }: CertificateReading): string {
  const hasOwn = dimensions.some((each) => each.name === name);
  return !hasOwn && name === 'thickness' ? 'wall' : name;
}

const negative = (text: string) => {
  const value = parseDecimal(text);
  return { ...value, unscaled: -value.unscaled };
};

function millimetres(text: string, unit: string) {
  const value = tryParseDecimal(text);
  if (value === undefined) return undefined;
  if (unit === 'mm') return value;
  if (unit === 'm') return { unscaled: value.unscaled * 1_000n, scale: value.scale };
  return unit === 'cm' ? { unscaled: value.unscaled * 10n, scale: value.scale } : undefined;
}

/** Pieces exactly; the mass within its tolerance, in whole grams rounded towards the ordered mass. */
export function judgeQuantity(
  { quantity, pieces }: SteelOrder,
  certificate: CertificateReading,
): ConformanceFinding[] {
  const findings: ConformanceFinding[] = [];
  if (pieces !== undefined) {
    const isSame = certificate.pieces === String(pieces);
    findings.push(
      orderFinding({
        property: 'pieces',
        status: certificate.pieces === null ? 'not-evaluated' : isSame ? 'conforms' : 'deviates',
        value: certificate.pieces,
        limit: String(pieces),
        field: `${product}.B08`,
      }),
    );
  }
  if (quantity !== undefined) {
    const ordered = parseMassGrams(quantity.value, quantity.unit);
    const part = (percent: string) => {
      const { unscaled, scale } = parseDecimal(percent);
      return (ordered * unscaled) / (100n * 10n ** BigInt(scale));
    };
    const low = ordered - part(quantity.minusPercent);
    const high = ordered + part(quantity.plusPercent);
    const mass = certificate.massGrams;
    const isWithin = mass !== null && mass >= low && mass <= high;
    const range =
      low === high ? formatKilograms(ordered) : `${formatKilograms(low)} to ${formatKilograms(high)}`;
    findings.push(
      orderFinding({
        property: 'mass',
        status: mass === null ? 'not-evaluated' : isWithin ? 'conforms' : 'deviates',
        value: mass === null ? null : `${formatKilograms(mass)} kg`,
        limit: `${range} kg`,
        field: `${product}.B13`,
      }),
    );
  }
  return findings;
}
