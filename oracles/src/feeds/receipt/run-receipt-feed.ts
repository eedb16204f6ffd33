import { FIAT_RECEIPT_KIND, readFeed, readFiatOrder, readLatestReport } from '@topsteel/chain';
import type { Deployment } from '@topsteel/chain';
import type { Logger } from 'pino';
import type { PublicClient } from 'viem';
import { transact } from '../../database.ts';
import type { Database } from '../../database.ts';
import { lockSubject, nextRound, proposeReport } from '../../reports/report-store.ts';
import { workOff } from '../../work-off.ts';
import { readPaymentFacts } from '../order-facts.ts';
import { decideReceipt, nextLookMs } from './decide-receipt.ts';
import { readTotal } from './read-receipt.ts';
import type { ReadReceipt } from './read-receipt.ts';
import { dueWatches, keepReading, readLastProposed } from './receipt-store.ts';
import type { DueWatch } from './receipt-store.ts';

export interface ReceiptFeed {
  database: Database;
  client: PublicClient;
  deployment: Deployment;
  readReceipt: ReadReceipt;
  /** How often an open order's money is looked for. */
  everyMs: number;
  logger: Logger;
}

/**
 * One run of the feed: prepare (which orders are due) → fetch (the bank's or the provider's own word) → decide, then a
 * proposal that the report desk has signed. A provider that does not answer changes nothing and is asked again.
 */
export async function runReceiptFeed(feed: ReceiptFeed): Promise<'more' | 'idle'> {
  const due = await dueWatches(feed.database);
  if (due.length === 0) return 'idle';
  const limits = await readFeed(feed.client, feed.deployment, FIAT_RECEIPT_KIND);
  if (limits === undefined) throw new Error('The registrar has not opened the feed TopSteel.FiatReceipt.');
  await workOff(due, (watch) => look(feed, watch, limits.maxAgeSeconds));
  return due.length === 50 ? 'more' : 'idle';
}

async function look(feed: ReceiptFeed, watch: DueWatch, maxAgeSeconds: number): Promise<void> {
  const { fiatOrderId, payments, fault, ageMs, failures } = watch;
  const order = await readFiatOrder(feed.client, feed.deployment, fiatOrderId);
  const isOpen = order.phase !== 'closed';
  let receivedMinor: bigint;
  try {
    if (fault !== null) throw new Error(fault);
    ({ minor: receivedMinor } = await readTotal(feed.readReceipt, payments));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    feed.logger.warn({ fiatOrderId, reason }, 'a receipt could not be looked for');
    const nextInMs = nextLookMs({ isOpen, failures: failures + 1, ageMs }, feed.everyMs);
    await keepReading(feed.database, fiatOrderId, { receivedMinor: null, error: reason, nextInMs });
    return;
  }
  const [{ timestamp }, onChain] = await Promise.all([
    feed.client.getBlock({ blockTag: 'latest' }),
    readLatestReport(feed.client, feed.deployment, { kind: FIAT_RECEIPT_KIND, subject: fiatOrderId }),
  ]);
  await transact(feed.database, async (tx) => {
    await lockSubject(tx, 'TopSteel.FiatReceipt', fiatOrderId);
    const nextInMs = nextLookMs({ isOpen, failures: 0, ageMs }, feed.everyMs);
    await keepReading(tx, fiatOrderId, { receivedMinor, error: null, nextInMs });
    const facts = await readPaymentFacts(tx, feed.deployment.chainId, fiatOrderId);
    // An order that is not open on the chain yet has nothing to release: its receipt is reported once it is.
    if (facts === null) return;
    const last = (await readLastProposed(tx, fiatOrderId)) ?? onChain ?? null;
    if (decideReceipt({ receivedMinor, isOpen }, last, maxAgeSeconds, Number(timestamp)) === 'keep') return;
    const observedAt = Math.max(Number(timestamp), last?.observedAt ?? 0);
    const evidence = { kind: 'TopSteel.FiatReceipt', block: facts.block, payments } as const;
    await proposeReport(
      tx,
      {
        kind: 'TopSteel.FiatReceipt',
        subject: fiatOrderId,
        round: await nextRound(tx, 'TopSteel.FiatReceipt', fiatOrderId, onChain?.round ?? 0),
        value: receivedMinor,
        observedAt,
        validUntil: observedAt + maxAgeSeconds,
        evidence,
      },
      true,
    );
  });
}
