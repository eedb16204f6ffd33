import type { PaymentOnChain } from '../../payment/index.ts';

/**
 * Whether the chain keeps goods for an order paid off chain beyond what was delivered: `FiatSettlement.release` closes an
 * order at its last gram only, and a load is weighed below the tolerance almost always.
 *
 * @example keepsRest({ goods: { state: 'open', … }, titleGrams: 4_982_000n, … }, 5_025_000n) // true
 */
export const keepsRest = ({ goods, titleGrams }: PaymentOnChain, maxGrams: bigint): boolean =>
  goods.state === 'open' && titleGrams > 0n && titleGrams < maxGrams;
