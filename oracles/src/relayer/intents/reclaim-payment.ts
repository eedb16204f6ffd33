import { reclaimPayment as encodeReclaim } from '@topsteel/chain';
import { intentPayloadSchemas, termsOf } from '@topsteel/domain/bridge';
import { defineIntent } from './intent-handler.ts';

/** Returns what is left to the payer once the capture window closed: `SettlementEscrow.reclaim`. */
export const reclaimPayment = defineIntent(intentPayloadSchemas['reclaim-payment'], {
  effect: (payload) => ({
    contract: 'settlementEscrow',
    name: 'PaymentReclaimed',
    args: { paymentId: payload.paymentId.toLowerCase() },
    ordinal: 1,
  }),
  next: (payload, _intent, context) => ({
    do: 'send',
    as: 'relayer',
    call: encodeReclaim(context.deployment, { terms: termsOf(payload.terms) }),
  }),
});
