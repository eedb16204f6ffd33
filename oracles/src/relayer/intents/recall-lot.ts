import { executeAsAccount, readLot, recallLot as encodeRecall } from '@topsteel/chain';
import { intentPayloadSchemas } from '@topsteel/domain/bridge';
import { defineIntent, IntentFailure } from './intent-handler.ts';

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
    if (lot === undefined) {
      throw new IntentFailure('MaterialLedger_LotUnknown', `There is no lot ${payload.lotId}.`, {
        lotId: payload.lotId,
      });
    }
    const recall = encodeRecall(context.deployment, { lotId, reason: Number(payload.reason) });
    return { do: 'send', as: 'hosted', call: executeAsAccount(lot.issuer, recall) };
  },
});
