import { acceptanceTypedData, receiptTypedData, receiveWithAuthorizationTypedData } from '@topsteel/chain';
import type { Deployment } from '@topsteel/chain';
import type { Terms } from '@topsteel/domain/bridge';
import type { Hex } from 'viem';

/** From when and until when the payer's signature may be used: for as long as the terms may be authorized. */
export const authorizationWindow = (terms: Terms) => ({
  validAfter: 0n,
  validBefore: BigInt(terms.authorizeBefore),
});

/** What the payer signs to pay. */
export const authorizationOf = (deployment: Deployment, terms: Terms, window = authorizationWindow(terms)) =>
  receiveWithAuthorizationTypedData(deployment, terms, window);

/** What the payer signs to confirm the weighed mass. */
export const receiptOf = (deployment: Deployment, paymentId: Hex, grams: bigint) =>
  receiptTypedData(deployment, { paymentId, grams });

/** What a seller with its own key signs to pin its goods to the payment. */
export const acceptanceOf = (deployment: Deployment, paymentId: Hex) =>
  acceptanceTypedData(deployment, paymentId);
