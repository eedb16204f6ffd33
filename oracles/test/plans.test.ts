import { expect } from 'chai';
import type { QueryResult, QueryResultRow } from 'pg';
import { keccak256, toBytes } from 'viem';
import type { Queryable } from '../src/database.ts';
import { waitingMessages, readKnownDelivery } from '../src/feeds/delivery/message-store.ts';
import { isRateProposed, readLastRate } from '../src/feeds/fx/rate-store.ts';
import { readPaymentFacts } from '../src/feeds/order-facts.ts';
import { dueWatches, readLastProposed } from '../src/feeds/receipt/receipt-store.ts';
import { readLastReport, ticketsOfOtherLoads, waitingTickets } from '../src/feeds/weight/ticket-store.ts';
import { findEvent } from '../src/relayer/event-lookup.ts';
import { openIntents } from '../src/relayer/intent-store.ts';
import { liveTransactions, signersOfLive, transactionsOf } from '../src/relayer/transaction-store.ts';
import { nextRound, openProposals, reopenStale } from '../src/reports/report-store.ts';
import { agreeOnFinality } from '../src/watcher/agree-on-finality.ts';
import { ownMovesOf } from '../src/watcher/own-moves.ts';
import { finalizeEvents, orphanAbove } from '../src/watcher/store-events.ts';
import { startWorld } from './world.ts';
import type { World } from './world.ts';

const ROWS = 100_000;
const CHAIN = 1;
/** Most of what one statement may read of a table that only grows. */
const FEW_ROWS = 2_000;
const RELAYER = `0x${'1a'.repeat(20)}` as const;

interface Plan {
  'Node Type': string;
  'Relation Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  Plans?: Plan[];
}

