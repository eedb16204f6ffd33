import { transformLots, type Call, type Deployment } from '@topsteel/chain';
import { AppError } from '@topsteel/domain/errors';
import { businessKey, requestIntent, retryIntent } from '../platform/bridge/index.ts';
import type { Tx } from '../platform/database/index.ts';
import type { TransformationRow } from './infra/transformation-store.ts';

/** Asks the oracles to transform, with the hosted key. */
export async function requestTransformation(tx: Tx, row: TransformationRow): Promise<void> {
  const request = {
    businessKey: businessKey.transformLot(row.id),
    kind: 'transform-lot' as const,
    payload: {
      actor: row.actor as `0x${string}`,
      inputs: row.inputs.map(({ lotId, massGrams }) => ({ lotId, grams: massGrams.toString() })),
      outputs: row.outputs.map(({ massGrams }) => ({
        to: row.actor as `0x${string}`,
        massGrams: massGrams.toString(),
      })),
      lossGrams: row.lossGrams.toString(),
      processEmissionsGrams: row.processEmissionsGrams.toString(),
      evidence: row.evidence as `0x${string}`,
      epcisEvent: row.epcisEvent as `0x${string}`,
    },
  };
  if ((await requestIntent(tx, request)) || (await retryIntent(tx, request))) return;
  throw new AppError('conflict', {
    message: 'This transformation is on its way to the ledger already. Wait for its state to change.',
    details: { reason: 'already-sent' },
  });
}

/** The same act as a call that the organisation's own wallet sends. */
export const transformationCall = (row: TransformationRow, deployment: Deployment): Call =>
  transformLots(deployment, {
    inputs: row.inputs.map(({ lotId, massGrams }) => ({ lotId: BigInt(lotId), grams: massGrams })),
    outputs: row.outputs.map(({ massGrams }) => ({ to: row.actor as `0x${string}`, massGrams })),
    lossGrams: row.lossGrams,
    processEmissionsGrams: row.processEmissionsGrams,
    evidence: row.evidence as `0x${string}`,
    epcisEvent: row.epcisEvent as `0x${string}`,
  });
