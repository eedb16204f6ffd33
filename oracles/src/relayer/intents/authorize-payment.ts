import { authorizePayment as encodeAuthorization, paymentIdOf } from '@topsteel/chain';
import type { Acceptance } from '@topsteel/chain';
import { intentPayloadSchemas, termsOf } from '@topsteel/domain/bridge';
import type { IntentPayload } from '@topsteel/domain/bridge';
import type { Hex } from 'viem';
import { defineIntent, IntentFailure } from './intent-handler.ts';
import type { IntentContext } from './intent-handler.ts';

/**
 * Takes the payer's money into escrow and pins the goods: `SettlementEscrow.authorize`. A seller with a
 * hosted account consents through its live offer; without one the request is refused, not signed.
 */
export const authorizePayment = defineIntent(intentPayloadSchemas['authorize-payment'], {
  effect: (payload) => ({
    contract: 'settlementEscrow',
    name: 'PaymentAuthorized',
    args: { paymentId: payload.paymentId.toLowerCase() },
    ordinal: 1,
  }),
  async next(payload, _intent, context) {
    const terms = termsOf(payload.terms);
    const paymentId = paymentIdOf(context.deployment, terms);
    if (paymentId !== payload.paymentId.toLowerCase()) {
      throw new IntentFailure('PaymentIdMismatch', 'The payment id is not the hash of these terms.', {
        expected: paymentId,
      });
    }
    const call = encodeAuthorization(context.deployment, {
      terms,
      collection: payload.collection,
      acceptance: terms.goods.lotId === 0n ? undefined : await acceptanceOf(payload, context, paymentId),
    });
    return { do: 'send', as: 'relayer', call };
  },
});

async function acceptanceOf(
  payload: IntentPayload<'authorize-payment'>,
  context: IntentContext,
  paymentId: Hex,
): Promise<Acceptance> {
  if (payload.acceptance !== undefined) return payload.acceptance;
  if (payload.sellerConsent === undefined) {
    throw new IntentFailure(
      'AcceptanceMissing',
      'The seller has neither signed these terms nor a live offer that covers them.',
    );
  }
  return { signer: context.hosted.address, signature: await context.hosted.signAcceptance(paymentId) };
}
