import {
  entryDigest,
  FIRST_HASH,
  judgeClosings,
  sealHash,
  type AnchoredRoot,
  type Closing,
  type ClosingsJudgement,
} from '../ledger/index.ts';
import { trailText, type TrailEntry } from './trail-text.ts';

type Hash = `0x${string}`;

/** A link of the chain: which entry it seals, what of it, and the hash over all before. */
export interface TrailSeal {
  sequence: bigint;
  entryId: string;
  digest: Hash;
  hash: Hash;
}

/** The whole audit log, as a database or an export has it. */
export interface KeptTrail {
  entries: readonly TrailEntry[];
  /** By sequence. */
  seals: readonly TrailSeal[];
  waiting: readonly { entryId: string; digest: Hash }[];
  head: { sequence: bigint; hash: Hash };
  closings: readonly Closing[];
}

/** What is wrong, and with which row. */
export interface TrailFinding {
  kind: 'changed' | 'removed' | 'inserted' | 'reordered' | 'link' | 'cut-off' | 'root';
  entryId: string | null;
  sequence: string | null;
  sentence: string;
}

export interface TrailJudgement {
  entries: number;
  sealed: number;
  waiting: number;
  closings: number;
  /** How far the chain vouches for the log. */
  onChain: Pick<ClosingsJudgement, 'compared' | 'vouchedTo' | 'open'>;
  head: Hash;
  findings: TrailFinding[];
}

/**
 * Recomputes the hash chain of the audit log from its entries, and names each row that does not hold: changed, removed,
 * slipped in, or moved; a link, an end or a root that does not follow. Who rewrites every later link as well is found by
 * the roots on chain, or by an earlier copy ({@link differencesOf}).
 *
 * @param anchors what the chain has of the log's book; undefined when it was not asked
 */
export function judgeTrail(trail: KeptTrail, anchors?: readonly AnchoredRoot[]): TrailJudgement {
  const entries = new Map(trail.entries.map((entry) => [entry.id, entry]));
  const digests = new Map(trail.entries.map((entry) => [entry.id, entryDigest(trailText(entry))]));
  const links = new Map(trail.seals.map(({ sequence, hash }) => [sequence, hash]));
  const { findings: roots, ...onChain } = judgeClosings(trail.closings, links, anchors);
  const findings = [
    ...judgeSeals(trail.seals, entries, digests),
    ...judgeWaiting(trail, entries, digests),
    ...judgeEnd(trail),
    ...roots.map((root): TrailFinding => ({ kind: 'root', entryId: null, ...root })),
  ];
  return {
    entries: trail.entries.length,
    sealed: trail.seals.length,
    waiting: trail.waiting.length,
    closings: trail.closings.length,
    onChain,
    head: trail.head.hash,
    findings,
  };
}

const nameOf = (id: string, entry: TrailEntry | undefined): string =>
  entry ? `Entry ${id} (${entry.action}, ${entry.subject})` : `Entry ${id}`;

function judgeSeals(
  seals: readonly TrailSeal[],
  entries: ReadonlyMap<string, TrailEntry>,
  digests: ReadonlyMap<string, Hash>,
): TrailFinding[] {
  const findings: TrailFinding[] = [];
  const broken: { seal: TrailSeal; previous: Hash }[] = [];
  let expected = 1n;
  let previous: Hash | null = FIRST_HASH;
  for (const seal of seals) {
    const { entryId, sequence } = seal;
    const at = { entryId, sequence: sequence.toString() };
    if (sequence < 1n) {
      const sentence = `The seal in place ${sequence} was slipped in: the first place is 1.`;
      findings.push({ kind: 'inserted', ...at, sentence });
      continue;
    }
    if (expected < sequence) {
      previous = null;
      const sentence =
        expected === sequence - 1n
          ? `The seal in place ${expected} was removed.`
          : `The seals in places ${expected} to ${sequence - 1n} were removed.`;
      findings.push({ kind: 'removed', entryId: null, sequence: expected.toString(), sentence });
    }
    const entry = entries.get(entryId);
    if (!entry) {
      findings.push({
        kind: 'removed',
        ...at,
        sentence: `Entry ${entryId}, sealed in place ${sequence}, was removed.`,
      });
    } else if (digests.get(entryId) !== seal.digest) {
      const sentence = `${nameOf(entryId, entry)}, sealed in place ${sequence}, was changed since.`;
      findings.push({ kind: 'changed', ...at, sentence });
    }
    if (previous !== null && sealHash(previous, sequence, seal.digest) !== seal.hash)
      broken.push({ seal, previous });
    previous = seal.hash;
    expected = sequence + 1n;
  }
  return [...findings, ...judgeLinks(broken, entries)];
}

