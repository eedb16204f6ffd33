import type { Terms } from '@topsteel/domain/bridge';
import { keccak256, toBytes, type Address, type Hex } from 'viem';
import type { SettlementSettings } from '../../platform/config/index.ts';

const NO_MILESTONES: Hex = `0x${'0'.repeat(64)}`;
const NOBODY: Address = '0x0000000000000000000000000000000000000000';

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
 * The terms that the payer signs, field for field `ISettlementEscrow.Terms`. Windows are counted from `now`, and follow each
 * other; without an arbiter there is nothing to rule on, and the time for it is empty.
 *
 * @example buildTerms({ …, now: 1_795_424_400 }, settings).authorizeBefore // 1795510800: a day later
 */
export function buildTerms(
  agreement: Agreement,
  settings: Pick<
    SettlementSettings,
    'operator' | 'arbiter' | 'authorizeSeconds' | 'captureSeconds' | 'resolveSeconds' | 'refundSeconds'
  >,
): Terms {
  const { now } = agreement;
  const authorizeBefore = now + settings.authorizeSeconds;
  const captureBefore = Math.max(
    now + settings.captureSeconds,
    authorizeBefore + agreement.inspectionSeconds,
  );
  const resolveBefore = settings.arbiter === NOBODY ? captureBefore : captureBefore + settings.resolveSeconds;
  return {
    operator: settings.operator,
    payer: agreement.payer,
    receiver: agreement.sellerAccount,
    token: agreement.token,
    maxAmount: agreement.maxAmountMinor,
    authorizeBefore,
    captureBefore,
    resolveBefore,
    refundBefore: Math.max(now + settings.refundSeconds, resolveBefore),
    inspectionSeconds: agreement.inspectionSeconds,
    feeBps: agreement.feeBps,
    // With goods the escrow lets nobody be paid by silence: that would be money without title.
    silenceBps: 0,
    arbiter: settings.arbiter,
    feeShares: agreement.feeShares.map(({ receiver, shareBps }) => ({ receiver, shareBps })),
    goods: { lotId: agreement.lotId, maxGrams: agreement.maxGrams, titleTo: agreement.buyerAccount },
    milestones: NO_MILESTONES,
    orderRef: keccak256(toBytes(agreement.orderNumber)),
    salt: agreement.salt,
  };
}
