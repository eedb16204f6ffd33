import { voidPayment as encodeVoid } from '@topsteel/chain';
import { intentPayloadSchemas, termsOf } from '@topsteel/domain/bridge';
import { defineIntent } from './intent-handler.ts';

/** Returns what is left to the payer and frees the goods, as the operator: `SettlementEscrow.void`. */
export const voidPayment = defineIntent(intentPayloadSchemas['void-payment'], {
  effect: (payload) => ({
    contract: 'settlementEscrow',
    name: 'PaymentVoided',
    args: { paymentId: payload.paymentId.toLowerCase() },
    ordinal: 1,
  }),
  next: (payload, _intent, context) => ({
    do: 'send',
    as: 'relayer',
    call: encodeVoid(context.deployment, termsOf(payload.terms)),
  }),
});
