import type { Deployment } from '@topsteel/chain';
import { transformationState, type Transformation } from '@topsteel/domain/api';
import { lotCodeOf } from '@topsteel/domain/digital-link';
import type { TransformationRow } from './infra/transformation-store.ts';
import { transformationCall } from './request-transformation.ts';

/** The row as its organisation sees it. The call is there while its own wallet has to send it. */
export function presentTransformation(row: TransformationRow, deployment: Deployment): Transformation {
  return {
    id: row.id,
    state: transformationState.parse(row.state),
    inputs: row.inputs.map(({ lotId, massGrams }) => ({
      lotId,
      lotCode: lotCodeOf(BigInt(lotId)),
      massGrams: massGrams.toString(),
    })),
    outputs: row.outputs.map((lot) => ({
      id: lot.id,
      lotId: lot.lotId,
      lotCode: lot.lotCode,
      massGrams: lot.massGrams.toString(),
      emissionsGrams: lot.emissionsGrams?.toString() ?? null,
      grade: lot.grade,
      product: lot.product,
      dimensions: lot.dimensions,
      pieces: lot.pieces,
      marking: lot.marking,
    })),
    lossGrams: row.lossGrams.toString(),
    processEmissionsGrams: row.processEmissionsGrams.toString(),
    evidence: row.evidence,
    epcisEvent: row.epcisEvent,
    onChainId: row.onChainId,
    txHash: row.txHash,
    failure: row.failure,
    call:
      row.state === 'awaiting-transaction'
        ? { chainId: deployment.chainId, from: row.actor, ...transformationCall(row, deployment) }
        : null,
    createdAt: row.createdAt.toISOString(),
  };
}
