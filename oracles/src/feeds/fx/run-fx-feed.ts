import { FX_KIND, fxSubjectOf, readFeed, readLatestReport } from '@topsteel/chain';
import type { Deployment } from '@topsteel/chain';
import { decideRate, fxBases } from '@topsteel/domain/fx';
import type { FxBase, SourcedRate } from '@topsteel/domain/fx';
import type { Logger } from 'pino';
import type { PublicClient } from 'viem';
import { transact } from '../../database.ts';
import type { Database } from '../../database.ts';
import { lockSubject, nextRound, proposeReport } from '../../reports/report-store.ts';
import { workOff } from '../../work-off.ts';
import type { FetchRates } from './fetch-rates.ts';
import { chainBases, ratePolicyOf } from './rate-policy.ts';
import { isRateProposed, keepSources, readLastRate } from './rate-store.ts';

export interface FxFeed {
  database: Database;
  client: PublicClient;
  deployment: Deployment;
  fetchRates: FetchRates;
  now: () => Date;
  logger: Logger;
}

/**
 * One run of the feed: prepare (the last rates) → fetch → parse → decide, then a proposal that the report desk has signed.
 * A rate whose sources do not agree is not reported: the last one runs out by itself.
 */
export async function runFxFeed(feed: FxFeed): Promise<'more' | 'idle'> {
  const { rates, failures } = await feed.fetchRates();
  for (const failure of failures) feed.logger.warn(failure, 'a source of rates does not answer');
  const limits = await readFeed(feed.client, feed.deployment, FX_KIND);
  if (limits === undefined) throw new Error('The registrar has not opened the feed TopSteel.Fx.');
  await workOff(fxBases, (base) => decide(feed, base, rates.get(base) ?? [], limits.maxAgeSeconds));
  return 'idle';
}

async function decide(
  feed: FxFeed,
  base: FxBase,
  rates: readonly SourcedRate[],
  maxAgeSeconds: number,
): Promise<void> {
  const subject = fxSubjectOf(base);
  const isForChain = chainBases.includes(base);
  const [{ timestamp }, onChain] = await Promise.all([
    feed.client.getBlock({ blockTag: 'latest' }),
    readLatestReport(feed.client, feed.deployment, { kind: FX_KIND, subject }),
  ]);
  await transact(feed.database, async (tx) => {
    await lockSubject(tx, 'TopSteel.Fx', subject);
    if (await isRateProposed(tx, subject)) return;
    const policy = ratePolicyOf(base);
    const decision = decideRate(rates, await readLastRate(tx, base), policy, feed.now());
    if (decision.do === 'refuse') {
      feed.logger.warn({ base, reason: decision.reason }, 'a rate was not reported');
    }
    if (decision.do !== 'report') return;
    const observedAt = Math.max(Number(timestamp), onChain?.observedAt ?? 0);
    const round = await nextRound(tx, 'TopSteel.Fx', subject, onChain?.round ?? 0);
    const validUntil = observedAt + Math.min(policy.validSeconds, maxAgeSeconds);
    const evidence = { kind: 'TopSteel.Fx', base } as const;
    const value = decision.rateE8;
    await proposeReport(
      tx,
      { kind: 'TopSteel.Fx', subject, round, value, observedAt, validUntil, evidence },
      isForChain,
    );
    await keepSources(tx, subject, round, decision.sources);
  });
}
