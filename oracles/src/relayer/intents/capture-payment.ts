import { capturePayment as encodeCapture, readPaymentState } from '@topsteel/chain';
import { intentPayloadSchemas, termsOf } from '@topsteel/domain/bridge';
import { countedTotal } from './counted-total.ts';
import { defineIntent, ordinalOf, soon } from './intent-handler.ts';

/**
 * Pays the seller and moves the title: `SettlementEscrow.capture`. The contract allows many captures of one
 * payment, so the ordinal of the business key says which one this is, and nothing is sent before our own
 * log of captures agrees with the contract's total.
 */
export const capturePayment = defineIntent(intentPayloadSchemas['capture-payment'], {
  effect: (payload, intent) => ({
    contract: 'settlementEscrow',
    name: 'PaymentCaptured',
    args: { paymentId: payload.paymentId.toLowerCase() },
    ordinal: ordinalOf(intent.businessKey),
  }),
  async next(payload, intent, context) {
    const state = await readPaymentState(context.client, context.deployment, payload.paymentId);
    const logged = await countedTotal(context, 'PaymentCaptured', payload.paymentId);
    const isNext = logged.count === ordinalOf(intent.businessKey) - 1;
    if (!isNext || logged.amount !== state.captured) return { do: 'wait' };
    const call = encodeCapture(context.deployment, {
      terms: termsOf(payload.terms),
      amount: BigInt(payload.amount),
      grams: BigInt(payload.grams),
      isFinal: payload.isFinal,
      receipt: payload.receipt,
    });
    return { do: 'send', as: 'relayer', call };
  },
  retryAt(revert, intent, context) {
    if (revert.name === 'SettlementEscrow_InspectionOpen')
      return new Date(Number(revert.args.opensAt) * 1000);
    return revert.name === 'SettlementEscrow_NotWeighed' ? soon(intent, context, 2) : null;
  },
});
