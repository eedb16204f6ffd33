import { mulDivUp } from '../units/index.ts';
import { MARK_TRANSFER, REMNANT_RETURN, REMNANT_SCRAP } from './cut-sheet.ts';
import type { CutPiece, LineCharge } from './line.ts';
import { pricingFault } from './pricing-fault.ts';
import type { TheoreticalMass } from './theoretical-mass.ts';

/** Work or a surcharge that an offer prices beside the steel, in the offer's currency. */
export interface OfferExtra {
  code: string;
  basis: LineCharge['basis'];
  priceMinor: bigint;
  /** Charged whether asked for or not. */
  isAlways: boolean;
}

/** The extra that cutting is charged by. */
export const CUT = 'cut';

/**
 * The charges of a line: surcharges by themselves, extras that were asked for, and `cut` when there are cuts. Tonnes are
 * counted by the kilogram and metres by the millimetre, both up; amounts are rounded up to the minor unit.
 *
 * @throws AppError `invalid-input` with reason `extra-not-offered`, `cut-not-possible` when the seller does not cut, or
 * `unit-not-sold` when an extra is counted by pieces or metres and the order does not say how many.
 */
export function chargeExtrasUp(
  offered: readonly OfferExtra[],
  wanted: readonly string[],
  cuts: readonly CutPiece[],
  mass: TheoreticalMass,
): LineCharge[] {
  const asked = new Set(wanted);
  if (cuts.length > 0) {
    if (!offered.some(({ code }) => code === CUT)) {
      throw pricingFault('cut-not-possible', 'This seller does not cut this steel. Order it as it lies.');
    }
    asked.add(CUT);
  }
  for (const code of asked) {
    // Whoever cuts keeps scrap; a seller may still put a price on it.
    if (offered.some((extra) => extra.code === code) || code === REMNANT_SCRAP) continue;
    throw pricingFault(
      'extra-not-offered',
      offered.length === 0
        ? `“${code}” is not offered with this steel, and nothing else is. Order it without extras.`
        : `“${code}” is not offered with this steel. Choose among: ${offered.map((extra) => extra.code).join(', ')}.`,
    );
  }
  return (
    offered
      // What is given for remnants is no charge: it lowers the price of the steel.
      .filter(({ code, isAlways }) => code !== REMNANT_RETURN && (isAlways || asked.has(code)))
      .map(({ code, basis, priceMinor }) => {
        const quantityMilli = quantityOf(basis, code, cuts, mass);
        return {
          code,
          basis,
          quantityMilli,
          priceMinor,
          amountMinor: mulDivUp(priceMinor, quantityMilli, 1_000n),
        };
      })
  );
}

function quantityOf(
  basis: LineCharge['basis'],
  code: string,
  cuts: readonly CutPiece[],
  mass: TheoreticalMass,
): bigint {
  if (basis === 'order') return 1_000n;
  if (basis === 'tonne') return mulDivUp(mass.massGrams, 1n, 1_000n);
  const cutPieces = BigInt(cuts.reduce((sum, { pieces }) => sum + pieces, 0)) * 1_000n;
  // Marks go onto what is cut, whichever way they are counted.
  if (basis === 'cut' || (basis === 'piece' && code === MARK_TRANSFER && cutPieces > 0n)) return cutPieces;
  if (basis === 'piece' && mass.pieces !== null) return mass.pieces * 1_000n;
  if (basis === 'metre' && mass.totalLengthUm !== null) return mulDivUp(mass.totalLengthUm, 1n, 1_000n);
  throw pricingFault(
    'unit-not-sold',
    `“${code}” is charged by the ${basis}, and this order does not say how many. Order in pieces.`,
  );
}
