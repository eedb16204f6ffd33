import type { Terms } from '@topsteel/domain/bridge';

/** What the delivery of `grams` costs under the terms, given what was captured before. */
export interface CaptureAmountArgs {
  terms: Pick<Terms, 'maxAmount' | 'goods'>;
  /** Captured before, in minor units. */
  captured: bigint;
  /** Grams captured before. */
  capturedGrams: bigint;
  /** Grams delivered now. */
  grams: bigint;
}

/**
 * The one amount that `capture` accepts for these grams:
 * `floor(maxAmount × (capturedGrams + grams) / maxGrams) − captured`.
 *
 * @throws RangeError when the terms pin no goods.
 * @example captureAmount({ terms: { maxAmount: 3_675_000_000n, goods: { lotId: 1n, maxGrams: 5_250_000n, titleTo } },
 *   captured: 0n, capturedGrams: 0n, grams: 4_982_000n }) // 3_487_400_000n
 */
export function captureAmount({ terms, captured, capturedGrams, grams }: CaptureAmountArgs): bigint {
  const { maxGrams } = terms.goods;
  if (maxGrams === 0n)
    throw new RangeError('These terms pin no goods: the amount does not follow from a mass.');
  return (terms.maxAmount * (capturedGrams + grams)) / maxGrams - captured;
}
