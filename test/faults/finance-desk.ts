import { payoutBatch, payoutBatchPage, type PayoutBatch } from '@topsteel/domain/api';
import { financeSignIns } from '../../scripts/seed/demo-sign-ins.ts';
import { Refused, signIn } from '../../scripts/seed/session.ts';
import { until } from '../../scripts/seed/until.ts';
import type { FaultWorld } from './world.ts';

const PATIENCE_MS = 300_000;

/** The two people of the marketplace who pay vendors. Each act is asked for again until it is through. */
export interface FinanceDesk {
  /** Puts everything that is due into a batch; null when nothing is, or it is in one already. */
  propose(): Promise<PayoutBatch | null>;
  /** By the other person; waits until every payout of it is settled. */
  payOut(batchId: string): Promise<PayoutBatch>;
}

export async function financeDesk({ product }: FaultWorld): Promise<FinanceDesk> {
  const [proposer, approver] = await Promise.all(
    financeSignIns.map(({ email, password }) =>
      until(
        `${email} to be signed in`,
        () => signIn(product.urls.api, product.urls.web, email, password).catch(() => null),
        (session) => session !== null,
        PATIENCE_MS,
      ),
    ),
  );
  if (!proposer || !approver) throw new Error('The finance desk has two people.');
  const path = '/v2/finance/payout-batches';
  const scheduled = async (): Promise<PayoutBatch | null> =>
    (await proposer.get(path, payoutBatchPage)).items.find(({ state }) => state === 'scheduled') ?? null;
  return {
    async propose() {
      const answer = await until(
        'what is due to be in a batch',
        async () => {
          const isNothingDue = await proposer.post(path, {}, payoutBatch).then(
            () => false,
            (error: unknown) => error instanceof Refused && error.code === 'conflict',
          );
          // Its answer may be lost though it is there: a person looks among the batches.
          const found = await scheduled().catch(() => undefined);
          return found === null && isNothingDue ? 'nothing' : found;
        },
        (found) => found !== undefined && found !== null,
        PATIENCE_MS,
      );
      return answer === 'nothing' ? null : (answer ?? null);
    },
    payOut: (batchId) =>
      until(
        `batch ${batchId} to be settled`,
        async () => {
          const batch = await approver.get(`${path}/${batchId}`, payoutBatch).catch(() => null);
          if (batch?.state === 'scheduled')
            await approver
              .post(`${path}/${batchId}/decision`, { approve: true }, payoutBatch)
              .catch(() => null);
          return batch;
        },
        (batch) => batch !== null && batch.payouts.every(({ state }) => state === 'settled'),
        PATIENCE_MS,
      ) as Promise<PayoutBatch>,
  };
}
