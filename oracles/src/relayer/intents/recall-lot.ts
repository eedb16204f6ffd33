import { executeAsAccount, readLot, recallLot as encodeRecall } from '@topsteel/chain';
import { intentPayloadSchemas } from '@topsteel/domain/bridge';
import { defineIntent } from './intent-handler.ts';

/** Flags a lot as recalled, as its issuer: `MaterialLedger.recall` through the hosted account. */
export const recallLot = defineIntent(intentPayloadSchemas['recall-lot'], {
  effect: (payload) => ({
    contract: 'materialLedger',
    name: 'LotRecalled',
    args: { lotId: payload.lotId },
    ordinal: 1,
  }),
  async next(payload, _intent, context) {
    const lotId = BigInt(payload.lotId);
    const lot = await readLot(context.client, context.deployment, lotId);
    const { epcisEvent } = payload;
    const recall = encodeRecall(context.deployment, { lotId, reason: Number(payload.reason), epcisEvent });
    return { do: 'send', as: 'hosted', call: executeAsAccount(lot.issuer, recall) };
  },
});
