import { executeAsAccount, transformLots } from '@topsteel/chain';
import { intentPayloadSchemas } from '@topsteel/domain/bridge';
import { getAddress } from 'viem';
import { transactionsOf } from '../transaction-store.ts';
import { defineIntent, isInBlock } from './intent-handler.ts';

/**
 * Turns lots into others, as their hosted holder: `MaterialLedger.transform`. The ledger numbers the acts of an
 * organisation itself and takes the same act twice, so it is known by its EPCIS event, whose identity no other act has,
 * and signed a second time only when the first came to nothing for good.
 */
export const transformLot = defineIntent(intentPayloadSchemas['transform-lot'], {
  effect: (payload) => ({
    contract: 'materialLedger',
    name: 'LotsTransformed',
    args: { actor: getAddress(payload.actor), epcisEvent: payload.epcisEvent.toLowerCase() },
    ordinal: 1,
  }),
  result: (_payload, event) => ({ transformation: String(event.args.transformation) }),
  async next(payload, intent, context) {
    const sent = await transactionsOf(context.db, intent.id);
    if (sent.some((transaction) => isInBlock(transaction, context.senders.hosted))) return { do: 'wait' };
    const transform = transformLots(context.deployment, {
      inputs: payload.inputs.map(({ lotId, grams }) => ({ lotId: BigInt(lotId), grams: BigInt(grams) })),
      outputs: payload.outputs.map(({ to, massGrams }) => ({ to, massGrams: BigInt(massGrams) })),
      lossGrams: BigInt(payload.lossGrams),
      processEmissionsGrams: BigInt(payload.processEmissionsGrams),
      evidence: payload.evidence,
      epcisEvent: payload.epcisEvent,
    });
    return { do: 'send', as: 'hosted', call: executeAsAccount(payload.actor, transform) };
  },
});
