import type { Queryable } from '../database.ts';
import type { ChainReader } from './chain-reader.ts';
import { alarmOf } from './decide-step.ts';
import type { Alarm } from './decide-step.ts';

/** A node with what it calls final. */
export interface FinalityNode {
  name: string;
  reader: Pick<ChainReader, 'header'>;
  finalized: { number: bigint };
}

export interface Agreement {
  /** Up to where two nodes, and our record, have the same blocks. */
  finalizedNumber: bigint;
  alarm: Alarm | null;
}

const MOST_AT_ONCE = 200;

/**
 * How far what we have recorded is final by two nodes: every recorded block of ours that has an event, and the last one,
 * is asked of each witness by its height; the hashes must be the recorded ones. One witness that agrees is enough; one
 * that differs, while the leader stands by the record, is an alarm, and nothing becomes final.
 */
export async function agreeOnFinality(
  db: Queryable,
  chainId: number,
  from: bigint,
  to: bigint,
  leader: FinalityNode,
  witnesses: readonly FinalityNode[],
): Promise<Agreement> {
  let finalizedNumber = from;
  for (const witness of witnesses) {
    const upTo = witness.finalized.number < to ? witness.finalized.number : to;
    const blocks = await recorded(db, chainId, from, upTo);
    const headers = await Promise.all(blocks.map(({ number }) => witness.reader.header(number)));
    for (const [place, block] of blocks.entries()) {
      const theirs = headers[place] ?? null;
      if (theirs === null) break;
      if (theirs.hash !== block.hash) {
        const ours = await leader.reader.header(block.number);
        // The leader has left the record too: that is a reorganisation, and the next step goes back.
        if (ours?.hash !== block.hash) return { finalizedNumber: from, alarm: null };
        return { finalizedNumber: from, alarm: disagreement(block, leader, witness, theirs.hash) };
      }
      if (block.number > finalizedNumber) finalizedNumber = block.number;
    }
  }
  return { finalizedNumber, alarm: null };
}

function disagreement(
  block: { number: bigint; hash: string },
  leader: FinalityNode,
  witness: FinalityNode,
  theirs: string,
): Alarm {
  return alarmOf(
    'nodes-disagree',
    `Two nodes disagree on block ${block.number.toString()}, which both call final: ${leader.name} says ${block.hash}, ${witness.name} says ${theirs}. Nothing becomes final until somebody has looked.`,
  );
}

/** The recorded blocks of the stretch that have an event, and its last one, in order. */
async function recorded(
  db: Queryable,
  chainId: number,
  from: bigint,
  to: bigint,
): Promise<{ number: bigint; hash: string }[]> {
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
