import { capturePayment, readPaymentState } from '@topsteel/chain';
import { intentPayloadSchemas, termsOf } from '@topsteel/domain/bridge';
import { defineIntent, IntentFailure } from './intent-handler.ts';

/**
 * Pays an amount of a payment without goods and returns the rest, as the operator: `SettlementEscrow.capture`, final.
 * The contract is told a total and closes the payment with it, so sending twice pays once.
 */
export const captureAmount = defineIntent(intentPayloadSchemas['capture-amount'], {
  effect: ({ paymentId }) => ({
    contract: 'settlementEscrow',
    name: 'PaymentCaptured',
    args: { paymentId: paymentId.toLowerCase() },
    ordinal: 1,
  }),
  result({ amount }, { args }) {
    if (args.amount === amount) return {};
    throw new IntentFailure('CapturedOtherwise', 'Another amount of this payment was captured before.', {
      captured: String(args.amount),
      asked: amount,
    });
  },
  async next({ paymentId, terms, amount }, _intent, { client, deployment }) {
    const { phase, refundable } = await readPaymentState(client, deployment, paymentId);
    // Captured already, by all appearances: our log will say so.
    if (phase === 'closed' && refundable === BigInt(amount)) return { do: 'wait' };
    const capture = { terms: termsOf(terms), totalCaptured: BigInt(amount), isFinal: true };
    return { do: 'send', as: 'relayer', call: capturePayment(deployment, capture) };
  },
});
