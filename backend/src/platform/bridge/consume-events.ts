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
  was_taken: boolean;
}

const BATCH = 200;

/**
 * Hands one consumer the events whose present stage it has not consumed, one transaction each: first what was taken back,
 * the newest before what it rests on, then the rest, the oldest first.
 * Consumers that share a name share their notes; a consumer is one name over one or more contracts.
 *
 * @returns how many were handled
 */
export async function consumeEvents(
  prisma: PrismaService,
  consumer: string,
  subscriptions: readonly EventSubscription[],
): Promise<number> {
  const handlers = new Map<string, EventHandler>();
  for (const { contract, handlers: own } of subscriptions) {
    for (const [name, handler] of own) handlers.set(`${contract}.${name}`, handler);
  }
  const rows = await prisma.client.$queryRaw<EventRow[]>(waiting(consumer, [...handlers.keys()]));
  for (const row of rows) {
    const handler = handlers.get(`${row.contract}.${row.name}`);
    if (handler) await prisma.transact((tx) => consumeOne(tx, consumer, row, handler));
  }
  return rows.length;
}

const waiting = (consumer: string, sources: string[]) => Prisma.sql`
  SELECT e.id, e.chain_id, e.block_number::text AS block_number, e.block_hash, e.log_index, e.tx_hash, e.contract, e.name,
         e.args, e.block_timestamp, e.status,
         EXISTS (SELECT 1 FROM bridge.event_consumption s
                  WHERE s.consumer = ${consumer} AND s.event_id = e.id AND s.stage <> 'orphaned') AS was_taken
    FROM bridge.event e
   WHERE e.contract || '.' || e.name = ANY (${sources})
     AND NOT EXISTS (SELECT 1 FROM bridge.event_consumption c
                      WHERE c.consumer = ${consumer} AND c.event_id = e.id AND c.stage = e.status)
   ORDER BY (e.status = 'orphaned') DESC, CASE WHEN e.status = 'orphaned' THEN -e.id ELSE e.id END
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
  if (row.status === 'orphaned' && !row.was_taken) return;
  await handler(eventOf(row), row.status, tx);
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
