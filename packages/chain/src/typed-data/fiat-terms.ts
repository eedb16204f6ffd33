import type { FiatTerms } from '@topsteel/domain/bridge';
import { hashTypedData, type Hex } from 'viem';
import type { Deployment } from '../deployments.ts';
import { fiatSettlementDomain } from './domains.ts';

export type { FiatTerms };

const termsTypes = {
  FiatTerms: [
    { name: 'operator', type: 'address' },
    { name: 'receiver', type: 'address' },
    { name: 'titleTo', type: 'address' },
    { name: 'lotId', type: 'uint256' },
    { name: 'maxGrams', type: 'uint128' },
    { name: 'currency', type: 'bytes3' },
    { name: 'amountMinor', type: 'uint120' },
    { name: 'releaseBefore', type: 'uint48' },
    { name: 'orderRef', type: 'bytes32' },
    { name: 'salt', type: 'bytes32' },
  ],
} as const;

const acceptanceTypes = { Acceptance: [{ name: 'orderId', type: 'bytes32' }] } as const;

type Place = Pick<Deployment, 'chainId' | 'fiatSettlement'>;

/** The order's id: EIP-712 hash of its terms. Equal to `FiatSettlement.orderId(terms)`. */
export function fiatOrderIdOf(deployment: Place, terms: FiatTerms): Hex {
  const domain = fiatSettlementDomain(deployment);
  return hashTypedData({ domain, types: termsTypes, primaryType: 'FiatTerms', message: terms });
}

/** What a signer of the receiver signs so that `FiatSettlement.open` may pin its goods. */
export function fiatAcceptanceTypedData(deployment: Place, orderId: Hex) {
  return {
    domain: fiatSettlementDomain(deployment),
    types: acceptanceTypes,
    primaryType: 'Acceptance' as const,
    message: { orderId },
  };
}
