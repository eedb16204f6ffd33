import type { Hex } from 'viem';
import type { Told } from './indexed-chain.ts';
import { arbiter, buyer, hashOf, mill, nobody, operator, platform, referrer, usdc, zero } from './words.ts';

/** Terms with a commission of 2.5 %, of which the platform has two thirds less a little. */
export function termsOf(changes: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  return {
    operator,
    payer: buyer,
    receiver: mill,
    token: usdc,
    maxAmount: 10_000n,
    authorizeBefore: 1_900_100_000,
    captureBefore: 1_900_200_000,
    resolveBefore: 1_900_300_000,
    refundBefore: 1_900_400_000,
    inspectionSeconds: 86_400,
    feeBps: 250,
    silenceBps: 4_000,
    arbiter,
    feeShares: [
      { receiver: platform, shareBps: 6_667 },
      { receiver: referrer, shareBps: 3_333 },
    ],
    goods: { lotId: 0n, maxGrams: 0n, titleTo: nobody },
    milestones: zero,
    orderRef: hashOf('order'),
    salt: zero,
    ...changes,
  };
}

export const authorized = (paymentId: Hex, changes: Readonly<Record<string, unknown>> = {}): Told => [
  'PaymentAuthorized',
  { paymentId, payer: buyer, receiver: mill, terms: termsOf(changes) },
];
