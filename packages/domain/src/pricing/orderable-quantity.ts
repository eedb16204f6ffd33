import { massFault, maxGramsDown } from '../order/index.ts';
import { formatScaled, formatTonnes } from '../units/index.ts';
import type { OrderedQuantity, PriceBasis } from './line.ts';
import { pricingFault } from './pricing-fault.ts';
import type { TheoreticalMass } from './theoretical-mass.ts';

/** How an offer is sold: a least mass and steps of it, and, where the seller counts otherwise, the same in its own unit. */
export interface OrderableTerms {
  minGrams: bigint;
  stepGrams: bigint;
  availableGrams: bigint;
  overTolerancePermille: number;
  /** The seller's unit, least quantity and step, in thousandths; null: by mass. */
  sold: { unit: PriceBasis; minMilli: bigint; stepMilli: bigint } | null;
}

/**
 * The most that may be weighed under an order of this quantity.
 *
 * A mass obeys the offer's steps of mass; pieces and metres obey the seller's steps of its own unit, where it has one. The
 * least quantity is asked in both. The weighing tolerance must be there too.
 *
 * @throws AppError `invalid-input` with reason `mass-not-orderable` or `quantity-not-available`.
 */
export function requireOrderableDown(
  quantity: OrderedQuantity,
  mass: TheoreticalMass,
  terms: OrderableTerms,
): bigint {
  const { massGrams } = mass;
  const maxGrams = maxGramsDown(massGrams, terms.overTolerancePermille);
  if (maxGrams > terms.availableGrams) {
    throw pricingFault(
      'quantity-not-available',
      `Only ${formatTonnes(terms.availableGrams)} t are left, and this order needs up to ${formatTonnes(maxGrams)} t, the weighing tolerance included. Order less.`,
    );
  }
  const isByMass = quantity.unit !== 'piece' && quantity.unit !== 'metre';
  const stepGrams = isByMass && terms.sold === null ? terms.stepGrams : 0n;
  const fault = massFault(massGrams, { ...terms, stepGrams });
  if (fault !== undefined) throw pricingFault('mass-not-orderable', fault);
  if (terms.sold !== null) requireSteps(quantity, mass, terms.sold);
  return maxGrams;
}

function requireSteps(
  quantity: OrderedQuantity,
  mass: TheoreticalMass,
  sold: NonNullable<OrderableTerms['sold']>,
): void {
  const { unit, minMilli, stepMilli } = sold;
  const milli = inUnit(quantity, mass, unit);
  if (milli === null) {
    throw pricingFault(
      'mass-not-orderable',
      `This steel is sold by the ${nameOf(unit)}, and that does not come out even. Order in that unit.`,
    );
  }
  if (milli < minMilli) {
    throw pricingFault(
      'mass-not-orderable',
      `The smallest order is ${formatScaled(minMilli, 3)} ${nameOf(unit)}. Order at least that much.`,
    );
  }
  if (stepMilli > 0n && milli % stepMilli !== 0n) {
    throw pricingFault(
      'mass-not-orderable',
      `This steel is sold in steps of ${formatScaled(stepMilli, 3)} ${nameOf(unit)}. Order a multiple of that.`,
    );
  }
}

/** Thousandths of a unit; null where it does not come out even. */
function inUnit(quantity: OrderedQuantity, mass: TheoreticalMass, unit: PriceBasis): bigint | null {
  if (quantity.unit === unit) return quantity.amountMilli;
  if (unit === 'piece') return mass.pieces === null ? null : mass.pieces * 1_000n;
  if (unit === 'metre') {
    return mass.totalLengthUm === null || mass.totalLengthUm % 1_000n !== 0n
      ? null
      : mass.totalLengthUm / 1_000n;
  }
  const gramsPerMilli = unit === 'kg' ? 1n : unit === '100kg' ? 100n : 1_000n;
  return mass.massGrams % gramsPerMilli === 0n ? mass.massGrams / gramsPerMilli : null;
}

const nameOf = (unit: PriceBasis): string =>
  ({ piece: 'piece', metre: 'm', kg: 'kg', '100kg': '100 kg', tonne: 't' })[unit];
