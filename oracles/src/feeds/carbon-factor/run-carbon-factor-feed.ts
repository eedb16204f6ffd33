import { createHash } from 'node:crypto';
import { CARBON_FACTOR_KIND, carbonFactorSubjectOf, readFeed, readLatestReport } from '@topsteel/chain';
import type { Deployment } from '@topsteel/chain';
import type { JWTVerifyGetKey } from 'jose';
import type { Logger } from 'pino';
import type { PublicClient } from 'viem';
import { transact } from '../../database.ts';
import type { Database } from '../../database.ts';
import { lockSubject, nextRound, proposeReport } from '../../reports/report-store.ts';
import { decideList, hashOfList, reportedValueOf } from './decide-list.ts';
import { keepList, readNewestEdition, rejectList } from './list-store.ts';
import { parseList } from './parse-list.ts';

export interface CarbonFactorFeed {
  database: Database;
  client: PublicClient;
  deployment: Deployment;
  /** The newest edition that its publisher offers, as a JWS. */
  fetchList: () => Promise<string>;
  keys: JWTVerifyGetKey;
  logger: Logger;
}

/**
 * One run of the feed: fetch → parse → decide; a new edition is kept with its factors, and the report desk has its hash
 * signed and submitted.
 */
export async function runCarbonFactorFeed(feed: CarbonFactorFeed): Promise<'more' | 'idle'> {
  const jws = (await feed.fetchList()).trim();
  const parsed = await parseList(jws, feed.keys);
  const bytesHash = createHash('sha256').update(jws).digest('hex');
  if (!parsed.isValid) {
    await rejectList(feed.database, bytesHash, jws, parsed.reason);
    feed.logger.warn({ reason: parsed.reason }, 'a list of emission factors was rejected');
    return 'idle';
  }
  const list = parsed.claims;
  const subject = carbonFactorSubjectOf(list.list);
  const limits = await readFeed(feed.client, feed.deployment, CARBON_FACTOR_KIND);
  if (limits === undefined) throw new Error('The registrar has not opened the feed TopSteel.CarbonFactor.');
  const [{ timestamp }, onChain] = await Promise.all([
    feed.client.getBlock({ blockTag: 'latest' }),
    readLatestReport(feed.client, feed.deployment, { kind: CARBON_FACTOR_KIND, subject }),
  ]);
  await transact(feed.database, async (tx) => {
    await lockSubject(tx, 'TopSteel.CarbonFactor', subject);
    const decision = decideList(list, await readNewestEdition(tx, list.list), Number(timestamp));
    if (decision.do === 'keep') return;
    if (decision.do === 'reject') {
      feed.logger.warn(
        { list: list.list, reason: decision.reason },
        'a list of emission factors was rejected',
      );
      return rejectList(tx, bytesHash, jws, decision.reason);
    }
    const sha256 = hashOfList(list);
    const round = await nextRound(tx, 'TopSteel.CarbonFactor', subject, onChain?.round ?? 0);
    const observedAt = Math.max(Number(timestamp), onChain?.observedAt ?? 0);
    await keepList(tx, { sha256, jws, list, round });
    await proposeReport(
      tx,
      {
        kind: 'TopSteel.CarbonFactor',
        subject,
        round,
        value: reportedValueOf(sha256),
        observedAt,
        validUntil: observedAt + limits.maxAgeSeconds,
        evidence: { kind: 'TopSteel.CarbonFactor', jws },
      },
      true,
    );
    feed.logger.info(
      { list: list.list, edition: list.edition },
      'an edition of emission factors is to be signed',
    );
  });
  return 'idle';
}
