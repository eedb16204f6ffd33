import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { postgresBinaries } from '../../../packages/sandbox/src/postgres/postgres-binaries.ts';
import type { Account } from '../../../packages/sandbox/src/postgres/reachable-folder.ts';
import type { Target } from '../archive/judge-archive.ts';
import { lsnText } from '../archive/segments.ts';
import { OpsError } from '../ops-error.ts';

/** How far a database came. */
export interface Recovered {
  timeline: number;
  lsn: string;
  /** When the last transaction that it has was committed; null where the log held none. */
  lastCommitAt: string | null;
}

const NOT_REACHED = 'recovery ended before configured recovery target was reached';
const PATIENCE_MS = 15 * 60_000;

/**
 * Lets the database replay the log that lies in its folder, up to the target, and become a database of its own again; then
 * stops it. Nobody else can reach it meanwhile: it listens on a socket in a folder of its own.
 *
 * @throws OpsError with the database's own last words when it does not come up.
 */
export async function recover(
  folder: string,
  target: Target,
  options: { account: Account | null; timeline: number; archiveEndsAt: Date | null },
): Promise<Recovered> {
  try {
    return await replay(folder, settingsOf(target), options);
  } catch (error) {
    // Nothing was committed between the target and the archive's end: the end is how it was at the target.
    const isIdleEnd = error instanceof OpsError && error.message.includes(NOT_REACHED);
    if (!isIdleEnd || target.kind !== 'time' || options.archiveEndsAt === null) throw error;
    return await replay(folder, [], options);
  }
}

function settingsOf(target: Target): string[] {
  if (target.kind === 'latest') return [];
  const goal =
    target.kind === 'time'
      ? `recovery_target_time=${target.time.toISOString().replace('T', ' ').replace('Z', '+00')}`
      : `recovery_target_lsn=${lsnText(target.lsn)}`;
  return ['-c', goal, '-c', 'recovery_target_action=promote', '-c', 'recovery_target_inclusive=on'];
}

async function replay(
  folder: string,
  settings: readonly string[],
  { account, timeline }: { account: Account | null; timeline: number },
): Promise<Recovered> {
  const socket = await mkdtemp(join(tmpdir(), 'topsteel-restore-'));
  const hba = join(socket, 'pg_hba.conf');
  await writeFile(hba, 'local all all trust\n');
  if (account !== null) for (const path of [socket, hba]) await chown(path, account.uid, account.gid);
  const postmaster = spawn(
    postgresBinaries(account).postgres,
    [
      ...['-D', folder, '-c', 'listen_addresses=', '-c', `unix_socket_directories=${socket}`, '-p', '5432'],
      ...['-c', `hba_file=${hba}`, '-c', 'restore_command=false', '-c', 'archive_mode=off'],
      ...['-c', `recovery_target_timeline=${timeline}`, '-c', 'hot_standby=off', ...settings],
      ...['-c', 'logging_collector=off', '-c', 'log_timezone=UTC'],
    ],
    {
      ...account,
      cwd: tmpdir(),
      env: { PATH: process.env['PATH'], LC_ALL: 'C' },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  let words = '';
  postmaster.stderr.on('data', (chunk: Buffer) => {
    words = (words + chunk.toString('utf8')).slice(-20_000);
  });
  const ended = once(postmaster, 'exit');
  try {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      if (postmaster.exitCode !== null || Date.now() > deadline) throw notUp(words);
      const found = await look(socket);
      if (found !== null) return { ...found, lastCommitAt: lastCommitIn(words) };
      await sleep(200);
    }
  } finally {
    if (postmaster.exitCode === null) postmaster.kill('SIGINT');
    await ended;
    await rm(socket, { recursive: true, force: true });
  }
}

/** Where the database stands once it is one of its own again; null before. */
async function look(socket: string): Promise<Omit<Recovered, 'lastCommitAt'> | null> {
  const client = new pg.Client({ host: socket, port: 5432, user: 'postgres', database: 'postgres' });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ timeline: number; lsn: string }>(
      `SELECT timeline_id AS timeline, pg_current_wal_lsn()::text AS lsn
         FROM pg_control_checkpoint() WHERE NOT pg_is_in_recovery()`,
    );
    return rows[0] ?? null;
  } catch {
    return null;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** PostgreSQL says it when the replay is over. */
function lastCommitIn(words: string): string | null {
  const found = /last completed transaction was at log time (.+?)\n/.exec(words)?.[1];
  return found === undefined
    ? null
    : new Date(found.replace(' ', 'T').replace(/ UTC$|\+00$/, 'Z')).toISOString();
}

function notUp(words: string): OpsError {
  const telling = words.split('\n').filter((row) => row !== '' && !/starting up|not yet accepting/.test(row));
  return new OpsError(
    `The restored database does not come up: ${telling.slice(-8).join(' ') || words.slice(-500)}`,
  );
}
