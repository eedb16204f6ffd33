import { bookRootOf } from './book-root.ts';

type Hash = `0x${string}`;

/** A stretch of a book's chain whose Merkle root was put on chain, or is to be. */
export interface Closing {
  number: string;
  /** Places of its first and last link. */
  first: bigint;
  last: bigint;
  root: Hash;
}

/** What the chain has under a closing's number. */
export interface AnchoredRoot {
  number: string;
  root: Hash;
}

/** A closing that does not hold; its first place, or null when the book has none of that number. */
export interface ClosingFinding {
  sequence: string | null;
  sentence: string;
}

export interface ClosingsJudgement {
  findings: ClosingFinding[];
  /** Closings whose root the chain has. */
  compared: number;
  /** The last place that a root on chain vouches for; 0 when none does. */
  vouchedTo: bigint;
  /** Numbers of closings that reach further than any root on chain: what became of them cannot be told. */
  open: string[];
}

/**
 * Holds a book's closings against its links and, where the chain was asked, in both directions against what was anchored.
 * A root vouches for every place up to its last one, because each link is made of the one before: so a closing that the
 * chain never took counts as told when a later one, over the same places, is there.
 *
 * @param links the hash in each place
 * @param anchors undefined when the chain was not asked
 */
export function judgeClosings(
  closings: readonly Closing[],
  links: ReadonlyMap<bigint, Hash>,
  anchors?: readonly AnchoredRoot[],
): ClosingsJudgement {
  const anchored = new Map<string, Hash[]>();
  for (const { number, root } of anchors ?? []) anchored.set(number, [...(anchored.get(number) ?? []), root]);
  const findings: ClosingFinding[] = [];
  const untold: Closing[] = [];
  let compared = 0;
  let vouchedTo = 0n;
  for (const closing of closings) {
    const { number, first, last, root } = closing;
    const onChain = anchored.get(number);
    const wrong = faultOf(closing, links) ?? rootFaultOf(root, onChain);
    if (wrong !== undefined)
      findings.push({
        sequence: first.toString(),
        sentence: `Closing ${number} (places ${first} to ${last}) ${wrong}`,
      });
    else if (onChain === undefined) untold.push(closing);
    else {
      compared += 1;
      if (last > vouchedTo) vouchedTo = last;
    }
  }
  const kept = new Set(closings.map(({ number }) => number));
  for (const number of anchored.keys())
    if (!kept.has(number))
      findings.push({
        sequence: null,
        sentence: `Closing ${number} is on chain and no longer in the book: it was taken away after it was put there.`,
      });
  const open = anchors === undefined ? [] : untold.filter(({ last }) => last > vouchedTo);
  return { findings, compared, vouchedTo, open: open.map(({ number }) => number) };
}

function faultOf({ first, last, root }: Closing, links: ReadonlyMap<bigint, Hash>): string | undefined {
  const gone = 'has links that are gone.';
  if (last - first >= BigInt(links.size)) return gone;
  const hashes: Hash[] = [];
  for (let place = first; place <= last; place += 1n) {
    const hash = links.get(place);
    if (hash === undefined) return gone;
    hashes.push(hash);
  }
  return bookRootOf(hashes) === root
    ? undefined
    : 'does not follow from the links: one of them is not what it was.';
}

const rootFaultOf = (root: Hash, onChain: readonly Hash[] | undefined): string | undefined =>
  onChain === undefined || onChain.every((other) => other === root)
    ? undefined
    : 'has another root on chain: the book was rewritten after it was put there.';
