import { BaseError, HttpRequestError } from 'viem';

/** Blocks from which something is asked, both included. */
export interface Span {
  from: bigint;
  to: bigint;
}

/** Blocks a request asks for at once; halved when a node says that it is too much. */
const BLOCKS_AT_ONCE = 10_000n;

/**
 * Everything that a node tells of a span of blocks, asked for in parts. Nodes bound the range or the size of an answer,
 * each in its own words: one that refuses is asked for less before it is given up, one that is away is not.
 *
 * @throws what the node said when it refuses a single block, or what the transport said when nobody answers
 */
export async function askBySpan<Told>(
  { from, to }: Span,
  ask: (part: Span) => Promise<readonly Told[]>,
): Promise<Told[]> {
  const all: Told[] = [];
  let step = BLOCKS_AT_ONCE;
  for (let at = from; at <= to; ) {
    const end = at + step - 1n < to ? at + step - 1n : to;
    try {
      for (const told of await ask({ from: at, to: end })) all.push(told);
      at = end + 1n;
    } catch (cause) {
      const asked = end - at + 1n;
      if (asked === 1n || isAway(cause)) throw cause;
      step = asked / 2n;
    }
  }
  return all;
}

/** No answer at all, which is not the same as one that says no. */
const isAway = (cause: unknown): boolean =>
  cause instanceof BaseError &&
  cause.walk((each) => each instanceof HttpRequestError && each.status === undefined) !== null;
