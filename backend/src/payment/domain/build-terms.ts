import type { Terms } from '@topsteel/domain/bridge';
import { keccak256, toBytes, type Address, type Hex } from 'viem';
import type { SettlementSettings } from '../../platform/config/index.ts';

const ONE_MILESTONE: Hex = `0x${'0'.repeat(64)}`;

export interface Agreement {
  orderNumber: string;
  payer: Address;
  /** The seller's organisation account: it is paid, and its title is sold. */
  sellerAccount: Address;
  /** The buyer's organisation account: title goes there. */
  buyerAccount: Address;
  token: Address;
  maxAmountMinor: bigint;
  lotId: bigint;
  maxGrams: bigint;
  /** As quoted: the buyer agreed to this time and this commission. */
  inspectionSeconds: number;
  feeBps: number;
  feeShares: readonly { receiver: Address; shareBps: number }[];
  /** Unix seconds. */
  now: number;
  /** 32 random bytes: two equal agreements are two payments. */
  salt: Hex;
}

/**
 * The terms that the payer signs, field for field `ISettlementEscrow.Terms`. Windows are counted from `now`.
 *
 * @example buildTerms({ …, now: 1_795_424_400 }, settings).authorizeBefore // 1795510800: a day later
 */
export function buildTerms(
  agreement: Agreement,
  settings: Pick<
    SettlementSettings,
    'operator' | 'arbiter' | 'authorizeSeconds' | 'captureSeconds' | 'refundSeconds'
  >,
): Terms {
  const { now } = agreement;
  const authorizeBefore = now + settings.authorizeSeconds;
  const captureBefore = Math.max(
    now + settings.captureSeconds,
    authorizeBefore + agreement.inspectionSeconds,
  );
  return {
    operator: settings.operator,
    payer: agreement.payer,
    receiver: agreement.sellerAccount,
    token: agreement.token,
    maxAmount: agreement.maxAmountMinor,
    authorizeBefore,
    captureBefore,
    refundBefore: Math.max(now + settings.refundSeconds, captureBefore),
    inspectionSeconds: agreement.inspectionSeconds,
    feeBps: agreement.feeBps,
    feeShares: agreement.feeShares.map(({ receiver, shareBps }) => ({ receiver, shareBps })),
    arbiter: settings.arbiter,
    goods: { lotId: agreement.lotId, maxGrams: agreement.maxGrams, titleTo: agreement.buyerAccount },
    milestones: ONE_MILESTONE,
    orderRef: keccak256(toBytes(agreement.orderNumber)),
    salt: agreement.salt,
  };
}
