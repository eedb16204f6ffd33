import { eventArgsSchemas, type EventName, type EventStage } from '@topsteel/domain/bridge';
import { AppError } from '@topsteel/domain/errors';
import { Prisma } from '../../generated/prisma/client.ts';
import type { PrismaService, Tx } from '../database/index.ts';
import type { BridgeEvent, EventHandler, EventSubscription } from './bridge-events.ts';

interface EventRow {
  id: bigint;
  chain_id: bigint;
  block_number: string;
  block_hash: string;
  log_index: number;
  tx_hash: string;
  contract: string;
  name: string;
  args: unknown;
  block_timestamp: Date;
  status: EventStage;
  was_consumed: boolean;
  was_refused: boolean;
}

/** How a look ended. `failure`: why an event could not be handled; it comes again. */
export interface Consumed {
  handled: number;
  failure: unknown;
}

const BATCH = 200;

/**
 * Hands one consumer the events whose present stage it has not consumed, one transaction each: first what the chain took
 * back, newest first, then the rest, oldest first. Consumers that share a name share their notes; a consumer is one name
 * over one or more contracts. An event that cannot be handled is noted with the reason and comes again; what is of
 * another subject does not wait for it when the consumer tells subjects apart.
 */
export async function consumeEvents(
  prisma: PrismaService,
  consumer: string,
  subscriptions: readonly EventSubscription[],
): Promise<Consumed> {
  const handlers = new Map<string, EventHandler>();
  for (const { contract, handlers: own } of subscriptions) {
    for (const [name, handler] of own) handlers.set(`${contract}.${name}`, handler);
  }
  const rows = await prisma.client.$queryRaw<EventRow[]>(waiting(consumer, [...handlers.keys()]));
  const subjectOf = subjectsOf(subscriptions);
  const refused = new Set<string | null>();
  let [handled, failure] = [0, null as unknown];
  for (const row of rows) {
    const handler = handlers.get(`${row.contract}.${row.name}`);
    if (!handler) continue;
    let subject: string | null = null;
    try {
      subject = subjectOf?.(row) ?? null;
      if (refused.has(subject)) continue;
      await prisma.transact((tx) => consumeOne(tx, consumer, row, handler));
      handled += 1;
    } catch (error) {
      failure ??= error;
      await noteRefusal(prisma, consumer, row, error);
      if (subjectOf === null) break;
      refused.add(subject);
    }
  }
  return { handled, failure };
}

/** null when not every contract's events can be told apart: then all of them come in the order of the chain. */
function subjectsOf(subscriptions: readonly EventSubscription[]): ((row: EventRow) => string | null) | null {
  const readers = new Map(subscriptions.map(({ contract, subjectOf }) => [contract, subjectOf]));
  if ([...readers.values()].includes(undefined)) return null;
  return (row) => readers.get(row.contract)?.(eventOf(row)) ?? null;
}

const waiting = (consumer: string, sources: string[]) => Prisma.sql`
  SELECT e.id, e.chain_id, e.block_number::text AS block_number, e.block_hash, e.log_index, e.tx_hash, e.contract, e.name,
         e.args, e.block_timestamp, e.status,
         EXISTS (SELECT 1 FROM bridge.event_consumption s
                  WHERE s.consumer = ${consumer} AND s.event_id = e.id AND s.stage <> 'orphaned') AS was_consumed,
         EXISTS (SELECT 1 FROM bridge.event_refusal r
                  WHERE r.consumer = ${consumer} AND r.event_id = e.id) AS was_refused
    FROM bridge.event e
   WHERE e.contract || '.' || e.name = ANY (${sources})
     AND NOT EXISTS (SELECT 1 FROM bridge.event_consumption c
                      WHERE c.consumer = ${consumer} AND c.event_id = e.id AND c.stage = e.status)
   ORDER BY e.status <> 'orphaned', CASE WHEN e.status = 'orphaned' THEN -e.id ELSE e.id END
   LIMIT ${BATCH}`;

async function consumeOne(tx: Tx, consumer: string, row: EventRow, handler: EventHandler): Promise<void> {
  // The watcher may turn the row meanwhile; the lock makes stage and note belong together.
  const now = await tx.$queryRaw<{ status: EventStage }[]>`
    SELECT status FROM bridge.event WHERE id = ${row.id} FOR SHARE`;
  if (now[0]?.status !== row.status) return;
  const noted = await tx.$executeRaw`
    INSERT INTO bridge.event_consumption (consumer, event_id, stage) VALUES (${consumer}, ${row.id}, ${row.status})
    ON CONFLICT DO NOTHING`;
  if (noted === 0) return;
  if (row.was_refused) {
    await tx.$executeRaw`DELETE FROM bridge.event_refusal WHERE consumer = ${consumer} AND event_id = ${row.id}`;
  }
  if (row.status === 'orphaned' && !row.was_consumed) return;
  await handler(eventOf(row), row.status, tx);
}

/** @throws the refusal itself when it cannot be written down: then the database is away, and nothing else would do better. */
async function noteRefusal(
  prisma: PrismaService,
  consumer: string,
  row: EventRow,
  error: unknown,
): Promise<void> {
  const reason = error instanceof Error ? error.message : String(error);
  await prisma.client.$executeRaw`
    INSERT INTO bridge.event_refusal (consumer, event_id, reason) VALUES (${consumer}, ${row.id}, ${reason})
    ON CONFLICT (consumer, event_id) DO UPDATE SET reason = excluded.reason, tries = event_refusal.tries + 1`.catch(
    () => {
      throw error;
    },
  );
}

function eventOf(row: EventRow): BridgeEvent {
  const name = row.name as EventName;
  const args = eventArgsSchemas[name].safeParse(row.args);
  if (!args.success) {
    throw new AppError('internal', {
      message: `Event ${row.id} (${row.contract}.${row.name}) is not in the agreed shape.`,
      details: { issues: args.error.issues },
    });
  }
  return {
    id: row.id,
    chainId: row.chain_id,
    contract: row.contract,
    name,
    args: args.data,
    txHash: row.tx_hash as `0x${string}`,
    blockNumber: BigInt(row.block_number),
    blockHash: row.block_hash as `0x${string}`,
    logIndex: row.log_index,
    blockTimestamp: row.block_timestamp,
  } as BridgeEvent;
}
