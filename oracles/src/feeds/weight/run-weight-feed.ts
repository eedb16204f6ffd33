import { createHash } from 'node:crypto';
import { readFeed, readLatestReport, WEIGHT_KIND } from '@topsteel/chain';
import type { AcceptedReport, Deployment, FeedLimits } from '@topsteel/chain';
import type { JWTVerifyGetKey } from 'jose';
import type { Logger } from 'pino';
import type { Hex, PublicClient } from 'viem';
import { transact } from '../../database.ts';
import type { Database } from '../../database.ts';
import { lockSubject, nextRound, proposeReport } from '../../reports/report-store.ts';
import { workOff } from '../../work-off.ts';
import { moveFeedCursor, readFeedCursor } from '../feed-cursor.ts';
import { readPaymentFacts } from '../order-facts.ts';
import { decideReport } from './decide-report.ts';
import type { LastReport } from './decide-report.ts';
import type { FetchedTicket } from './fetch-tickets.ts';
import { parseTicket, parseTickets } from './parse-ticket.ts';
import {
  markReported,
  readLastReport,
  receiveTicket,
  rejectTicket,
  ticketsOfOtherLoads,
  waitingTickets,
} from './ticket-store.ts';
import type { TicketRow } from './ticket-store.ts';

export interface WeightFeed {
  database: Database;
  client: PublicClient;
  deployment: Deployment;
  fetchTickets: (after: number) => Promise<FetchedTicket[]>;
  keys: JWTVerifyGetKey;
  logger: Logger;
}

const FEED = 'weight';
/** The list is read again from a little before its end: places may be filled out of order. */
const OVERLAP = 50;

/**
 * One run of the feed: prepare (where are we) → fetch → parse → decide; the report desk has the decision signed and
 * submitted. Every ticket is kept with its decision; decision and proposal are written in one transaction.
 */
export async function runWeightFeed(feed: WeightFeed): Promise<'more' | 'idle'> {
  const cursor = await readFeedCursor(feed.database, FEED);
  const fetched = await feed.fetchTickets(Math.max(0, cursor - OVERLAP));
  await workOff(fetched, (ticket) => receive(feed, ticket));
  const waiting = await waitingTickets(feed.database);
  if (waiting.length === 0) return 'idle';
  const limits = await readFeed(feed.client, feed.deployment, WEIGHT_KIND);
  if (limits === undefined) throw new Error('The registrar has not opened the feed TopSteel.Weight.');
  await workOff(waiting, (row) => decide(feed, row, limits));
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
    await moveFeedCursor(tx, FEED, seq);
  });
}

async function decide(feed: WeightFeed, row: TicketRow, limits: FeedLimits): Promise<void> {
  const parsed = await parseTicket(row.jws, feed.keys);
  if (!parsed.isValid) return rejectTicket(feed.database, row.jwsSha256, parsed.reason);
  const { ticket } = parsed;
  const paymentId = ticket.paymentId.toLowerCase() as Hex;
  const [{ timestamp }, onChain] = await Promise.all([
    feed.client.getBlock({ blockTag: 'latest' }),
    readLatestReport(feed.client, feed.deployment, { kind: WEIGHT_KIND, subject: paymentId }),
  ]);
  await transact(feed.database, async (tx) => {
    await lockSubject(tx, 'TopSteel.Weight', paymentId);
    const payment = await readPaymentFacts(tx, feed.deployment.chainId, paymentId);
    const last = (await readLastReport(tx, paymentId)) ?? lastOnChain(onChain);
    const jwsOfOthers = await ticketsOfOtherLoads(tx, paymentId, ticket.deliveryRef);
    const others = await parseTickets(jwsOfOthers, feed.keys);
    if (!others.isValid)
      throw new Error(`A ticket that was reported does not hold any more: ${others.reason}`);
    const decision = decideReport(ticket, payment, last, limits, Number(timestamp), others.tickets);
    if (decision.do === 'wait') return;
    if (decision.do === 'reject') {
      feed.logger.warn({ ticket: ticket.ticketNo, reason: decision.reason }, 'a weigh ticket was rejected');
      return rejectTicket(tx, row.jwsSha256, decision.reason);
    }
    const { valueGrams, observedAt, validUntil } = decision.report;
    const round = await nextRound(tx, 'TopSteel.Weight', paymentId, onChain?.round ?? 0);
    const evidence = {
      kind: 'TopSteel.Weight',
      jws: row.jws,
      block: payment?.block ?? '0',
      ...(jwsOfOthers.length > 0 && { others: jwsOfOthers }),
    } as const;
    const report = { kind: 'TopSteel.Weight', subject: paymentId, value: valueGrams, round } as const;
    await proposeReport(tx, { ...report, observedAt, validUntil, evidence }, true);
    await markReported(tx, row.jwsSha256, round);
    feed.logger.info(
      { ticket: ticket.ticketNo, paymentId, grams: ticket.netGrams, round },
      'a weight is to be signed',
    );
  });
}

/** A weight on the chain that we have no ticket of: our tables are younger than it. */
function lastOnChain(report: AcceptedReport | undefined): LastReport | null {
  return report === undefined
    ? null
    : {
        ticketNo: '',
        observedAt: report.observedAt,
        valueGrams: report.value,
        round: report.round,
      };
}
