import { AppError } from '@topsteel/domain/errors';
import { businessKey, requestIntent, retryIntent } from '../platform/bridge/index.ts';
import type { Tx } from '../platform/database/index.ts';
import type { BatchRow } from './infra/batch-store.ts';

/** How long an organisation may take to sign; the chain refuses the signature afterwards. */
export const SIGNING_SECONDS = 3_600;

export const signingDeadline = (now = Date.now()): bigint =>
  BigInt(Math.floor(now / 1_000) + SIGNING_SECONDS);

/** Asks the oracles to anchor the batch: with the organisation's signature, or with the hosted signer's when absent. */
export async function requestBatch(
  tx: Tx,
  batch: BatchRow,
  signed?: { signer: `0x${string}`; signature: `0x${string}` },
): Promise<void> {
  const issuer = batch.issuer as `0x${string}`;
  const request = {
    businessKey: businessKey.issueBatch(issuer, batch.number),
    kind: 'issue-batch' as const,
    payload: {
      issuer,
      batch: batch.number.toString(),
      root: batch.root as `0x${string}`,
      depth: batch.depth.toString(),
      count: batch.count.toString(),
      ...(signed && { ...signed, deadline: (batch.deadline ?? 0n).toString() }),
    },
  };
  if ((await requestIntent(tx, request)) || (await retryIntent(tx, request))) return;
  throw new AppError('conflict', {
    message: 'This batch is on its way to the register already. Wait for its state to change.',
    details: { reason: 'already-sent' },
  });
}
