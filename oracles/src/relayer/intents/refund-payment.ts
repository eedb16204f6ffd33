import { settlementEscrowAbi } from '@topsteel/chain';
import { intentPayloadSchemas, termsOf } from '@topsteel/domain/bridge';
import { encodeFunctionData } from 'viem';
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
    const { settlementEscrow } = context.deployment;
    const [, , , refunded] = await context.client.readContract({
      address: settlementEscrow,
      abi: settlementEscrowAbi,
      functionName: 'stateOf',
      args: [payload.paymentId],
    });
    const logged = await countedTotal(context, 'PaymentRefunded', payload.paymentId);
    if (logged.amount !== refunded || logged.count !== ordinalOf(intent.businessKey) - 1) return { do: 'wait' };
    const data = encodeFunctionData({
      abi: settlementEscrowAbi,
      functionName: 'refund',
      args: [termsOf(payload.terms), BigInt(payload.amount)],
    });
    return { do: 'send', as: 'relayer', call: { to: settlementEscrow, data } };
  },
});
