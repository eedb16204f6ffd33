import { listDocuments } from '../documents/keep-documents.ts';
import { listBases, listSegments, type Archive } from './archive-folder.ts';
import { canBeUsed, gapsOf } from './judge-archive.ts';
import { readEnd } from './read-line.ts';
import { lsnText } from './segments.ts';

/** What an archive holds. Places in the log are in PostgreSQL's notation. */
export interface ArchiveState {
  bases: {
    id: string;
    endedAt: string;
    ageHours: number;
    bytes: number;
    isUsable: boolean;
    startLsn: string;
  }[];
  log: { timeline: number; lsn: string; files: number; bytes: number; behindSeconds: number | null } | null;
  gaps: { timeline: number; from: string; to: string }[];
  /** `to` null: the end of the log, whose time is not known. */
  restorable: { from: string; to: string | null } | null;
  documents: number;
  /** What a person should see to, each a sentence. */
  troubles: string[];
}

/** Describes an archive, and judges it by how old its newest base and its log may be. */
export async function describeArchive(
  archive: Archive,
  limits: { oldestHours: number; behindSeconds: number; now: Date },
): Promise<ArchiveState> {
  const [bases, segments] = [await listBases(archive), await listSegments(archive)];
  const timeline = Math.max(1, ...segments.map((segment) => segment.timeline));
  const end = await readEnd(archive, segments, timeline);
  const now = limits.now.getTime();
  const gaps = gapsOf(segments).map(({ timeline: on, from, to }) => ({
    timeline: on,
    from: lsnText(from),
    to: lsnText(to),
  }));
  const described = bases.map((base) => ({
    id: base.id,
    endedAt: base.endedAt,
    ageHours: (now - new Date(base.endedAt).getTime()) / 3_600_000,
    bytes: base.files.reduce((sum, file) => sum + file.bytes, 0),
    isUsable: canBeUsed(base, segments),
    startLsn: base.startLsn,
  }));
  const usable = described.filter(({ isUsable }) => isUsable);
  const behindSeconds = end?.at ? (now - end.at.getTime()) / 1_000 : null;
  return {
    bases: described,
    log:
      end === null
        ? null
        : {
            timeline,
            lsn: lsnText(end.lsn),
            files: segments.length,
            bytes: segments.reduce((sum, segment) => sum + segment.bytes, 0),
            behindSeconds,
          },
    gaps,
    restorable: usable[0] ? { from: usable[0].endedAt, to: end?.at?.toISOString() ?? null } : null,
    documents: (await listDocuments(archive)).length,
    troubles: troublesOf({ newest: usable.at(-1)?.ageHours, behindSeconds, gaps }, limits),
  };
}

function troublesOf(
  found: { newest: number | undefined; behindSeconds: number | null; gaps: ArchiveState['gaps'] },
  limits: { oldestHours: number; behindSeconds: number },
): string[] {
  const { newest, behindSeconds, gaps } = found;
  return [
    ...(newest === undefined ? ['There is no usable base: run npm run ops:backup.'] : []),
    ...(newest !== undefined && newest > limits.oldestHours
      ? [`The newest base is ${newest.toFixed(0)} hours old: is npm run ops:backup running?`]
      : []),
    ...(behindSeconds === null || behindSeconds > limits.behindSeconds
      ? [
          `The log ${behindSeconds === null ? 'does not say how late it is' : `is ${behindSeconds.toFixed(0)} s behind`}: is npm run ops:backup running, and does the database answer?`,
        ]
      : []),
    ...gaps.map(
      ({ from, to }) =>
        `The log has a gap from ${from} to ${to}: nothing can be brought past it but newer bases.`,
    ),
  ];
}
