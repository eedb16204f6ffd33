import { DELIVERY_KIND, readFeed, readLatestReport } from '@topsteel/chain';
import type { Deployment, FeedLimits } from '@topsteel/chain';
import type { ConsignmentMessage } from '@topsteel/domain/bridge';
import type { JWTVerifyGetKey } from 'jose';
import type { Logger } from 'pino';
import type { Hex, PublicClient } from 'viem';
import { transact } from '../../database.ts';
import type { Database } from '../../database.ts';
import { lockSubject, nextRound, proposeReport } from '../../reports/report-store.ts';
import { workOff } from '../../work-off.ts';
import { moveFeedCursor, readFeedCursor } from '../feed-cursor.ts';
import { isOfValues, sha256Of } from '../read-list.ts';
import type { ListEntry } from '../read-list.ts';
import { readPaymentFacts } from '../order-facts.ts';
import { decideDelivery } from './decide-delivery.ts';
import {
  decideMessage,
  lookLater,
  readKnownDelivery,
  receiveMessage,
  waitingMessages,
} from './message-store.ts';
import type { MessageRow } from './message-store.ts';
import { parseMessage } from './parse-message.ts';

export interface DeliveryFeed {
  database: Database;
  client: PublicClient;
  deployment: Deployment;
  fetchMessages: (after: number) => Promise<ListEntry[]>;
  keys: JWTVerifyGetKey;
  logger: Logger;
}

const FEED = 'delivery';
/** The list is read again from a little before its end: places may be filled out of order. */
const OVERLAP = 50;

/**
 * One run of the feed: prepare (where are we) → fetch → parse → decide; the report desk has the decision signed and
 * submitted. Every message is kept with its decision; decision and proposal are written in one transaction.
 */
export async function runDeliveryFeed(feed: DeliveryFeed): Promise<'more' | 'idle'> {
  const cursor = await readFeedCursor(feed.database, FEED);
  const fetched = await feed.fetchMessages(Math.max(0, cursor - OVERLAP));
  try {
    await workOff(fetched, (message) => receive(feed, message));
  } finally {
    // What could not be received keeps nothing that was from being decided.
    await decideWaiting(feed);
  }
  return 'idle';
}

async function decideWaiting(feed: DeliveryFeed): Promise<void> {
  const waiting = await waitingMessages(feed.database);
  if (waiting.length === 0) return;
  const limits = await readFeed(feed.client, feed.deployment, DELIVERY_KIND);
  if (limits === undefined) throw new Error('The registrar has not opened the feed TopSteel.Delivery.');
  await workOff(waiting, (row) => decide(feed, row, limits));
}

async function receive(feed: DeliveryFeed, { seq, jws, fault }: ListEntry): Promise<void> {
  const row = { seq, jws, jwsSha256: sha256Of(jws) };
  const keep = (message: ConsignmentMessage | null, reason: string | null): Promise<void> =>
    transact(feed.database, async (tx) => {
      await receiveMessage(tx, row, message, reason);
      await moveFeedCursor(tx, FEED, seq);
    });
  if (fault !== undefined) return keep(null, fault);
  const parsed = await parseMessage(jws, feed.keys);
  if (!parsed.isValid) return keep(null, parsed.reason);
  await keep(parsed.claims, null).catch((error: unknown) => {
    if (!isOfValues(error)) throw error;
    return keep(null, 'The message says what cannot be kept: a number or a time out of every range.');
  });
}

async function decide(feed: DeliveryFeed, row: MessageRow, limits: FeedLimits): Promise<void> {
  const parsed = await parseMessage(row.jws, feed.keys);
  if (!parsed.isValid) {
    return decideMessage(feed.database, row.jwsSha256, 'rejected', { reason: parsed.reason });
  }
  const message = parsed.claims;
  const subject = message.paymentId.toLowerCase() as Hex;
  const [{ timestamp }, onChain] = await Promise.all([
    feed.client.getBlock({ blockTag: 'latest' }),
    readLatestReport(feed.client, feed.deployment, { kind: DELIVERY_KIND, subject }),
  ]);
  await transact(feed.database, async (tx) => {
    await lockSubject(tx, 'TopSteel.Delivery', subject);
    const payment = await readPaymentFacts(tx, feed.deployment.chainId, subject);
    const known = await readKnownDelivery(tx, subject, message.consignmentNo);
    const lastDeliveredAt = Math.max(known.lastDeliveredAt ?? 0, onChain?.observedAt ?? 0);
    const facts = { ...known, lastDeliveredAt: lastDeliveredAt === 0 ? null : lastDeliveredAt };
    const decision = decideDelivery(message, payment, facts, limits, Number(timestamp));
    if (decision.do === 'wait') return lookLater(tx, row.jwsSha256);
    if (decision.do === 'note') return decideMessage(tx, row.jwsSha256, 'noted');
    if (decision.do === 'reject' || payment === null) {
      const reason = decision.do === 'reject' ? decision.reason : 'The payment is not known.';
      feed.logger.warn({ consignment: message.consignmentNo, reason }, 'a delivery message was rejected');
      return decideMessage(tx, row.jwsSha256, 'rejected', { reason });
    }
    const round = await nextRound(tx, 'TopSteel.Delivery', subject, onChain?.round ?? 0);
    const { deliveredAt, validUntil } = decision;
    await proposeReport(
      tx,
      {
        kind: 'TopSteel.Delivery',
        subject,
        round,
        value: BigInt(deliveredAt),
        observedAt: deliveredAt,
        validUntil,
        evidence: { kind: 'TopSteel.Delivery', jws: row.jws, block: payment.block },
      },
      true,
    );
    await decideMessage(tx, row.jwsSha256, 'reported', { round });
    feed.logger.info({ consignment: message.consignmentNo, subject, round }, 'a delivery is to be signed');
  });
}
