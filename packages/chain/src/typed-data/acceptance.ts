import type { Hex } from 'viem';
import type { Deployment } from '../deployments.ts';
import { settlementEscrowDomain } from './domains.ts';

const types = { Acceptance: [{ name: 'paymentId', type: 'bytes32' }] } as const;

/** What a signer of the receiver signs so that `SettlementEscrow.authorize` may pin its goods. */
export function acceptanceTypedData(
  deployment: Pick<Deployment, 'chainId' | 'settlementEscrow'>,
  paymentId: Hex,
) {
  return {
    domain: settlementEscrowDomain(deployment),
    types,
    primaryType: 'Acceptance' as const,
    message: { paymentId },
  };
}
