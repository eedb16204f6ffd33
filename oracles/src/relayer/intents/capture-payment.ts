import { settlementEscrowAbi } from '@topsteel/chain';
import { intentPayloadSchemas, termsOf } from '@topsteel/domain/bridge';
import { encodeFunctionData } from 'viem';
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
    const { settlementEscrow } = context.deployment;
    const [, , captured] = await context.client.readContract({
      address: settlementEscrow,
      abi: settlementEscrowAbi,
      functionName: 'stateOf',
      args: [payload.paymentId],
    });
    const logged = await countedTotal(context, 'PaymentCaptured', payload.paymentId);
    if (logged.amount !== captured || logged.count !== ordinalOf(intent.businessKey) - 1) return { do: 'wait' };
    const data = encodeFunctionData({
      abi: settlementEscrowAbi,
      functionName: 'capture',
      args: [
        termsOf(payload.terms),
        BigInt(payload.amount),
        BigInt(payload.grams),
        payload.isFinal,
        payload.receipt,
      ],
    });
    return { do: 'send', as: 'relayer', call: { to: settlementEscrow, data } };
  },
  retryAt(revert, intent, context) {
    if (revert.name === 'SettlementEscrow_InspectionOpen') return new Date(Number(revert.args.opensAt) * 1000);
    return revert.name === 'SettlementEscrow_NotWeighed' ? soon(intent, context, 2) : null;
  },
});
