import { existsSync } from 'node:fs';
import { historyName, type Archive, type KeptSegment } from './archive-folder.ts';
import { lineOf, type Ancestor } from './judge-archive.ts';
import { readOpenSegment } from './open-segment.ts';
import { unseal } from './sealed-file.ts';
import { SEGMENT_BYTES } from './segments.ts';

/** The text of a timeline's history file; null where the archive has none, as of the first. */
export async function readHistory(archive: Archive, timeline: number): Promise<string | null> {
  const path = archive.path('wal', historyName(timeline));
  if (!existsSync(path)) return null;
  const pieces: Buffer[] = [];
  for await (const piece of unseal(path, archive.key)) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
}

/** The timelines that lead to this one, or to the newest that the archive has. */
export async function readLine(
  archive: Archive,
  segments: readonly KeptSegment[],
  timeline = Math.max(1, ...segments.map((segment) => segment.timeline)),
): Promise<Ancestor[]> {
  return lineOf(timeline, (await readHistory(archive, timeline)) ?? '');
}

/** Up to where and until when the archive holds the log of a timeline; null where it holds none. */
export async function readEnd(
  archive: Archive,
  segments: readonly KeptSegment[],
  timeline: number,
): Promise<{ lsn: bigint; at: Date | null } | null> {
  const newest = segments.filter((segment) => segment.timeline === timeline).at(-1);
  if (newest === undefined) return null;
  if (!newest.isOpen) return { lsn: newest.start + SEGMENT_BYTES, at: null };
  const { content, clockMs } = await readOpenSegment(archive, newest.name);
  return { lsn: newest.start + BigInt(content.length), at: new Date(clockMs) };
}
