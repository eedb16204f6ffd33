import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import pg from 'pg';
import { until } from '../../scripts/seed/until.ts';
import { expectInvariants } from './invariants.ts';
import { openTrade, sellPlate, type Trade } from './sell-plate.ts';
import { faultWorld, type FaultWorld } from './world.ts';

const MEBIBYTE = 1_048_576;
const PATIENCE_MS = 300_000;
/** What the write-ahead log may grow by before the disk is filled. */
const ROOM_MEBIBYTES = 96;
/** What PostgreSQL says when a write found no room: SQLSTATE 53100. */
const REFUSED = /No space left on device/;

describe('A disk that is full', function () {
  this.timeout(0);
  let world: FaultWorld;
  let trade: Trade;
  let small: string | null = null;
  let wal: string | null = null;
  before(async () => {
    world = await faultWorld();
    trade = await openTrade(world);
  });
  after(async () => {
    if (small === null) return;
    const { ground } = world;
    // The log goes back where it belongs: other faults follow over the same database.
    if (wal !== null) {
      await ground.halt('postgres');
      unlinkSync(wal);
      cpSync(join(small, 'pg_wal'), wal, { recursive: true });
      const { uid, gid } = statSync(`${wal}.kept`);
      execFileSync('chown', ['-R', `${uid}:${gid}`, wal]);
      chmodSync(wal, 0o700);
      rmSync(`${wal}.kept`, { recursive: true });
    }
    execFileSync('umount', ['-l', small]);
    rmSync(small, { recursive: true });
    if (wal !== null) await ground.resume('postgres');
  });

  it('stops the books, changes nothing, and lets them go on once there is room (needs the right to mount)', async function () {
    const { ground } = world;
    const folder = join(await dataDirectory(ground.env['DATABASE_URL'] ?? ''), 'pg_wal');
    const log = join(world.folder, 'ground', 'logs', 'postgres.log');
    const used = execFileSync('du', ['-sm', folder]).toString().split('\t')[0] ?? '0';
    small = mountSmall(Number(used) + ROOM_MEBIBYTES);
    if (small === null) {
      console.log('      not done: this account may not mount a small disk, so none could be filled');
      this.skip();
      return;
    }
    const { uid, gid } = statSync(folder);
    await ground.halt('postgres');
    cpSync(folder, join(small, 'pg_wal'), { recursive: true });
    execFileSync('chown', ['-R', `${uid}:${gid}`, small]);
    renameSync(folder, `${folder}.kept`);
    symlinkSync(join(small, 'pg_wal'), folder);
    wal = folder;
    await ground.resume('postgres');

    const [filler, disk, from] = [join(small, 'filler'), small, readFileSync(log).length];
    const refusals = (): string[] =>
      readFileSync(log)
        .subarray(from)
        .toString('utf8')
        .split('\n')
        .filter((line) => REFUSED.test(line));
    const sold = await sellPlate(world, trade, {
      async whilePaying() {
        fill(filler, disk);
        await until(
          'the database to refuse',
          async () => {
            await writeLog(ground.env['DATABASE_URL'] ?? '').catch(() => null);
            return refusals();
          },
          ({ length }) => length > 0,
          PATIENCE_MS,
        );
        rmSync(filler);
      },
    });
    console.log(`      ${refusals()[0] ?? ''}`);
    expect(sold.settlement?.titleGrams).to.equal('996000');
    await expectInvariants(world);
  });
});

async function dataDirectory(databaseUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ data_directory: string }>('SHOW data_directory');
  await client.end();
  return rows[0]?.data_directory ?? '';
}

/** A disk of that size, or null when this account may not mount one. */
function mountSmall(mebibytes: number): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'topsteel-small-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${mebibytes}m`, 'tmpfs', folder], { stdio: 'ignore' });
    return folder;
  } catch {
    return null;
  }
}

/** Writes 16 MiB of log and nothing else: segments that were made before the disk was full are used up. */
async function writeLog(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  client.on('error', () => null);
  await client.connect();
  try {
    await client.query(
      `SELECT pg_logical_emit_message(true, 'full-disk', repeat('x', ${MEBIBYTE})) FROM generate_series(1, 16)`,
    );
  } finally {
    await client.end().catch(() => null);
  }
}

/** Leaves less room than a single segment of the write-ahead log. */
function fill(filler: string, folder: string): void {
  const free = execFileSync('df', ['--output=avail', '-B1', folder]).toString().split('\n')[1] ?? '0';
  writeFileSync(filler, Buffer.alloc(Math.max(0, Number(free) - MEBIBYTE)));
}
