import { acceptanceTypedData, receiptTypedData, receiveWithAuthorizationTypedData } from '@topsteel/chain';
import type { Deployment } from '@topsteel/chain';
import type { Terms } from '@topsteel/domain/bridge';
import type { Hex } from 'viem';

/** What the payer signs to pay, by ERC-3009. */
export const authorizationOf = (deployment: Deployment, terms: Terms) =>
  receiveWithAuthorizationTypedData(deployment, terms);

/** What the payer signs to confirm the weighed mass. */
export const receiptOf = (deployment: Deployment, paymentId: Hex, grams: bigint) =>
  receiptTypedData(deployment, { paymentId, grams });

/** What a seller with its own key signs to pin its goods to the payment. */
export const acceptanceOf = (deployment: Deployment, paymentId: Hex) =>
  acceptanceTypedData(deployment, paymentId);
