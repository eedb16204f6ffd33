import { createWriteStream } from 'node:fs';
import { chmod, chown, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { unprivilegedAccount } from '../../../packages/sandbox/src/postgres/postgres-binaries.ts';
import { canEnter, type Account } from '../../../packages/sandbox/src/postgres/reachable-folder.ts';
import { listBases, listSegments, type Archive, type BaseManifest } from '../archive/archive-folder.ts';
import { chooseBase, gapsOf, type Target } from '../archive/judge-archive.ts';
import { readOpenSegment, readSealedSegment } from '../archive/open-segment.ts';
import { readEnd, readHistory, readLine } from '../archive/read-line.ts';
import { lsnText, parseLsn, SEGMENT_BYTES, startOfSegment } from '../archive/segments.ts';
import { OpsError } from '../ops-error.ts';
import { readTar } from '../postgres/read-tar.ts';
import { manifestOf, unpackBase } from '../postgres/take-base-backup.ts';
import { recover, type Recovered } from './recover.ts';

/** What a database was made of, and how far it came. */
export interface Restored extends Recovered {
  base: BaseManifest;
  segments: number;
}

/**
 * Makes a database of an archive: the newest base before the target, every file compared with the database's own
 * checksums, and the log from there to the target. Writes into a folder that is empty or not there, and nowhere else.
 *
 * Its commits wait for the archive again, as the first one's did, unless it is to be a copy beside that.
 *
 * @throws OpsError when the folder holds something, or the archive does not reach the target.
 */
export async function restoreDatabase(
  archive: Archive,
  folder: string,
  target: Target,
  options: { timeline?: number; isCopy?: boolean; onStep?: (sentence: string) => void } = {},
): Promise<Restored> {
  const tell = options.onStep ?? (() => undefined);
  await refuseUsedFolder(folder);
  const segments = await listSegments(archive);
  const line = await readLine(archive, segments, options.timeline);
  const timeline = line.at(-1)?.timeline ?? 1;
  const end = await readEnd(archive, segments, timeline);
  refuseBeyond(target, end);
  const base = chooseBase(await listBases(archive), segments, line, target);
  if (base === undefined) throw noBase(target);
  const account = unprivilegedAccount();
  tell(`Unpacking base ${base.id} and comparing every file with its checksum.`);
  await unpack(archive, base, folder, account);
  const from = startOfSegment(parseLsn(base.startLsn));
  const needed = segments.filter(
    ({ timeline: of, start }) => line.some((one) => one.timeline === of) && start >= from,
  );
  const [gap] = gapsOf(needed);
  if (gap && !(target.kind === 'lsn' && target.lsn <= gap.from)) {
    throw new OpsError(
      `The archive lacks the log from ${lsnText(gap.from)} to ${lsnText(gap.to)}: name a place before it with --to.`,
    );
  }
  tell(`Unsealing ${needed.length} files of the log.`);
  for (const { name, isOpen } of needed) {
    const content =
      (isOpen && (await openContent(archive, name))) || (await readSealedSegment(archive, name));
    await put(join(folder, 'pg_wal', name), content, account);
  }
  for (const one of line) {
    const history = await readHistory(archive, one.timeline);
    const name = `${one.timeline.toString(16).toUpperCase().padStart(8, '0')}.history`;
    if (history !== null) await put(join(folder, 'pg_wal', name), Buffer.from(history), account);
  }
  if (options.isCopy === true) await forgetSynchronous(folder, account);
  await put(join(folder, 'recovery.signal'), Buffer.alloc(0), account);
  tell('The database is replaying the log.');
  const recovered = await recover(folder, target, { account, timeline, archiveEndsAt: end?.at ?? null });
  return { base, segments: needed.length, ...recovered };
}

async function refuseUsedFolder(folder: string): Promise<void> {
  const entries = await readdir(folder).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw new OpsError(`${folder} is no folder that can be written to.`);
  });
  if (entries.length === 0) return;
  throw new OpsError(
    `${folder} is not empty: a restore overwrites nothing. Name a folder that is not there yet, or move this one away.`,
  );
}

function refuseBeyond(target: Target, end: { lsn: bigint; at: Date | null } | null): void {
  if (end === null) throw new OpsError('The archive holds no log yet: nothing can be restored from it.');
  if (target.kind === 'lsn' && target.lsn > end.lsn) {
    throw new OpsError(
      `The archive ends at ${lsnText(end.lsn)}, before ${lsnText(target.lsn)}: use --to latest for all that it has.`,
    );
  }
  if (target.kind === 'time' && end.at !== null && target.time > end.at) {
    throw new OpsError(
      `The archive ends at ${end.at.toISOString()}, before ${target.time.toISOString()}: use --to latest for all that it has.`,
    );
  }
}

const noBase = (target: Target): OpsError =>
  new OpsError(
    target.kind === 'latest'
      ? 'The archive holds no base backup with its log: nothing can be restored from it.'
      : 'The archive holds no base backup that ends before this: npm run -s ops:backups shows from when on it can be restored.',
  );

async function unpack(
  archive: Archive,
  base: BaseManifest,
  folder: string,
  account: Account | null,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  await own(folder, 0o700, account);
  if (account !== null && !canEnter(folder, account)) {
    throw new OpsError(
      `PostgreSQL does not run as root, and its account cannot enter ${folder}: name another folder.`,
    );
  }
  const check = await manifestOf(archive, base.id);
  for await (const entry of readTar(unpackBase(archive, base.id))) {
    const path = join(folder, entry.path);
    if (entry.kind === 'folder') {
      await mkdir(path, { recursive: true });
      await own(path, 0o700, account);
      continue;
    }
    await mkdir(dirname(path), { recursive: true });
    await pipeline(Readable.from(check.file(entry.path, entry.bytes)), createWriteStream(path));
    await own(path, 0o600, account);
  }
  check.end();
}

/** What was received of a segment, and zeros: the database reads up to where the log stops making sense. */
async function openContent(archive: Archive, name: string): Promise<Buffer | null> {
  const read = await readOpenSegment(archive, name).catch((error: unknown) => {
    // Sealed since it was listed.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  });
  if (read === null) return null;
  const whole = Buffer.alloc(Number(SEGMENT_BYTES));
  read.content.copy(whole);
  return whole;
}

/** No archive will receive from a copy: it would wait with its commits in vain. */
async function forgetSynchronous(folder: string, account: Account | null): Promise<void> {
  const path = join(folder, 'postgresql.auto.conf');
  const lines = (await readFile(path, 'utf8')).split('\n');
  const kept = lines.filter((row) => !row.startsWith('synchronous_standby_names'));
  await writeFile(path, kept.join('\n'));
  await own(path, 0o600, account);
}

async function put(path: string, content: Buffer, account: Account | null): Promise<void> {
  await writeFile(path, content);
  await own(path, 0o600, account);
}

async function own(path: string, mode: number, account: Account | null): Promise<void> {
  if (account !== null) await chown(path, account.uid, account.gid);
  await chmod(path, mode);
}
