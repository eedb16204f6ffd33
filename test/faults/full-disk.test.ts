import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdtempSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import pg from 'pg';
import { expectInvariants } from './invariants.ts';
import { openTrade, sellPlate, type Trade } from './sell-plate.ts';
import { faultWorld, type FaultWorld } from './world.ts';

const MEBIBYTE = 1_048_576;

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
    small = mountSmall();
    if (small === null) {
      this.skip();
      return;
    }
    const { ground } = world;
    const client = new pg.Client({ connectionString: ground.env['DATABASE_URL'] });
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>('SHOW data_directory');
    await client.end();
    const folder = join(rows[0]?.data_directory ?? '', 'pg_wal');
    const { uid, gid } = statSync(folder);
    await ground.halt('postgres');
    cpSync(folder, join(small, 'pg_wal'), { recursive: true });
    execFileSync('chown', ['-R', `${uid}:${gid}`, small]);
    renameSync(folder, `${folder}.kept`);
    symlinkSync(join(small, 'pg_wal'), folder);
    wal = folder;
    await ground.resume('postgres');

    const selling = sellPlate(world, trade);
    await pause(1_500);
    const filler = join(small, 'filler');
    fill(filler, small);
    await pause(6_000);
    rmSync(filler);
    expect((await selling).settlement?.titleGrams).to.equal('996000');
    await expectInvariants(world);
  });
});

/** A disk of 160 MB, or null when this account may not mount one. */
function mountSmall(): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'topsteel-small-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=160m', 'tmpfs', folder], { stdio: 'ignore' });
    return folder;
  } catch {
    return null;
  }
}

/** Leaves less room than a single segment of the write-ahead log. */
function fill(filler: string, folder: string): void {
  const free = execFileSync('df', ['--output=avail', '-B1', folder]).toString().split('\n')[1] ?? '0';
  writeFileSync(filler, Buffer.alloc(Math.max(0, Number(free) - MEBIBYTE)));
}
