import { fiatOrderIdOf, openFiatSettlement } from '@topsteel/chain';
import type { Acceptance } from '@topsteel/chain';
import { fiatTermsOf, intentPayloadSchemas } from '@topsteel/domain/bridge';
import type { FiatTerms, IntentPayload } from '@topsteel/domain/bridge';
import type { Hex } from 'viem';
import { defineIntent, IntentFailure } from './intent-handler.ts';
import type { IntentContext } from './intent-handler.ts';

/**
 * Reserves the goods of an order that is paid off chain: `FiatSettlement.open`. A seller with a hosted account
 * consents through its live offer; without one the request is refused, not signed.
 */
export const openFiatOrder = defineIntent(intentPayloadSchemas['open-fiat-order'], {
  effect: ({ fiatOrderId }) => ({
    contract: 'fiatSettlement',
    name: 'OrderOpened',
    args: { orderId: fiatOrderId.toLowerCase() },
    ordinal: 1,
  }),
  async next(payload, _intent, context) {
    const terms = namedTerms(payload, context);
    const acceptance = await acceptanceOf(payload, context, payload.fiatOrderId);
    const call = openFiatSettlement(context.deployment, { terms, acceptance });
    return { do: 'send', as: 'relayer', call };
  },
});

/**
 * The terms of a request about a fiat order.
 *
 * @throws IntentFailure `FiatOrderIdMismatch` when the id is not their hash
 */
export function namedTerms(
  payload: Pick<IntentPayload<'cancel-fiat-order'>, 'fiatOrderId' | 'terms'>,
  { deployment }: Pick<IntentContext, 'deployment'>,
): FiatTerms {
  const terms = fiatTermsOf(payload.terms);
  const expected = fiatOrderIdOf(deployment, terms);
  if (expected === payload.fiatOrderId.toLowerCase()) return terms;
  throw new IntentFailure('FiatOrderIdMismatch', "The order's id is not the hash of these terms.", {
    expected,
  });
}

async function acceptanceOf(
  payload: IntentPayload<'open-fiat-order'>,
  { hosted }: IntentContext,
  orderId: Hex,
): Promise<Acceptance> {
  if (payload.acceptance !== undefined) return payload.acceptance;
  if (payload.sellerConsent === undefined) {
    throw new IntentFailure(
      'AcceptanceMissing',
      'The seller has neither signed these terms nor a live offer that covers them.',
    );
  }
  return { signer: hosted.address, signature: await hosted.signFiatAcceptance(orderId) };
}
