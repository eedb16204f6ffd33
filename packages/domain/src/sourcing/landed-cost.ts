import { AppError } from '../errors/index.ts';
import { goodsAmountInBasisUp, type TheoreticalMass } from '../pricing/index.ts';
import { mulDivHalfUp, mulDivUp } from '../units/index.ts';
import type { NeedUnit, QuotedRow } from './need.ts';

/** What a row costs at the place, before tax. */
export interface LandedCost {
  goodsMinor: bigint;
  extrasMinor: bigint;
  freightMinor: bigint;
  totalMinor: bigint;
  /** Of a tonne, rounded up; what quotations are compared by. */
  perTonneMinor: bigint;
}

const GRAMS_PER_TONNE = 1_000_000n;

/**
 * What a quoted row costs delivered: steel, up, with extras and freight as they were quoted.
 *
 * @throws AppError `invalid-input` with reason `unit-not-sold` when the price is per piece or metre and the amount is not.
 * @example landedCost('tonne', { amountMilli: 20_000n, massGrams: 20_000_000n, priceMinor: 71_250n, priceBasis: 'tonne',
 *   extrasMinor: 12_000n, freightMinor: 48_000n }) // total 1_485_000n, 74_250n per tonne
 */
export function landedCost(unit: NeedUnit, quoted: CostedRow): LandedCost {
  const goodsMinor = goodsAmountInBasisUp({ ...quoted, currency: 'EUR' }, massOf(unit, quoted));
  const { extrasMinor, freightMinor } = quoted;
  const totalMinor = goodsMinor + extrasMinor + freightMinor;
  return {
    goodsMinor,
    extrasMinor,
    freightMinor,
    totalMinor,
    perTonneMinor: mulDivUp(totalMinor, GRAMS_PER_TONNE, quoted.massGrams),
  };
}

type CostedRow = Pick<
  QuotedRow,
  'amountMilli' | 'massGrams' | 'priceMinor' | 'priceBasis' | 'extrasMinor' | 'freightMinor'
>;

function massOf(unit: NeedUnit, { amountMilli, massGrams }: CostedRow): TheoreticalMass {
  return {
    massGrams,
    pieces: unit === 'piece' && amountMilli % 1_000n === 0n ? amountMilli / 1_000n : null,
    lengthUm: null,
    totalLengthUm: unit === 'metre' ? amountMilli * 1_000n : null,
  };
}

/**
 * Grams of an amount that is counted by mass; null where only the product says it.
 *
 * @example massOfAmount('tonne', 4_982n) // 4982000n
 */
export function massOfAmount(unit: NeedUnit, amountMilli: bigint): bigint | null {
  if (unit === 'tonne') return amountMilli * 1_000n;
  return unit === 'kg' ? amountMilli : null;
}

/**
 * Part of a quoted row: its mass in proportion, half up; extras and freight stay whole, because they were quoted for one
 * job and one lorry.
 *
 * @throws AppError `invalid-input` for more than was quoted, nothing, or a part of a piece.
 */
export function partOfRow(unit: NeedUnit, quoted: QuotedRow, amountMilli: bigint): QuotedRow {
  const isWhole = unit !== 'piece' || amountMilli % 1_000n === 0n;
  if (amountMilli < 1n || amountMilli > quoted.amountMilli || !isWhole) {
    throw new AppError('invalid-input', {
      message: 'Take at least something, at most what was quoted, and whole pieces.',
      details: { reason: 'amount-wrong', quotedMilli: quoted.amountMilli.toString() },
    });
  }
  const massGrams = mulDivHalfUp(quoted.massGrams, amountMilli, quoted.amountMilli);
  return { ...quoted, amountMilli, massGrams: massGrams < 1n ? 1n : massGrams };
}
