import { bookRootOf, entryDigest, FIRST_HASH, sealHash } from '../ledger/index.ts';
import { trailText, type TrailEntry } from './trail-text.ts';

type Hash = `0x${string}`;

/** A link of the chain: which entry it seals, what of it, and the hash over all before. */
export interface TrailSeal {
  sequence: bigint;
  entryId: string;
  digest: Hash;
  hash: Hash;
}

/** A stretch of the chain whose Merkle root was put on chain. */
export interface TrailClosing {
  number: string;
  first: bigint;
  last: bigint;
  root: Hash;
  /** What the chain has for it; undefined when it was not asked, null when it has nothing. */
  anchored?: Hash | null;
}

/** The whole audit log, as a database or an export has it. */
export interface KeptTrail {
  entries: readonly TrailEntry[];
  /** By sequence. */
  seals: readonly TrailSeal[];
  waiting: readonly { entryId: string; digest: Hash }[];
  head: { sequence: bigint; hash: Hash };
  closings: readonly TrailClosing[];
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
  head: Hash;
  findings: TrailFinding[];
}

/**
 * Recomputes the hash chain of the audit log from its entries, and names each row that does not hold: changed, removed,
 * slipped in, or moved; a link, an end or a root that does not follow. Who rewrites every later link as well is found by
 * the roots on chain, or by an earlier copy ({@link differencesOf}).
 */
export function judgeTrail(trail: KeptTrail): TrailJudgement {
  const entries = new Map(trail.entries.map((entry) => [entry.id, entry]));
  const digests = new Map(trail.entries.map((entry) => [entry.id, entryDigest(trailText(entry))]));
  const findings = [
    ...judgeSeals(trail.seals, entries, digests),
    ...judgeWaiting(trail, entries, digests),
    ...judgeEnd(trail),
    ...trail.closings.flatMap((closing) => judgeClosing(closing, trail.seals)),
  ];
  return {
    entries: trail.entries.length,
    sealed: trail.seals.length,
    waiting: trail.waiting.length,
    closings: trail.closings.length,
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
    for (; expected < sequence; expected += 1n) {
      previous = null;
      const sentence = `The seal in place ${expected} was removed.`;
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

function judgeClosing(closing: TrailClosing, seals: readonly TrailSeal[]): TrailFinding[] {
  const { number, first, last, root, anchored } = closing;
  const where = `Closing ${number} (places ${first} to ${last})`;
  const found = (sentence: string): TrailFinding[] => [
    { kind: 'root', entryId: null, sequence: first.toString(), sentence: `${where} ${sentence}` },
  ];
  const hashes = seals
    .filter(({ sequence }) => sequence >= first && sequence <= last)
    .map(({ hash }) => hash);
  const made = bookRootOf(hashes);
  if (BigInt(hashes.length) !== last - first + 1n) return found('has links that are gone.');
  if (made !== root) return found('does not follow from the links: one of them is not what it was.');
  if (anchored === undefined || anchored === root) return [];
  if (anchored === null) return found('is not on chain.');
  return found('has another root on chain: the log was rewritten after it was put there.');
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
