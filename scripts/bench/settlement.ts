/**
 * `npm run -s bench:settlement`: how late the money of an order is known and how long its release takes, end to end: the
 * marketplace and the oracles as `npm start` runs them, over a real database, chain and carrier. Two orders are bought,
 * shipped, weighed and paid; meanwhile chain and database are looked at every few milliseconds.
 */
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { createPublicClient, http } from 'viem';
import { openTrade, sellPlate } from '../../test/faults/sell-plate.ts';
import { closeFaultWorld, faultWorld } from '../../test/faults/world.ts';
import { atLeast, atMost, percentile, report } from './report.ts';

const ORDERS = 2;
const LOOK_EVERY_MS = 5;
/** Finality of the local chain: two blocks behind the head. */
const FINALITY_BLOCKS = 2;

/** What was first seen when, by milliseconds of one clock and by the chain's head. */
interface Seen {
  blocks: Map<string, number>;
  events: Map<string, { atMs: number; block: string }>;
  postings: Map<string, { atMs: number; block: string }>;
  requested: Map<string, bigint>;
  final: Map<string, bigint>;
}

try {
  const world = await faultWorld();
  const trade = await openTrade(world);
  const looking = new AbortController();
  const seen = lookAt(
    world.ground.env['DATABASE_URL'] ?? '',
    world.ground.env['RPC_URL'] ?? '',
    looking.signal,
  );
  for (let count = 0; count < ORDERS; count += 1) await sellPlate(world, trade);
  looking.abort();
  const { blocks, events, postings, requested, final } = await seen;
  const lateness = [...postings].map(([place, { atMs, block }]) => ({
    afterBlock: Math.round(atMs - (blocks.get(block) ?? Number.NaN)),
    afterEvent: Math.round(atMs - (events.get(place)?.atMs ?? Number.NaN)),
  }));
  const releases = [...final].map(([key, head]) => Number(head - (requested.get(key) ?? head)));
  const worst = (values: number[]) => Math.round(Math.max(...values));
  const afterEvent = lateness.map((late) => late.afterEvent);
  const afterBlock = lateness.map((late) => late.afterBlock);
  report([
    atLeast('postings of chain events that were looked at', lateness.length, '', ORDERS * 2),
    atMost('event recorded → pending posting visible, middle', percentile(afterEvent, 50), 'ms', 1_000),
    atMost('event recorded → pending posting visible, worst', worst(afterEvent), 'ms', 1_000),
    // From the block's own birth, before the watcher can have seen it: up to one of its looks at the head more.
    atMost('block mined → pending posting visible, middle', percentile(afterBlock, 50), 'ms', 1_000),
    atMost('block mined → pending posting visible, worst', worst(afterBlock), 'ms', 2_000),
    atLeast('releases that became final', releases.length, '', ORDERS),
    atMost('release requested → final, worst', Math.max(...releases), 'blocks', 3 + FINALITY_BLOCKS),
  ]);
} finally {
  await closeFaultWorld();
}

/** Looks until the signal, at what begins after the first look. */
async function lookAt(databaseUrl: string, rpcUrl: string, until: AbortSignal): Promise<Seen> {
  const seen: Seen = {
    blocks: new Map(),
    events: new Map(),
    postings: new Map(),
    requested: new Map(),
    final: new Map(),
  };
  let head = 0n;
  const client = createPublicClient({ transport: http(rpcUrl) });
  const database = new pg.Client({ connectionString: databaseUrl });
  await database.connect();
  const chain = repeat(until, async () => {
    head = await client.getBlockNumber({ cacheTime: 0 });
    if (!seen.blocks.has(head.toString())) seen.blocks.set(head.toString(), performance.now());
  });
  const since = (await database.query<{ now: Date }>('SELECT now() AS now')).rows[0]?.now;
  const books = repeat(until, async () => {
    const { rows } = await database.query<{ what: string; key: string; block: string }>(
      `SELECT 'event' AS what, chain_id || ':' || block_hash || ':' || log_index AS key, block_number::text AS block
         FROM bridge.event WHERE block_timestamp >= $1::timestamptz - interval '1 minute'
       UNION ALL
       SELECT 'posting', g.external_ref, g.block_number::text FROM ledger.transfer_group g
        WHERE g.recorded_at >= $1 AND g.chain_id IS NOT NULL
          AND EXISTS (SELECT FROM ledger.transfer t WHERE t.group_id = g.id AND t.kind = 'pending')
       UNION ALL
       SELECT status, business_key, '' FROM bridge.intent
        WHERE created_at >= $1 AND kind = 'capture-payment'`,
      [since],
    );
    const atMs = performance.now();
    for (const { what, key, block } of rows) {
      if (what === 'event' && !seen.events.has(key)) seen.events.set(key, { atMs, block });
      else if (what === 'posting' && !seen.postings.has(key)) seen.postings.set(key, { atMs, block });
      else if (what === 'final' && !seen.final.has(key)) seen.final.set(key, head);
      else if (['requested', 'sent'].includes(what) && !seen.requested.has(key))
        seen.requested.set(key, head);
    }
  });
  await Promise.all([chain, books]);
  await database.end();
  return seen;
}

async function repeat(until: AbortSignal, look: () => Promise<void>): Promise<void> {
  while (!until.aborted) {
    await look();
    await setTimeout(LOOK_EVERY_MS);
  }
}
