import { issueBatchTypedData, type Deployment } from '@topsteel/chain';
import { batchState, type Batch, type BatchState } from '@topsteel/domain/api';
import { typedDataJson } from '../platform/chain/index.ts';
import type { BatchRow, BatchSteps } from './infra/batch-store.ts';

const order: readonly BatchState[] = ['preparing', 'storing', 'signing', 'sent', 'registered', 'final'];

/** The batch with its steps; the typed data is there while the organisation's own signature is awaited. */
export function presentBatch(row: BatchRow, deployment: Deployment): Batch {
  const steps = row.steps as BatchSteps;
  const state = batchState.parse(row.state);
  return {
    id: row.id,
    number: row.number.toString(),
    state,
    root: row.root,
    depth: row.depth,
    count: row.count,
    certificateIds: row.certificateIds,
    steps: order.map((step) => ({ step, at: steps[step] ?? null })),
    typedData: awaitsSignature(row) ? typedDataJson(batchTypedData(row, deployment)) : null,
    txHash: row.txHash,
    failure: row.failure,
    createdAt: row.createdAt.toISOString(),
  };
}

/** Does the batch wait for the signature of the organisation's own wallet? */
export const awaitsSignature = (row: Pick<BatchRow, 'state' | 'deadline'>): boolean =>
  row.state === 'signing' && row.deadline !== null;

/** What the organisation's wallet signs (EIP-712 IssueBatch). */
export const batchTypedData = (
  row: Pick<BatchRow, 'issuer' | 'number' | 'root' | 'depth' | 'count' | 'deadline'>,
  deployment: Deployment,
) =>
  issueBatchTypedData(deployment, {
    issuer: row.issuer as `0x${string}`,
    batch: row.number,
    root: row.root as `0x${string}`,
    depth: row.depth,
    count: row.count,
    deadline: Number(row.deadline ?? 0n),
  });
