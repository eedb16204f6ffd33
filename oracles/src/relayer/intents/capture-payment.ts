import { captureOnDelivery, readReservation } from '@topsteel/chain';
import { intentPayloadSchemas, termsOf } from '@topsteel/domain/bridge';
import { defineIntent, soon } from './intent-handler.ts';

/**
 * Moves the title to the delivered total and pays the seller for it: `SettlementEscrow.captureOnDelivery`. The contract
 * is told a total and refuses one that it has reached, so sending twice pays once; what stands already is not sent.
 */
export const capturePayment = defineIntent(intentPayloadSchemas['capture-payment'], {
  effect: (payload) => ({
    contract: 'settlementEscrow',
    name: 'DeliveryCaptured',
    args: { paymentId: payload.paymentId.toLowerCase(), totalGrams: payload.totalGrams },
    ordinal: 1,
  }),
  async next(payload, _intent, { client, deployment }) {
    const { paymentId } = payload;
    const terms = termsOf(payload.terms);
    const totalGrams = BigInt(payload.totalGrams);
    const goods = { paymentId, lotId: terms.goods.lotId, holder: terms.receiver };
    const { releasedGrams } = await readReservation(client, deployment, goods);
    if (releasedGrams >= totalGrams) return { do: 'wait' };
    const { isFinal, receipt, epcisEvent } = payload;
    const call = captureOnDelivery(deployment, { terms, totalGrams, isFinal, receipt, epcisEvent });
    return { do: 'send', as: 'relayer', call };
  },
  retryAfterS(revert, intent, context) {
    if (revert.name === 'SettlementEscrow_InspectionOpen')
      return Math.max(0, Number(revert.args.opensAt) - Number(context.now));
    return revert.name === 'SettlementEscrow_NotWeighed' ? soon(intent, context, 2) : null;
  },
});
