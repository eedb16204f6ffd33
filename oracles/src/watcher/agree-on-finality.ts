import type { Queryable } from '../database.ts';
import type { ChainReader } from './chain-reader.ts';
import { decideFinality } from './decide-finality.ts';
import type { RecordedBlock, Testimony } from './decide-finality.ts';
import { alarmOf } from './decide-step.ts';
import type { Alarm } from './decide-step.ts';

/** A node with what it calls final. */
export interface FinalityNode {
  name: string;
  reader: ChainReader;
  finalized: { number: bigint };
}

export interface Agreement {
  /** Up to where two nodes, and our record, have the same blocks. */
  finalizedNumber: bigint;
  alarm: Alarm | null;
}

/** Whether a witness broke off: then it says nothing, and another may. */
type IsAway = (witness: ChainReader, error: unknown) => boolean;

const MOST_AT_ONCE = 200;

/**
 * How far what we have recorded is final by two nodes: every recorded block of ours that has an event, and the last one,
 * is asked of each witness by its height; the hashes must be the recorded ones. A witness that differs, while the leader
 * stands by the record, is an alarm.
 */
export async function agreeOnFinality(
  db: Queryable,
  chainId: number,
  from: bigint,
  to: bigint,
  leader: FinalityNode,
  witnesses: readonly FinalityNode[],
  isAway: IsAway,
): Promise<Agreement> {
  // The last block that each calls final: what is above the lower one is asked again when both have it.
  const highest = witnesses.reduce(
    (top, { finalized }) => (finalized.number > top ? finalized.number : top),
    from,
  );
  const blocks = await recordedBlocks(db, chainId, from, highest < to ? highest : to);
  const testimonies = await Promise.all(witnesses.map((witness) => testify(witness, blocks, isAway)));
  const { finalizedNumber, difference } = decideFinality(from, blocks, testimonies);
  if (difference === null) return { finalizedNumber, alarm: null };
  const { block, witness, theirs } = difference;
  const ours = await leader.reader.header(block.number);
  // The leader has left the record too: that is a reorganisation, and the next step goes back.
  if (ours?.hash !== block.hash) return { finalizedNumber: from, alarm: null };
  const sentence = `Two nodes disagree on block ${block.number.toString()}, which both call final: ${leader.name} says ${block.hash}, ${witness} says ${theirs}. Nothing becomes final until somebody has looked.`;
  return { finalizedNumber: from, alarm: alarmOf('nodes-disagree', sentence) };
}

async function testify(
  witness: FinalityNode,
  blocks: readonly RecordedBlock[],
  isAway: IsAway,
): Promise<Testimony> {
  const hashes = await Promise.all(
    blocks.map(async ({ number }) =>
      number > witness.finalized.number ? null : ((await witness.reader.header(number))?.hash ?? null),
    ),
  ).catch((error: unknown) => {
    if (isAway(witness.reader, error)) return [];
    throw error;
  });
  return { name: witness.name, hashes };
}

/** The recorded blocks of the stretch that have an event, and its last one, in order. */
async function recordedBlocks(
  db: Queryable,
  chainId: number,
  from: bigint,
  to: bigint,
): Promise<RecordedBlock[]> {
  const { rows } = await db.query<{ number: string; hash: string }>(
    `SELECT number, hash FROM bridge.block b
     WHERE chain_id = $1 AND status = 'canonical' AND number > $2 AND number <= $3
       AND (number = (SELECT max(number) FROM bridge.block
                      WHERE chain_id = $1 AND status = 'canonical' AND number <= $3)
            OR EXISTS (SELECT 1 FROM bridge.event e WHERE e.chain_id = $1 AND e.block_hash = b.hash))
     ORDER BY number LIMIT ${MOST_AT_ONCE.toString()}`,
    [chainId, from.toString(), to.toString()],
  );
  return rows.map(({ number, hash }) => ({ number: BigInt(number), hash }));
}
