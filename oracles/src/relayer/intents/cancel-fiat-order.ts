import { cancelFiat } from '@topsteel/chain';
import { intentPayloadSchemas } from '@topsteel/domain/bridge';
import { defineIntent } from './intent-handler.ts';
import { namedTerms } from './open-fiat-order.ts';

/** Frees the goods that were not released and closes the order, as the operator: `FiatSettlement.cancel`. */
export const cancelFiatOrder = defineIntent(intentPayloadSchemas['cancel-fiat-order'], {
  effect: ({ fiatOrderId }) => ({
    contract: 'fiatSettlement',
    name: 'OrderCancelled',
    args: { orderId: fiatOrderId.toLowerCase() },
    ordinal: 1,
  }),
  next: (payload, _intent, context) => ({
    do: 'send',
    as: 'relayer',
    call: cancelFiat(context.deployment, namedTerms(payload, context)),
  }),
});