describe('what the oracles ask of tables of 100,000 rows', function () {
  this.timeout(240_000);
  let world: World;
  let statements = 0;
  let read: string[] = [];

  before(async () => {
    world = await startWorld();
    const { database } = world;
    const id = (of: string) => `encode(sha256(('${of}' || n)::bytea), 'hex')`;
    for (const statement of [
      `CREATE INDEX intent_send_native_from_idx ON bridge.intent (((payload ->> 'from')::bigint)) WHERE kind = 'send-native'`,
      `INSERT INTO bridge.block (chain_id, number, hash, parent_hash, timestamp)
       SELECT ${CHAIN}, n, '0x' || ${id('b')}, '0x', to_timestamp(n * 12) FROM generate_series(1, ${ROWS}) n`,
      `INSERT INTO bridge.cursor (chain_id, number, hash, finalized_number)
       VALUES (${CHAIN}, ${ROWS}, '0x', ${ROWS - 64})`,
      `INSERT INTO bridge.event (chain_id, block_number, block_hash, log_index, tx_hash, contract, name, args, block_timestamp, status)
       SELECT ${CHAIN}, n, '0x' || ${id('b')}, 0, '0x' || ${id('t')},
              CASE n % 4 WHEN 0 THEN 'oracleReports' WHEN 1 THEN 'materialLedger' ELSE 'settlementEscrow' END,
              CASE n % 4 WHEN 0 THEN 'ReportAccepted' WHEN 1 THEN 'TitleReleased' WHEN 2 THEN 'PaymentAuthorized' ELSE 'DeliveryCaptured' END,
              jsonb_build_object('paymentId', '0x' || ${id('p')}, 'releasedTotal', '1', 'terms',
                jsonb_build_object('goods', jsonb_build_object('lotId', '1', 'maxGrams', '5'))),
              to_timestamp(n * 12), CASE WHEN n <= ${ROWS - 64} THEN 'final' ELSE 'seen' END
         FROM generate_series(1, ${ROWS}) n`,
      `INSERT INTO bridge.intent (business_key, kind, payload, status, tx_hash, block_number, error)
       SELECT 'k' || n, CASE n % 10 WHEN 0 THEN 'send-native' ELSE 'submit-report' END,
              jsonb_build_object('from', n::text),
              CASE WHEN n > ${ROWS - 100} THEN 'requested' WHEN n % 1000 = 1 THEN 'failed' ELSE 'final' END,
              '0x', n, CASE WHEN n % 1000 = 1 THEN '{"code": "OracleReports_SignerSetStale"}'::jsonb END
         FROM generate_series(1, ${ROWS}) n`,
      `INSERT INTO bridge.transaction (intent_id, chain_id, signer, nonce, raw, hash, max_fee, max_priority_fee, status)
       SELECT id, ${CHAIN}, '${RELAYER}', row_number() OVER (ORDER BY id), repeat('ab', 200), business_key, 1, 1,
              CASE WHEN row_number() OVER (ORDER BY id) > ${ROWS - 20} THEN 'broadcast' ELSE 'final' END
         FROM bridge.intent`,
      `INSERT INTO bridge.oracle_report (kind, subject, round, value, observed_at, valid_until, evidence, business_key, state, signatures, signer_set, asked)
       SELECT CASE n % 2 WHEN 0 THEN 'TopSteel.Weight' ELSE 'TopSteel.Fx' END,
              '0x' || CASE n % 2 WHEN 0 THEN ${id('p')} ELSE repeat('e5', 32) END, n, 1, now(), now() + interval '1 day',
              '{"kind": "TopSteel.Fx", "base": "EUR"}', CASE n % 2 WHEN 0 THEN 'k' || n END, 'signed', '[]', 1, 10
         FROM generate_series(1, ${ROWS}) n`,
      `INSERT INTO bridge.fx_rate (base, quote, round, rate_e8, observed_at, valid_until, sources, signatures)
       SELECT 'EUR', 'USD', n, 1, now(), now() + interval '1 day', '[]', '[]' FROM generate_series(1, ${ROWS}) n`,
      `INSERT INTO bridge.receipt_watch (fiat_order_id, rail, reference, order_id, currency)
       SELECT '0x' || ${id('f')}, 'sepa', 'RF' || n, gen_random_uuid(), 'EUR' FROM generate_series(1, ${ROWS}) n`,
      `UPDATE bridge.receipt_reading SET next_at = now() + interval '1 day'`,
      `INSERT INTO bridge.weigh_ticket (jws_sha256, seq, jws, payment_id, net_grams, weighed_at, decision, round, delivery_ref, look_at)
       SELECT 'j' || n, n, 'x', '0x' || ${id('p')}, 1, now(), CASE WHEN n % 100 = 0 THEN 'waiting' ELSE 'reported' END, 1, 'D',
              now() + interval '1 hour' FROM generate_series(1, ${ROWS}) n`,
      `INSERT INTO bridge.delivery_message (jws_sha256, seq, jws, payment_id, status, happened_at, decision, round)
       SELECT 'j' || n, n, 'x', '0x' || ${id('p')}, 'delivered', now(), CASE WHEN n % 1000 = 0 THEN 'waiting' ELSE 'reported' END, 1
         FROM generate_series(1, ${ROWS}) n`,
      'ANALYZE',
    ])
      await database.query(statement);
  });
  after(() => world.stop());
  beforeEach(() => {
    statements = 0;
    read = [];
  });

  /** Does each statement and looks at what was read for it; the work sees no rows where it would write. */
  const explained: Queryable = {
    async query<Row extends QueryResultRow>(text: string, values?: unknown[]): Promise<QueryResult<Row>> {
      statements += 1;
      const client = await world.database.connect();
      try {
        await client.query('BEGIN');
        const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
          `EXPLAIN (ANALYZE, FORMAT JSON) ${text}`,
          values,
        );
        note(rows[0]!['QUERY PLAN'][0].Plan, text);
        await client.query('ROLLBACK');
        return await client.query<Row>(
          text.startsWith('UPDATE') ? 'SELECT WHERE false' : text,
          text.startsWith('UPDATE') ? [] : values,
        );
      } finally {
        client.release();
      }
    },
  };

  function note(plan: Plan, text: string): void {
    const removed = (plan['Rows Removed by Filter'] ?? 0) + (plan['Rows Removed by Index Recheck'] ?? 0);
    const rows = (plan['Actual Rows'] + removed) * plan['Actual Loops'];
    if (plan['Relation Name'] !== undefined && rows > FEW_ROWS) {
      read.push(
        `${plan['Node Type']} of ${plan['Relation Name']}: ${rows.toString()} rows for ${text.trim().slice(0, 80)}`,
      );
    }
    for (const part of plan.Plans ?? []) note(part, text);
  }

  const hex = (of: string) => keccak256(toBytes(of));
  const payment = async (): Promise<string> => {
    const { rows } = await world.database.query<{ id: string }>(
      `SELECT args->>'paymentId' AS id FROM bridge.event WHERE name = 'PaymentAuthorized' LIMIT 1`,
    );
    return rows[0]?.id ?? '';
  };
  const asked: [what: string, ask: () => Promise<unknown>][] = [
    ['intents that are open', () => openIntents(explained, 200)],
    [
      'transactions of a signer that are under way',
      () => liveTransactions(explained, CHAIN, RELAYER, BigInt(ROWS - 10)),
    ],
    ['who has something under way', () => signersOfLive(explained, CHAIN)],
    ['transactions of an intent', () => transactionsOf(explained, '01979e2e-0000-7000-8000-000000000000')],
    [
      'an effect that is not there yet',
      () =>
        findEvent(explained, CHAIN, {
          ...{ contract: 'settlementEscrow', name: 'DeliveryCaptured', ordinal: 1 },
          args: { paymentId: hex('none'), totalGrams: '1' },
        }),
    ],
    ['the facts of a payment', async () => readPaymentFacts(explained, CHAIN, await payment())],
    ['the facts of a payment that is not there', () => readPaymentFacts(explained, CHAIN, hex('none'))],
    ['orders whose money is due', () => dueWatches(explained)],
    ['the receipt that was reported last', () => readLastProposed(explained, hex('none'))],
    ['tickets that wait', () => waitingTickets(explained)],
    ['the weight that was reported last', () => readLastReport(explained, hex('none'))],
    ['tickets of other loads', () => ticketsOfOtherLoads(explained, hex('none'), 'D')],
    ['messages that wait', () => waitingMessages(explained)],
    ['what a carrier has said', () => readKnownDelivery(explained, hex('none'), 'C')],
    ['a rate that waits', () => isRateProposed(explained, `0x${'e5'.repeat(32)}`)],
    ['the last rate', () => readLastRate(explained, 'EUR')],
    ['the next round', () => nextRound(explained, 'TopSteel.Fx', `0x${'e5'.repeat(32)}`, 0)],
    ['reports that wait', () => openProposals(explained)],
    ['reports whose signers changed', () => reopenStale(explained)],
    ['what becomes final', () => finalizeEvents(explained, CHAIN, BigInt(ROWS))],
    ['what a reorganisation takes back', () => orphanAbove(explained, CHAIN, BigInt(ROWS - 3), false)],
    [
      'blocks that two nodes must have',
      () => {
        const node = { name: 'node 1', reader: world.watch.reader, finalized: { number: BigInt(ROWS) } };
        return agreeOnFinality(explained, CHAIN, BigInt(ROWS - 64), BigInt(ROWS), node, [node], () => false);
      },
    ],
    [
      'moves of a deposit account',
      () =>
        ownMovesOf(
          explained,
          { inclusionOf: () => Promise.resolve(null) },
          {
            ...{ chainId: CHAIN, address: `0x${'2b'.repeat(20)}`, index: '77' },
          },
        ),
    ],
  ];
  for (const [what, ask] of asked) {
    it(`reads little for ${what}`, async () => {
      await ask();
      expect(statements).to.be.greaterThan(0);
      expect(read).to.deep.equal([]);
    });
  }
});
