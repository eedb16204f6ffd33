import { readFeed, readLatestReport, WEIGHT_KIND } from '@topsteel/chain';
import type { AcceptedReport, Deployment, FeedLimits } from '@topsteel/chain';
import type { WeighTicket } from '@topsteel/domain/bridge';
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
import { decideReport } from './decide-report.ts';
import type { LastReport } from './decide-report.ts';
import type { RunningInspection } from './hold-load.ts';
import { parseTicket, parseTickets } from './parse-ticket.ts';
import {
  lookLater,
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
  fetchTickets: (after: number) => Promise<ListEntry[]>;
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
  try {
    await workOff(fetched, (ticket) => receive(feed, ticket));
  } finally {
    // What could not be received keeps nothing that was from being decided.
    await decideWaiting(feed);
  }
  return 'idle';
}

async function decideWaiting(feed: WeightFeed): Promise<void> {
  const waiting = await waitingTickets(feed.database);
  if (waiting.length === 0) return;
  const limits = await readFeed(feed.client, feed.deployment, WEIGHT_KIND);
  if (limits === undefined) throw new Error('The registrar has not opened the feed TopSteel.Weight.');
  await workOff(waiting, (row) => decide(feed, row, limits));
}

async function receive(feed: WeightFeed, { seq, jws, fault }: ListEntry): Promise<void> {
  const row = { seq, jws, jwsSha256: sha256Of(jws) };
  const keep = (ticket: WeighTicket | null, reason: string | null): Promise<void> =>
    transact(feed.database, async (tx) => {
      await receiveTicket(tx, row, ticket, reason);
      await moveFeedCursor(tx, FEED, seq);
    });
  if (fault !== undefined) return keep(null, fault);
  const parsed = await parseTicket(jws, feed.keys);
  if (!parsed.isValid) return keep(null, parsed.reason);
  await keep(parsed.ticket, null).catch((error: unknown) => {
    if (!isOfValues(error)) throw error;
    return keep(null, 'The ticket says what cannot be kept: a number or a time out of every range.');
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
    const now = Number(timestamp);
    const running = inspectedOf(onChain, last);
    const decision = decideReport(ticket, payment, last, limits, now, others.tickets, running);
    if (decision.do === 'wait') return lookLater(tx, row.jwsSha256);
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

/** What is being inspected: the newest weight, when the chain has it. */
function inspectedOf(report: AcceptedReport | undefined, last: LastReport | null): RunningInspection | null {
  if (report === undefined || report.round !== last?.round) return null;
  return { valueGrams: report.value, acceptedAt: report.acceptedAt };
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
