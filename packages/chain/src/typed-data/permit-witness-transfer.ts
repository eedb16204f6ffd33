import type { Terms } from '@topsteel/domain/bridge';
import type { Deployment } from '../deployments.ts';
import { paymentIdOf } from './terms.ts';

const types = {
  PermitWitnessTransferFrom: [
    { name: 'permitted', type: 'TokenPermissions' },
    { name: 'spender', type: 'address' },
    { name: 'nonce', type: 'uint256' },
    { name: 'deadline', type: 'uint256' },
    { name: 'witness', type: 'PaymentWitness' },
  ],
  PaymentWitness: [
    { name: 'paymentId', type: 'bytes32' },
    { name: 'payer', type: 'address' },
  ],
  TokenPermissions: [
    { name: 'token', type: 'address' },
    { name: 'amount', type: 'uint256' },
  ],
} as const;

/**
 * What the payer signs to pay by Permit2: the terms' maximum to the escrow, with the payment's id as nonce and, with the
 * payer, as witness. The signature can fund this one payment and nothing else.
 */
export function permitWitnessTransferTypedData(
  deployment: Pick<Deployment, 'chainId' | 'settlementEscrow' | 'permit2'>,
  terms: Terms,
) {
  const paymentId = paymentIdOf(deployment, terms);
  return {
    domain: { name: 'Permit2', chainId: deployment.chainId, verifyingContract: deployment.permit2 },
    types,
    primaryType: 'PermitWitnessTransferFrom' as const,
    message: {
      permitted: { token: terms.token, amount: terms.maxAmount },
      spender: deployment.settlementEscrow,
      nonce: BigInt(paymentId),
      deadline: BigInt(terms.authorizeBefore),
      witness: { paymentId, payer: terms.payer },
    },
  };
}
