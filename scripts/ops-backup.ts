/**
 * `npm run ops:backup`: keeps an archive of the running database until it is stopped: a base of the whole, the log as it
 * is written, documents. With BACKUP_DIR, BACKUP_KEY, and DATABASE_URL or --data.
 *
 *     npm run ops:backup                     until Ctrl-C; commits wait for the archive
 *     npm run ops:backup -- --once           one base with its log, and ends
 *     npm run ops:backup -- --no-wait        commits do not wait: what was acknowledged last can be lost
 *     npm run ops:backup -- --release        lets a database go on whose archive is gone for good
 *     npm run ops:backup -- --new-key        prints a key
 *
 * Ctrl-C lets commits go on without the archive and says so. SIGTERM does not: whoever starts it again finds them waiting.
 */
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { keepArchive } from './ops/archive/keep-archive.ts';
import { OpsError, runOps } from './ops/ops-error.ts';
import { archiveOf, databaseUrlOf } from './ops/ops-settings.ts';
import { dropSlot, releaseCommits } from './ops/postgres/synchronous.ts';

const HOUR_MS = 3_600_000;

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        data: { type: 'string', default: '.data' },
        every: { type: 'string', default: '24' },
        keep: { type: 'string', default: '7' },
        ipfs: { type: 'string' },
        once: { type: 'boolean', default: false },
        'no-wait': { type: 'boolean', default: false },
        release: { type: 'boolean', default: false },
        'new-key': { type: 'boolean', default: false },
      },
    });
    const [every, keep] = [Number(values.every), Number(values.keep)];
    if (!(every > 0))
      throw new OpsError(`--every is "${values.every}": give hours between bases, such as 24.`);
    if (!(Number.isInteger(keep) && keep > 0)) {
      throw new OpsError(`--keep is "${values.keep}": give how many bases stay, such as 7.`);
    }
    return { ...values, everyMs: every * HOUR_MS, keep };
  } catch (error) {
    throw error instanceof OpsError ? error : new OpsError((error as Error).message);
  }
}

const say = (sentence: string): void => {
  process.stdout.write(`${new Date().toISOString()}  ${sentence}\n`);
};

async function main(): Promise<void> {
  const options = readOptions();
  if (options['new-key']) {
    process.stdout.write(`BACKUP_KEY=${randomBytes(32).toString('hex')}\n`);
    return;
  }
  const url = databaseUrlOf(process.env, options.data);
  if (options.release) {
    await releaseCommits(url);
    await dropSlot(url);
    say('Commits no longer wait for an archive, and the database keeps no log for one.');
    return;
  }
  const archive = archiveOf(process.env);
  const stopping = new AbortController();
  const ended = { isByHand: false };
  process.once('SIGINT', () => {
    ended.isByHand = true;
    stopping.abort();
  });
  process.once('SIGTERM', () => {
    stopping.abort();
  });
  const isSynchronous = !options.once && !options['no-wait'];
  const kept = keepArchive({
    ...{ url, archive, everyMs: options.once ? 0 : options.everyMs, keep: options.keep, isSynchronous },
    ipfsApiUrl: options.ipfs ?? process.env['IPFS_API_URL'] ?? null,
    onStep: say,
    signal: stopping.signal,
  });
  if (options.once) {
    await Promise.race([kept.isReady, kept.ended]);
    stopping.abort();
  }
  await kept.ended;
  if (!isSynchronous) return;
  if (!ended.isByHand) {
    say('Stopped. Commits wait until it runs again; --release lets them go on without.');
    return;
  }
  await releaseCommits(url);
  say('Stopped. Commits go on without the archive: what comes from now on is lost with the database.');
}

await runOps(main);
