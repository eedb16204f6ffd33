import type { Hex } from 'viem';
import type { Deployment } from '../deployments.ts';
import { settlementEscrowDomain } from './domains.ts';

const types = {
  Receipt: [
    { name: 'paymentId', type: 'bytes32' },
    { name: 'grams', type: 'uint128' },
  ],
} as const;

/**
 * What the payer signs to confirm delivery before the inspection time is over.
 * `grams` is the total delivered under the payment, the confirmed delivery included.
 */
export function receiptTypedData(
  deployment: Pick<Deployment, 'chainId' | 'settlementEscrow'>,
  message: { paymentId: Hex; grams: bigint },
) {
  return { domain: settlementEscrowDomain(deployment), types, primaryType: 'Receipt' as const, message };
}
