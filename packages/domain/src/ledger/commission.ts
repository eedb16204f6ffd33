import { feeDown, splitFee } from '../order/price.ts';

/** What of a payment's terms decides its commission. */
export interface CommissionTerms {
  feeBps: number;
  feeShares: readonly { receiver: `0x${string}`; shareBps: number }[];
}

/** A commission and who has which part of it, in minor units; the parts sum to the total. */
export interface Commission {
  totalMinor: bigint;
  shares: { receiver: `0x${string}`; amountMinor: bigint }[];
}

/**
 * The commission on what the receiver's side has of a payment (`refundable`: captured and not refunded), by the rule of
 * `ISettlementEscrow`: floor(refundable × feeBps ÷ 10,000), divided in the order of the shares, each receiver having
 * floor(rest × its share ÷ the shares not yet served) of what the earlier ones left.
 *
 * @example commissionOf({ feeBps: 100, feeShares: [{ receiver: a, shareBps: 8_000 }, { receiver: b, shareBps: 2_000 }] },
 *   3_587_040_000n) // 35870400n, of which a has 28696320n and b 7174080n
 */
export function commissionOf({ feeBps, feeShares }: CommissionTerms, refundableMinor: bigint): Commission {
  const totalMinor = feeDown(refundableMinor, feeBps);
  if (feeShares.length === 0) return { totalMinor, shares: [] };
  const parts = splitFee(
    totalMinor,
    feeShares.map(({ shareBps }) => shareBps),
  );
  return {
    totalMinor,
    shares: feeShares.map(({ receiver }, index) => ({ receiver, amountMinor: parts[index] ?? 0n })),
  };
}

/**
 * The commission that moves when `refundable` goes from one figure to another: paid when it rises, negative (given back)
 * when it falls. Only the totals count, so any number of steps moves what one step moves.
 *
 * @example commissionBetween(terms, 0n, 3_587_040_000n).totalMinor // 35870400n
 */
export function commissionBetween(
  terms: CommissionTerms,
  beforeMinor: bigint,
  afterMinor: bigint,
): Commission {
  const before = commissionOf(terms, beforeMinor);
  const after = commissionOf(terms, afterMinor);
  return {
    totalMinor: after.totalMinor - before.totalMinor,
    shares: after.shares.map(({ receiver, amountMinor }, index) => ({
      receiver,
      amountMinor: amountMinor - (before.shares[index]?.amountMinor ?? 0n),
    })),
  };
}
