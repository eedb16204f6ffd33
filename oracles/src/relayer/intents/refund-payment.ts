import { readPaymentState, refundPayment as encodeRefund } from '@topsteel/chain';
import { intentPayloadSchemas, termsOf } from '@topsteel/domain/bridge';
import { getAddress } from 'viem';
import { defineIntent, ordinalOf } from './intent-handler.ts';

/**
 * Returns captured money to the payer: `SettlementEscrow.refund`, paid by the operator's allowance. The contract is told
 * what could be refunded before, so that one request is one refund.
 */
export const refundPayment = defineIntent(intentPayloadSchemas['refund-payment'], {
  effect: (payload, intent) => ({
    contract: 'settlementEscrow',
    name: 'PaymentRefunded',
    // The receiver may refund too; what it does is not our act.
    args: { paymentId: payload.paymentId.toLowerCase(), actor: getAddress(payload.terms.operator) },
    ordinal: ordinalOf(intent.businessKey),
  }),
  async next(payload, _intent, { client, deployment }) {
    const { refundable } = await readPaymentState(client, deployment, payload.paymentId);
    const amount = BigInt(payload.amount);
    const refundableBefore = BigInt(payload.refundableBefore);
    // Refunded already, by all appearances: our log will say so.
    if (refundable === refundableBefore - amount) return { do: 'wait' };
    const call = encodeRefund(deployment, { terms: termsOf(payload.terms), amount, refundableBefore });
    return { do: 'send', as: 'relayer', call };
  },
});
