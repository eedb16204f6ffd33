import { plainDecimal, readWrittenNumber, type Finding } from '../en10168/index.ts';
import { multiplyDecimal, parseDecimal, toScaledExact, type Decimal } from '../units/index.ts';
import type { PassportShape } from './shape.ts';

/** Grams in one unit, exactly. The international avoirdupois pound is 453.59237 g (NIST SP 811). */
const gramsPerUnit = new Map([
  ['g', '1'],
  ['kg', '1000'],
  ['t', '1000000'],
  ['mt', '1000000'],
  ['lb', '453.59237'],
  ['lbs', '453.59237'],
]);

/**
 * The certified mass of a passport in grams: Product.Weight, else the delivered quantity when that is a mass. Pounds are
 * rounded down to whole grams, and said. Null, with a finding, when what is stated is no mass.
 */
export function readDeliveryMass(
  passport: PassportShape['DigitalMaterialPassport'],
  findings: Finding[],
): bigint | null {
  const { Weight, WeightUnit } = passport.Product;
  const delivery = passport.TransactionData.BusinessTransaction?.Delivery;
  if (Weight !== undefined && Weight !== null) {
    return massOf(Weight, WeightUnit, 'DigitalMaterialPassport.Product.Weight', findings);
  }
  const unit = delivery?.QuantityUnit?.toLowerCase();
  if (delivery?.Quantity === undefined || delivery.Quantity === null || !gramsPerUnit.has(unit ?? ''))
    return null;
  const field = 'DigitalMaterialPassport.TransactionData.BusinessTransaction.Delivery.Quantity';
  findings.push({
    code: 'mass-from-delivery',
    severity: 'info',
    field,
    message: `No weight of the product is stated; the delivered quantity ${delivery.Quantity} ${unit ?? ''} is taken as the certified mass.`,
    remedy: 'Add Product.Weight and WeightUnit.',
  });
  return massOf(delivery.Quantity, unit, field, findings);
}

function massOf(
  written: number | string,
  unit: string | undefined,
  field: string,
  findings: Finding[],
): bigint | null {
  const factor = gramsPerUnit.get((unit ?? 'kg').toLowerCase());
  const read = readWrittenNumber(typeof written === 'number' ? plainDecimal(written) : written);
  const exact =
    factor === undefined || read?.operator !== '='
      ? undefined
      : multiplyDecimal(parseDecimal(read.value), parseDecimal(factor));
  const isPound = factor?.includes('.') === true;
  const grams = exact === undefined ? undefined : isPound ? wholeDown(exact) : toScaledExact(exact, 0);
  if (grams === undefined || grams <= 0n || grams >= 10n ** 13n) {
    findings.push({
      code: 'mass-wrong',
      severity: 'refuse',
      field,
      message: `The mass "${written} ${unit ?? ''}" cannot be read as a mass of whole grams above zero.`,
      remedy: `Give ${field} in kg or t, such as 4982 kg.`,
    });
    return null;
  }
  if (isPound) {
    findings.push({
      code: 'number-interpreted',
      severity: 'info',
      field,
      message: `${written} lb are ${grams} g, rounded down to the gram (1 lb = 453.59237 g).`,
      remedy: 'Give the mass in kg.',
    });
  }
  return grams;
}

const wholeDown = ({ unscaled, scale }: Decimal): bigint => unscaled / 10n ** BigInt(scale);
