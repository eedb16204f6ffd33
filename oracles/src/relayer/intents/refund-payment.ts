import { readPaymentState, refundPayment as encodeRefund } from '@topsteel/chain';
import { intentPayloadSchemas, termsOf } from '@topsteel/domain/bridge';
import { countedTotal } from './counted-total.ts';
import { defineIntent, ordinalOf } from './intent-handler.ts';

/** Returns captured money to the payer: `SettlementEscrow.refund`, paid by the operator's allowance. */
export const refundPayment = defineIntent(intentPayloadSchemas['refund-payment'], {
  effect: (payload, intent) => ({
    contract: 'settlementEscrow',
    name: 'PaymentRefunded',
    args: { paymentId: payload.paymentId.toLowerCase() },
    ordinal: ordinalOf(intent.businessKey),
  }),
  async next(payload, intent, context) {
    const state = await readPaymentState(context.client, context.deployment, payload.paymentId);
    const logged = await countedTotal(context, 'PaymentRefunded', payload.paymentId);
    const isNext = logged.count === ordinalOf(intent.businessKey) - 1;
    if (!isNext || logged.amount !== state.refunded) return { do: 'wait' };
    const call = encodeRefund(context.deployment, {
      terms: termsOf(payload.terms),
      amount: BigInt(payload.amount),
    });
    return { do: 'send', as: 'relayer', call };
  },
});
