import { formatKilograms, mulDivDown } from '../units/index.ts';
import type { OfferExtra } from './charge-extras.ts';
import {
  cutSheetOf,
  MARK_TRANSFER,
  REMNANT_RETURN,
  REMNANT_SCRAP,
  type CutSheet,
  type RemnantFate,
} from './cut-sheet.ts';
import type { PriceCurrency } from './line.ts';
import { pricingFault } from './pricing-fault.ts';
import type { FittingCuts } from './require-cuts-fit.ts';
import { sayPrice } from './unit-price.ts';

/** The cut sheet of a line, with what the seller gives for remnants in the currency of the line. */
export interface SettledCuts {
  sheet: Omit<CutSheet, 'creditMinor'>;
  /** Down, and never more than the remnants cost. */
  creditMinor: bigint;
  why: readonly string[];
}

/**
 * What becomes of the remnants of a line, and what is given for them. Kept remnants are delivered and paid like the pieces.
 * Others stay with the seller: those taken back lower the price of the steel by what the seller states for a tonne, those left
 * as scrap by nothing; neither is weighed on delivery.
 *
 * @param goodsMinor price of all the bars, in the currency of the line
 * @param currency of the seller's extras
 * @param convertDown an amount of that currency into the one of the line
 * @throws AppError `invalid-input` with reason `cut-not-possible` when there is nothing to be cut, or two fates are asked for;
 * `extra-not-offered` when the seller does not price remnants by the tonne
 */
export function settleRemnantsDown(
  fitting: FittingCuts | null,
  wanted: readonly string[],
  offered: readonly OfferExtra[],
  {
    goodsMinor,
    currency,
    convertDown,
  }: { goodsMinor: bigint; currency: PriceCurrency; convertDown: (amountMinor: bigint) => bigint },
): SettledCuts | null {
  const fate = fateOf(wanted);
  if (fitting === null) {
    if (fate !== 'keep' || wanted.includes(MARK_TRANSFER)) throw nothingCut();
    return null;
  }
  const sheet = cutSheetOf(fitting.plan, fitting.mass, fate, wanted.includes(MARK_TRANSFER));
  if (fate !== 'return' || sheet.leftGrams === 0n) return { sheet, creditMinor: 0n, why: whyOf(sheet) };
  const price = offered.find(({ code }) => code === REMNANT_RETURN);
  if (price?.basis !== 'tonne') throw notTakenBack();
  const byPrice = convertDown(mulDivDown(price.priceMinor, sheet.leftGrams, 1_000_000n));
  const atMost = mulDivDown(goodsMinor, sheet.leftGrams, sheet.barsGrams);
  const said = sayPrice({ priceMinor: price.priceMinor, priceBasis: 'tonne', currency });
  return {
    sheet,
    creditMinor: byPrice < atMost ? byPrice : atMost,
    why: [
      `${formatKilograms(sheet.leftGrams)} kg of remnants are taken back at ${said}, at most for what they cost.`,
    ],
  };
}

/** @example fateOf(['remnant-return']) // 'return' */
function fateOf(wanted: readonly string[]): RemnantFate {
  const isReturned = wanted.includes(REMNANT_RETURN);
  const isScrapped = wanted.includes(REMNANT_SCRAP);
  if (isReturned && isScrapped) {
    throw pricingFault('cut-not-possible', 'Remnants are taken back or left as scrap, not both. Choose one.');
  }
  return isReturned ? 'return' : isScrapped ? 'scrap' : 'keep';
}

const whyOf = ({ remnant, leftGrams }: SettledCuts['sheet']): string[] =>
  remnant === 'scrap' && leftGrams > 0n
    ? [
        `${formatKilograms(leftGrams)} kg of remnants stay with the seller as scrap; nothing is given for them.`,
      ]
    : [];

const nothingCut = () =>
  pricingFault(
    'cut-not-possible',
    'Marks are transferred to pieces that are cut, and remnants come of cutting. Give a cutting list, or leave both out.',
  );
const notTakenBack = () =>
  pricingFault(
    'extra-not-offered',
    'This seller does not take remnants back. Keep them, or order otherwise.',
  );
