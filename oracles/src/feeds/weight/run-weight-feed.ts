import { createHash } from 'node:crypto';
import { readFeed, readSignerSet, WEIGHT_KIND } from '@topsteel/chain';
import type { Deployment, FeedLimits } from '@topsteel/chain';
import type { JWTVerifyGetKey } from 'jose';
import type { Logger } from 'pino';
import type { Hex, LocalAccount, PublicClient } from 'viem';
import { transact } from '../../database.ts';
import type { Database, Queryable } from '../../database.ts';
import { signReport } from '../../signing/sign-report.ts';
import { decideReport } from './decide-report.ts';
import type { FetchedTicket } from './fetch-tickets.ts';
import { parseTicket } from './parse-ticket.ts';
import { submitReport } from './submit-report.ts';
import {
  lockPayment,
  markReported,
  moveFeedCursor,
  readFeedCursor,
  readLastReport,
  readPaymentFacts,
  receiveTicket,
  rejectTicket,
  waitingTickets,
} from './ticket-store.ts';
import type { TicketRow } from './ticket-store.ts';

export interface WeightFeed {
  database: Database;
  client: PublicClient;
  deployment: Deployment;
  fetchTickets: (after: number) => Promise<FetchedTicket[]>;
  keys: JWTVerifyGetKey;
  signers: readonly LocalAccount[];
  logger: Logger;
}

/** The list is read again from a little before its end: places may be filled out of order. */
const OVERLAP = 50;

/**
 * One run of the feed: prepare (where are we) → fetch → parse → decide → sign → submit. Every ticket is kept
 * with its decision; decision and intent are written in one transaction.
 */
export async function runWeightFeed(feed: WeightFeed): Promise<'more' | 'idle'> {
  const cursor = await readFeedCursor(feed.database);
  const fetched = await feed.fetchTickets(Math.max(0, cursor - OVERLAP));
  for (const ticket of fetched) await receive(feed, ticket);
  const waiting = await waitingTickets(feed.database);
  if (waiting.length === 0) return 'idle';
  const limits = await readFeed(feed.client, feed.deployment, WEIGHT_KIND);
  if (limits === undefined) throw new Error('The registrar has not opened the feed TopSteel.Weight.');
  for (const row of waiting) await decide(feed, row, limits);
  return 'idle';
}

async function receive(feed: WeightFeed, { seq, jws }: FetchedTicket): Promise<void> {
  const row = { seq, jws, jwsSha256: createHash('sha256').update(jws).digest('hex') };
  const parsed = await parseTicket(jws, feed.keys);
  await transact(feed.database, async (tx) => {
    await receiveTicket(
      tx,
      row,
      parsed.isValid ? parsed.ticket : null,
      parsed.isValid ? null : parsed.reason,
    );
    await moveFeedCursor(tx, seq);
  });
}

async function decide(feed: WeightFeed, row: TicketRow, limits: FeedLimits): Promise<void> {
  const parsed = await parseTicket(row.jws, feed.keys);
  if (!parsed.isValid) return rejectTicket(feed.database, row.jwsSha256, parsed.reason);
  const { ticket } = parsed;
  const paymentId = ticket.paymentId.toLowerCase() as Hex;
  const { timestamp } = await feed.client.getBlock({ blockTag: 'latest' });
  await transact(feed.database, async (tx) => {
    await lockPayment(tx, paymentId);
    const payment = await readPaymentFacts(tx, feed.deployment.chainId, paymentId);
    const last = await readLastReport(tx, paymentId);
    const decision = decideReport(ticket, payment, last, limits, Number(timestamp));
    if (decision.do === 'wait') return;
    if (decision.do === 'reject') {
      feed.logger.warn({ ticket: ticket.ticketNo, reason: decision.reason }, 'a weigh ticket was rejected');
      return rejectTicket(tx, row.jwsSha256, decision.reason);
    }
    const { valueGrams, observedAt, validUntil, round } = decision.report;
    await signAndSubmit(feed, tx, { paymentId, valueGrams, observedAt, validUntil, round });
    await markReported(tx, row.jwsSha256, round);
    feed.logger.info(
      { ticket: ticket.ticketNo, paymentId, grams: ticket.netGrams, round },
      'a weight is reported',
    );
  });
}

async function signAndSubmit(
  feed: WeightFeed,
  tx: Queryable,
  weight: { paymentId: Hex; valueGrams: bigint; observedAt: number; validUntil: number; round: number },
): Promise<void> {
  const { signerSet, threshold } = await readSignerSet(feed.client, feed.deployment);
  const report = {
    kind: WEIGHT_KIND,
    subject: weight.paymentId,
    value: weight.valueGrams,
    observedAt: weight.observedAt,
    validUntil: weight.validUntil,
    round: weight.round,
    signerSet,
  };
  await submitReport(tx, report, await signReport(feed.deployment, report, feed.signers, threshold));
}
