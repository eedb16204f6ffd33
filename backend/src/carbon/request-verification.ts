import { verifyOwnEmissions, type Call, type Deployment } from '@topsteel/chain';
import { AppError } from '@topsteel/domain/errors';
import { zeroHash } from 'viem';
import { businessKey, requestIntent, retryIntent } from '../platform/bridge/index.ts';
import type { Tx } from '../platform/database/index.ts';
import type { StatementRow } from './infra/statement-store.ts';

/** What the register is told; the hash of the opinion is zero when the verifier named none. */
const verificationOf = ({ statementId, opinion }: StatementRow) => ({
  statementId: (statementId ?? zeroHash) as `0x${string}`,
  documentHash: (opinion ?? zeroHash) as `0x${string}`,
});

/** Asks the oracles to verify for a hosted verifier; a wallet of one's own sends {@link verificationCall} instead. */
export async function requestVerification(tx: Tx, row: StatementRow, verifier: `0x${string}`): Promise<void> {
  const payload = { verifier, ...verificationOf(row) };
  const request = {
    businessKey: businessKey.verifyEmissions(payload.statementId),
    kind: 'verify-emissions' as const,
    payload,
  };
  if ((await requestIntent(tx, request)) || (await retryIntent(tx, request))) return;
  throw new AppError('conflict', {
    message: 'This verification is on its way to the register already. Wait for its state to change.',
    details: { reason: 'already-sent' },
  });
}

/** The same act as a call that the verifier's own wallet sends. */
export const verificationCall = (deployment: Deployment, row: StatementRow): Call =>
  verifyOwnEmissions(deployment, verificationOf(row));
