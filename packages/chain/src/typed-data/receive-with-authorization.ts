import type { Terms } from '@topsteel/domain/bridge';
import type { Deployment } from '../deployments.ts';
import { usdcDomain } from './domains.ts';
import { paymentIdOf } from './terms.ts';

const types = {
  ReceiveWithAuthorization: [
    { name: 'from', type: 'address' },
    { name: 'to', type: 'address' },
    { name: 'value', type: 'uint256' },
    { name: 'validAfter', type: 'uint256' },
    { name: 'validBefore', type: 'uint256' },
    { name: 'nonce', type: 'bytes32' },
  ],
} as const;

/**
 * What the payer signs to pay: ERC-3009, to the escrow, for the terms' maximum, with the payment's id as nonce.
 * The signature can fund this one payment and nothing else, until the terms' `authorizeBefore`.
 */
export function receiveWithAuthorizationTypedData(
  deployment: Pick<Deployment, 'chainId' | 'settlementEscrow' | 'usdc'>,
  terms: Terms,
) {
  return {
    domain: usdcDomain(deployment),
    types,
    primaryType: 'ReceiveWithAuthorization' as const,
    message: {
      from: terms.payer,
      to: deployment.settlementEscrow,
      value: terms.maxAmount,
      validAfter: 0n,
      validBefore: BigInt(terms.authorizeBefore),
      nonce: paymentIdOf(deployment, terms),
    },
  };
}
