import { materialLedgerAbi, organisationAccountAbi } from '@topsteel/chain';
import { intentPayloadSchemas } from '@topsteel/domain/bridge';
import { encodeFunctionData } from 'viem';
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
    const { materialLedger } = context.deployment;
    const lotId = BigInt(payload.lotId);
    const lot = await context.client.readContract({
      address: materialLedger,
      abi: materialLedgerAbi,
      functionName: 'lotOf',
      args: [lotId],
    });
    const recall = encodeFunctionData({
      abi: materialLedgerAbi,
      functionName: 'recall',
      args: [lotId, Number(payload.reason)],
    });
    const data = encodeFunctionData({
      abi: organisationAccountAbi,
      functionName: 'execute',
      args: [materialLedger, 0n, recall],
    });
    return { do: 'send', as: 'hosted', call: { to: lot.issuer, data } };
  },
});
