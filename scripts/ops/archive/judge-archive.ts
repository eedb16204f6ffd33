import type { BaseManifest, KeptSegment } from './archive-folder.ts';
import { parseLsn, SEGMENT_BYTES, startOfSegment } from './segments.ts';

/** A line of the log without a hole. */
export interface Stretch {
  timeline: number;
  from: bigint;
  /** The first place that is not in it. An open segment counts in full here. */
  to: bigint;
}

/** The unbroken stretches of the log, by timeline. Two of one timeline have a gap between them. */
export function stretchesOf(segments: readonly KeptSegment[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const { timeline, start } of segments) {
    const last = stretches.at(-1);
    if (last?.timeline === timeline && last.to === start) last.to = start + SEGMENT_BYTES;
    else stretches.push({ timeline, from: start, to: start + SEGMENT_BYTES });
  }
  return stretches;
}

/** Places of the log that are missing between two that are there. */
export function gapsOf(segments: readonly KeptSegment[]): Stretch[] {
  const stretches = stretchesOf(segments);
  return stretches.flatMap(({ timeline, to }, at) => {
    const next = stretches[at + 1];
    return next?.timeline === timeline ? [{ timeline, from: to, to: next.from }] : [];
  });
}

/**
 * Whether a base can be made a database again: the log is there from its start to its stop.
 *
 * @example canBeUsed(base, segments) // false when the segment of its start is missing
 */
export function canBeUsed(base: BaseManifest, segments: readonly KeptSegment[]): boolean {
  const [from, to] = [startOfSegment(parseLsn(base.startLsn)), parseLsn(base.stopLsn)];
  return stretchesOf(segments).some(
    (stretch) => stretch.timeline === base.timeline && stretch.from <= from && stretch.to >= to,
  );
}

export type Target = { kind: 'latest' } | { kind: 'time'; time: Date } | { kind: 'lsn'; lsn: bigint };

/** One timeline of a line of descent, and where the next one left it; null for the last. */
export interface Ancestor {
  timeline: number;
  until: bigint | null;
}

/**
 * The timelines that lead to this one, from the text of its history file.
 *
 * @example lineOf(2, '1\t0/5000000\tno recovery target specified\n')
 * // [{ timeline: 1, until: 83886080n }, { timeline: 2, until: null }]
 */
export function lineOf(timeline: number, history: string): Ancestor[] {
  const parents = history.split('\n').flatMap((row) => {
    const [number = '', lsn = ''] = row.trim().split(/\s+/);
    return /^\d+$/.test(number) ? [{ timeline: Number(number), until: parseLsn(lsn) }] : [];
  });
  return [...parents, { timeline, until: null }];
}

/** The newest usable base on the line that ends before the target. Undefined where there is none. */
export function chooseBase(
  bases: readonly BaseManifest[],
  segments: readonly KeptSegment[],
  line: readonly Ancestor[],
  target: Target,
): BaseManifest | undefined {
  return bases.findLast((base) => {
    const stop = parseLsn(base.stopLsn);
    const ancestor = line.find(({ timeline }) => timeline === base.timeline);
    if (ancestor === undefined || (ancestor.until !== null && stop > ancestor.until)) return false;
    if (!canBeUsed(base, segments)) return false;
    if (target.kind === 'time') return new Date(base.endedAt) <= target.time;
    return target.kind === 'latest' || stop <= target.lsn;
  });
}

/** What to remove so that the newest `keep` bases stay, with the log from the oldest of them on. */
export function planRetention(
  bases: readonly BaseManifest[],
  segments: readonly KeptSegment[],
  keep: number,
): { bases: BaseManifest[]; segments: KeptSegment[] } {
  const kept = bases.slice(-keep);
  const oldest = kept[0];
  if (oldest === undefined) return { bases: [], segments: [] };
  const from = startOfSegment(parseLsn(oldest.startLsn));
  return {
    bases: bases.slice(0, -keep),
    // Older timelines end where newer ones begin, so a place before the oldest base is of no use on any.
    segments: segments.filter(({ start, isOpen }) => !isOpen && start < from),
  };
}
