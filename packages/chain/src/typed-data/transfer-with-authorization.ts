import { keccak256, toBytes, type Address, type Hex } from 'viem';
import type { Deployment } from '../deployments.ts';
import { usdcDomain } from './domains.ts';

const types = {
  TransferWithAuthorization: [
    { name: 'from', type: 'address' },
    { name: 'to', type: 'address' },
    { name: 'value', type: 'uint256' },
    { name: 'validAfter', type: 'uint256' },
    { name: 'validBefore', type: 'uint256' },
    { name: 'nonce', type: 'bytes32' },
  ],
} as const;

/** USDC that its holder lets go to one receiver, once, by whoever sends it. */
export interface TokenTransfer {
  from: Address;
  to: Address;
  amountMinor: bigint;
  /** Unix seconds; the token accepts it before that. */
  validBefore: number;
  nonce: Hex;
}

/** What the holder signs for `transferWithAuthorization` (ERC-3009). The token takes each nonce of a holder once. */
export function transferWithAuthorizationTypedData(
  deployment: Pick<Deployment, 'chainId' | 'usdc'>,
  { from, to, amountMinor, validBefore, nonce }: TokenTransfer,
) {
  return {
    domain: usdcDomain(deployment),
    types,
    primaryType: 'TransferWithAuthorization' as const,
    message: { from, to, value: amountMinor, validAfter: 0n, validBefore: BigInt(validBefore), nonce },
  };
}

/**
 * The token's nonce of a payout: whatever is sent again, and by whomever, the token pays it once.
 *
 * @example payoutNonceOf('01JD…') // keccak256('payout:01JD…')
 */
export function payoutNonceOf(payoutId: string): Hex {
  return keccak256(toBytes(`payout:${payoutId}`));
}
