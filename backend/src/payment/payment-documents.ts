import {
  acceptanceTypedData,
  fiatAcceptanceTypedData,
  receiptTypedData,
  receiveWithAuthorizationTypedData,
} from '@topsteel/chain';
import type { Deployment } from '@topsteel/chain';
import type { Terms } from '@topsteel/domain/bridge';
import type { Hex } from 'viem';
import type { StoredPayment } from './infra/payment-store.ts';

/** What the payer signs to pay, by ERC-3009. */
export const authorizationOf = (deployment: Deployment, terms: Terms) =>
  receiveWithAuthorizationTypedData(deployment, terms);

/** What the payer signs to confirm the weighed mass. */
export const receiptOf = (deployment: Deployment, paymentId: Hex, grams: bigint) =>
  receiptTypedData(deployment, { paymentId, grams });

/** What a seller with its own key signs to pin its goods to the payment, in the escrow or in the fiat settlement. */
export const acceptanceOf = (
  deployment: Deployment,
  { rail, paymentId }: Pick<StoredPayment, 'rail' | 'paymentId'>,
) =>
  rail === 'usdc-escrow'
    ? acceptanceTypedData(deployment, paymentId)
    : fiatAcceptanceTypedData(deployment, paymentId);
