import { AppError } from '../errors/index.ts';
import { formatTonnes, GRAMS_PER_TONNE, mulDivDown, mulDivHalfUp, mulDivUp } from '../units/index.ts';
import type { VatRule } from './vat.ts';

export const BPS = 10_000n;
const PERMILLE = 1_000n;

/**
 * Price of a mass: price per tonne × grams ÷ 1,000,000, rounded up to the minor unit.
 *
 * @example goodsAmountUp(720_000_000n, 5_000_000n) // 3600000000n: 5 t at 720 USDC are 3,600 USDC
 */
export function goodsAmountUp(pricePerTonneMinor: bigint, massGrams: bigint): bigint {
  return mulDivUp(pricePerTonneMinor, massGrams, GRAMS_PER_TONNE);
}

/** Tax on a net amount, a half minor unit goes up. @example taxAmountHalfUp(100n, 200) // 20n */
export function taxAmountHalfUp(netMinor: bigint, ratePermille: number): bigint {
  return mulDivHalfUp(netMinor, BigInt(ratePermille), PERMILLE);
}

/**
 * The most that may be weighed under an order: the ordered mass and the tolerance above it, rounded down to grams.
 *
 * @example maxGramsDown(5_000_000n, 5) // 5025000n: 5 ‰ above 5 t
 */
export function maxGramsDown(orderedGrams: bigint, overTolerancePermille: number): bigint {
  return orderedGrams + mulDivDown(orderedGrams, BigInt(overTolerancePermille), PERMILLE);
}

export interface PriceInput {
  pricePerTonneMinor: bigint;
  orderedGrams: bigint;
  overTolerancePermille: number;
  vat: Pick<VatRule, 'ratePermille'>;
  feeBps: number;
}

export interface Price {
  /** Net of tax, for the ordered mass. */
  goodsMinor: bigint;
  taxMinor: bigint;
  totalMinor: bigint;
  /** The most that can be weighed, and the gross price of it: what the wallet authorizes. */
  maxGrams: bigint;
  maxAmountMinor: bigint;
  /** Commission on the total, paid by the seller out of what it receives. */
  feeMinor: bigint;
}

/**
 * The price of an order. All amounts in minor units.
 *
 * @example priceOrder({ pricePerTonneMinor: 720_000_000n, orderedGrams: 5_000_000n, overTolerancePermille: 5,
 *   vat: { ratePermille: 0 }, feeBps: 100 })
 * // { goodsMinor: 3600000000n, taxMinor: 0n, totalMinor: 3600000000n,
 * //   maxGrams: 5025000n, maxAmountMinor: 3618000000n, feeMinor: 36000000n }
 */
export function priceOrder(input: PriceInput): Price {
  if (input.orderedGrams <= 0n || input.pricePerTonneMinor <= 0n) {
    throw new AppError('invalid-input', { message: 'An order needs a mass and a price above zero.' });
  }
  const goodsMinor = goodsAmountUp(input.pricePerTonneMinor, input.orderedGrams);
  const taxMinor = taxAmountHalfUp(goodsMinor, input.vat.ratePermille);
  const maxGrams = maxGramsDown(input.orderedGrams, input.overTolerancePermille);
  const maxGoodsMinor = goodsAmountUp(input.pricePerTonneMinor, maxGrams);
  const totalMinor = goodsMinor + taxMinor;
  return {
    goodsMinor,
    taxMinor,
    totalMinor,
    maxGrams,
    maxAmountMinor: maxGoodsMinor + taxAmountHalfUp(maxGoodsMinor, input.vat.ratePermille),
    feeMinor: feeDown(totalMinor, input.feeBps),
  };
}

export interface OrderableMass {
  minGrams: bigint;
  stepGrams: bigint;
  availableGrams: bigint;
  overTolerancePermille: number;
}

/**
 * Why a mass cannot be ordered from an offer, in one sentence, or undefined when it can.
 * The tolerance counts: what may be weighed must be there.
 */
export function massFault(orderedGrams: bigint, offer: OrderableMass): string | undefined {
  if (orderedGrams < offer.minGrams) {
    return `The smallest order is ${formatTonnes(offer.minGrams)} t. Order at least that much.`;
  }
  if (offer.stepGrams > 0n && orderedGrams % offer.stepGrams !== 0n) {
    return `This steel is sold in steps of ${formatTonnes(offer.stepGrams)} t. Order a multiple of that.`;
  }
  if (maxGramsDown(orderedGrams, offer.overTolerancePermille) > offer.availableGrams) {
    return `Only ${formatTonnes(offer.availableGrams)} t are left, the weighing tolerance included. Order less.`;
  }
  return undefined;
}

/**
 * What the captured total must be once `totalGrams` have been delivered: floor(maxAmount × totalGrams ÷ maxGrams).
 * SettlementEscrow computes the same, and refuses any other amount.
 *
 * @example capturedTotalDown(3_618_000_000n, 4_982_000n, 5_025_000n) // 3587040000n
 */
export function capturedTotalDown(maxAmountMinor: bigint, totalGrams: bigint, maxGrams: bigint): bigint {
  if (totalGrams > maxGrams) {
    throw new AppError('not-conserved', {
      message: `${formatTonnes(totalGrams)} t are more than the ${formatTonnes(maxGrams)} t that were authorized. Capture at most that.`,
    });
  }
  return mulDivDown(maxAmountMinor, totalGrams, maxGrams);
}

/**
 * Commission on a captured total: floor(total × feeBps ÷ 10,000). A capture's own fee is the difference between the
 * fee on the total after it and the fee on the total before, so many small captures cost what one costs.
 *
 * @example feeDown(3_587_040_000n, 100) // 35870400n
 */
export function feeDown(capturedTotalMinor: bigint, feeBps: number): bigint {
  return mulDivDown(capturedTotalMinor, BigInt(feeBps), BPS);
}

/** The fee of one capture. @example captureFee(0n, 3_587_040_000n, 100) // 35870400n */
export function captureFee(capturedBeforeMinor: bigint, amountMinor: bigint, feeBps: number): bigint {
  return feeDown(capturedBeforeMinor + amountMinor, feeBps) - feeDown(capturedBeforeMinor, feeBps);
}

/**
 * Divides a fee in order: each receiver gets floor(rest × its share ÷ the shares not yet served). The last gets what
 * is left, so the parts always sum to the fee. The escrow contract divides the same way.
 *
 * @param sharesBps basis points of the fee; they sum to 10,000
 * @example splitFee(35_870_401n, [8_000, 2_000]) // [28696320n, 7174081n]
 */
export function splitFee(feeMinor: bigint, sharesBps: readonly number[]): bigint[] {
  const sum = sharesBps.reduce((total, share) => total + share, 0);
  if (sum !== 10_000 || sharesBps.some((share) => !Number.isInteger(share) || share < 0)) {
    throw new AppError('configuration', {
      message: `The shares of a commission sum to 10,000 basis points, and these sum to ${sum}. Correct them.`,
    });
  }
  let rest = feeMinor;
  let open = BPS;
  return sharesBps.map((share) => {
    const part = open === 0n ? 0n : mulDivDown(rest, BigInt(share), open);
    rest -= part;
    open -= BigInt(share);
    return part;
  });
}