/** Two broken links that hold with each other's entries were exchanged. */
function judgeLinks(
  broken: readonly { seal: TrailSeal; previous: Hash }[],
  entries: ReadonlyMap<string, TrailEntry>,
): TrailFinding[] {
  return broken.map(({ seal, previous }) => {
    const { entryId, sequence, hash } = seal;
    const at = { entryId, sequence: sequence.toString() };
    const own = broken.find((other) => sealHash(previous, sequence, other.seal.digest) === hash);
    const name = nameOf(entryId, entries.get(entryId));
    return own
      ? {
          ...{ kind: 'reordered' as const, ...at },
          sentence: `${name} was moved to place ${sequence}, which is entry ${own.seal.entryId}’s.`,
        }
      : {
          ...{ kind: 'link' as const, ...at },
          sentence: `The link in place ${sequence} (entry ${entryId}) does not follow from what is before it.`,
        };
  });
}

function judgeWaiting(
  { seals, waiting, entries: all }: KeptTrail,
  entries: ReadonlyMap<string, TrailEntry>,
  digests: ReadonlyMap<string, Hash>,
): TrailFinding[] {
  const known = new Set([...seals, ...waiting].map(({ entryId }) => entryId));
  const changed = waiting.flatMap(({ entryId, digest }): TrailFinding[] => {
    const at = { entryId, sequence: null };
    const entry = entries.get(entryId);
    if (!entry)
      return [{ kind: 'removed', ...at, sentence: `Entry ${entryId}, not sealed yet, was removed.` }];
    if (digests.get(entryId) === digest) return [];
    const sentence = `${nameOf(entryId, entry)}, not sealed yet, was changed.`;
    return [{ kind: 'changed', ...at, sentence }];
  });
  const inserted = all.flatMap((entry): TrailFinding[] => {
    if (known.has(entry.id)) return [];
    const sentence = `${nameOf(entry.id, entry)} was slipped in: nobody has sealed it, or is going to.`;
    return [{ kind: 'inserted', entryId: entry.id, sequence: null, sentence }];
  });
  return [...changed, ...inserted];
}

function judgeEnd({ seals, head }: KeptTrail): TrailFinding[] {
  const last = seals.at(-1);
  if ((last?.sequence ?? 0n) === head.sequence && (last?.hash ?? FIRST_HASH) === head.hash) return [];
  const sentence = `The chain ends in place ${last?.sequence ?? 0n}, and its head stands in place ${head.sequence}: its end was cut off or added.`;
  return [{ kind: 'cut-off', entryId: last?.entryId ?? null, sequence: head.sequence.toString(), sentence }];
}

/**
 * Rows that are not what an earlier copy had: for who rewrote the chain as a whole. What was added since is no
 * difference.
 */
export function differencesOf(earlier: KeptTrail, now: KeptTrail): TrailFinding[] {
  const present = new Map(now.seals.map((seal) => [seal.sequence, seal]));
  const entries = new Map(now.entries.map((entry) => [entry.id, entry]));
  return earlier.seals.flatMap((seal): TrailFinding[] => {
    const { entryId, sequence } = seal;
    const at = { entryId, sequence: sequence.toString() };
    const own = present.get(sequence);
    if (!own)
      return [
        { kind: 'removed', ...at, sentence: `Entry ${entryId}, in place ${sequence} of the copy, is gone.` },
      ];
    if (own.entryId !== entryId) {
      const sentence = `Place ${sequence} was entry ${entryId}’s in the copy, and is entry ${own.entryId}’s now.`;
      return [{ kind: 'reordered', ...at, sentence }];
    }
    if (own.digest === seal.digest) return [];
    const sentence = `${nameOf(entryId, entries.get(entryId))} says something else than in the copy.`;
    return [{ kind: 'changed', ...at, sentence }];
  });
}
