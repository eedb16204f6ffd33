import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import pg from 'pg';
import { freePort } from '@topsteel/sandbox';
import { describeArchive } from './archive/describe-archive.ts';
import { keepArchive, type KeptArchive } from './archive/keep-archive.ts';
import { listBases, listSegments, openArchive, type Archive } from './archive/archive-folder.ts';
import type { Target } from './archive/judge-archive.ts';
import { readArchiveKey } from './archive/sealed-file.ts';
import { parseLsn } from './archive/segments.ts';
import { restoreDatabase } from './restore/restore-database.ts';

const KEY = readArchiveKey('5f'.repeat(32));
const PASSWORD = 'tonnes-and-heats';

interface Server {
  url: string;
  /** As a crash of the machine would. */
  destroy(): Promise<void>;
  stop(): Promise<void>;
}

/** A PostgreSQL as the stack runs it, over a folder `<dataDir>/postgres`. */
async function openServer(dataDir: string): Promise<Server> {
  const port = await freePort();
  const piece: ChildProcess = spawn(
    process.execPath,
    ['packages/sandbox/src/run.ts', 'postgres', '--data', dataDir, '--port', String(port)],
    { env: { PATH: process.env['PATH'], POSTGRES_PASSWORD: PASSWORD }, detached: true, stdio: 'ignore' },
  );
  const exited = once(piece, 'exit');
  const url = `postgresql://postgres:${PASSWORD}@127.0.0.1:${port}/topsteel`;
  for (;;) {
    if (await query(url, 'SELECT 1').catch(() => null)) break;
    await sleep(100);
  }
  return {
    url,
    async destroy() {
      process.kill(-(piece.pid ?? 0), 'SIGKILL');
      await exited;
      rmSync(join(dataDir, 'postgres'), { recursive: true, force: true });
    },
    async stop() {
      piece.kill('SIGTERM');
      await exited;
    },
  };
}

async function query(url: string, sql: string): Promise<Record<string, string>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, string>>(sql)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

describe('Backup and restore', function () {
  this.timeout(90_000);
  const folder = mkdtempSync(join(tmpdir(), 'topsteel-backup-'));
  // PostgreSQL's own account enters it too.
  chmodSync(folder, 0o711);
  const stepsSaid: string[] = [];
  let server: Server;
  let archive: Archive;
  let stopping = new AbortController();
  let kept: KeptArchive | undefined;

  const keep = async (): Promise<void> => {
    stopping = new AbortController();
    kept = keepArchive({
      ...{ url: server.url, archive, everyMs: 3_600_000, keep: 3, ipfsApiUrl: null, isSynchronous: true },
      onStep: (sentence) => stepsSaid.push(sentence),
      signal: stopping.signal,
    });
    await kept.isReady;
  };
  const restoreInto = (name: string, target: Target, isCopy = false) =>
    restoreDatabase(archive, join(folder, name, 'postgres'), target, { isCopy });

  before(async () => {
    server = await openServer(join(folder, 'first'));
    archive = openArchive(join(folder, 'archive'), KEY);
    await query(
      server.url,
      'CREATE TABLE paid (n bigint PRIMARY KEY, at timestamptz DEFAULT clock_timestamp())',
    );
    await keep();
  });
  after(async () => {
    stopping.abort();
    await kept?.ended;
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('gives back every commit that was answered before the database was destroyed', async () => {
    const acknowledged: number[] = [];
    const writers = Array.from({ length: 4 }, async (_, writer) => {
      const client = new pg.Client({ connectionString: server.url });
      client.on('error', () => undefined);
      await client.connect();
      for (let n = writer; ; n += 4) {
        await client.query('INSERT INTO paid (n) VALUES ($1)', [n]);
        acknowledged.push(n);
      }
    });
    const ended = Promise.allSettled(writers);
    while (acknowledged.length < 400) await sleep(10);
    await server.destroy();
    await ended;
    stopping.abort();
    await kept?.ended;

    await restoreInto('second', { kind: 'latest' });
    server = await openServer(join(folder, 'second'));
    const rows = await query(server.url, 'SELECT n::text FROM paid');
    const there = new Set(rows.map(({ n }) => Number(n)));
    expect(acknowledged.filter((n) => !there.has(n))).to.deep.equal([]);
    expect(there.size - acknowledged.length).to.be.within(0, 4);
    await keep();
  });

  it('gives a database back as it was at a moment and at a place in the log', async () => {
    const [place] = await query(server.url, 'SELECT pg_current_wal_insert_lsn()::text AS lsn');
    const { at } = (await query(server.url, 'SELECT clock_timestamp()::text AS at'))[0] ?? {};
    const moment = new Date((at ?? '').replace(' ', 'T').replace(/\+00$/, 'Z'));
    await query(server.url, 'INSERT INTO paid (n) VALUES (-1)');
    await query(server.url, 'INSERT INTO paid (n) VALUES (-2)');
    const targets: [string, Target][] = [
      ['third', { kind: 'time', time: moment }],
      ['fourth', { kind: 'lsn', lsn: parseLsn(place?.['lsn'] ?? '') }],
    ];
    for (const [name, target] of targets) {
      const restored = await restoreInto(name, target, true);
      expect(restored.timeline).to.equal(3);
      const copy = await openServer(join(folder, name));
      const rows = await query(copy.url, 'SELECT count(*)::text AS count FROM paid WHERE n < 0');
      expect(rows, name).to.deep.equal([{ count: '0' }]);
      await copy.stop();
    }
    expect(
      await query(server.url, 'SELECT n::text FROM paid WHERE n < 0 ORDER BY paid.n DESC'),
    ).to.deep.equal([{ n: '-1' }, { n: '-2' }]);
  });

  it('overwrites nothing, and says what it lacks', async () => {
    const refused = (name: string, target: Target): Promise<string> =>
      restoreInto(name, target).then(
        () => 'restored',
        (error: unknown) => (error as Error).message,
      );
    expect(await refused('second', { kind: 'latest' })).to.match(
      /is not empty: a restore overwrites nothing/,
    );
    const early = new Date(Date.now() - 3_600_000);
    expect(await refused('fifth', { kind: 'time', time: early })).to.match(
      /^The archive holds no base backup that ends before this/,
    );
    const late = new Date(Date.now() + 3_600_000);
    expect(await refused('fifth', { kind: 'time', time: late })).to.match(
      /^The archive ends at .*: use --to latest/,
    );
    expect(await refused('fifth', { kind: 'lsn', lsn: parseLsn('F/0') })).to.match(
      /^The archive ends at 0\/[0-9A-F]+, before F\/0/,
    );
  });

  it('opens for nobody else, and sees what was changed', async () => {
    const stranger = openArchive(archive.folder, readArchiveKey('60'.repeat(32)));
    const withoutKey = await listBases(stranger).catch((error: unknown) => (error as Error).message);
    expect(withoutKey).to.match(/manifest\.json was changed, or is of another BACKUP_KEY\.$/);
    const base = archive.path('bases', (await listBases(archive))[0]?.id ?? '', 'base.tar.zst.sealed');
    const bytes = readFileSync(base);
    const changed = Buffer.from(bytes);
    changed[90_000] = (changed[90_000] ?? 0) ^ 1;
    writeFileSync(base, changed);
    const outcome = await restoreInto('sixth', { kind: 'latest' }).catch(
      (error: unknown) => (error as Error).message,
    );
    expect(outcome).to.match(
      /base\.tar\.zst\.sealed was changed after it was written: frame 0 does not open\.$/,
    );
    writeFileSync(base, bytes);
    const held = [base, ...readdirSync(archive.path('wal')).map((name) => archive.path('wal', name))];
    for (const path of held) expect(readFileSync(path).includes('topsteel'), path).to.equal(false);
  });

  it('says how old it is and where the log has a gap', async () => {
    const limits = { oldestHours: 36, behindSeconds: 60, now: new Date() };
    const state = await describeArchive(archive, limits);
    expect(state.troubles).to.deep.equal([]);
    expect(state.bases.map(({ isUsable }) => isUsable)).to.deep.equal([true]);
    const later = { ...limits, now: new Date(Date.now() + 40 * 3_600_000) };
    expect((await describeArchive(archive, later)).troubles[0]).to.equal(
      'The newest base is 40 hours old: is npm run ops:backup running?',
    );
    for (let fill = 0; fill < 3; fill += 1)
      await query(server.url, 'SELECT pg_switch_wal(), pg_logical_emit_message(true, $$x$$, $$y$$)');
    // Two that are whole, and whose frames are gone.
    await until(() => {
      const files = readdirSync(archive.path('wal')).filter((name) => name.startsWith('00000002'));
      const [sealed, open] = ['.sealed', '.open'].map(
        (end) => files.filter((name) => name.endsWith(end)).length,
      );
      return Promise.resolve((sealed ?? 0) >= 4 && open === 1);
    });
    const [, middle] = (await listSegments(archive)).filter(({ timeline }) => timeline === 2);
    rmSync(archive.path('wal', `${middle?.name ?? ''}.sealed`));
    const { gaps, troubles } = await describeArchive(archive, limits);
    expect(gaps).to.have.length(1);
    expect(troubles[0]).to.match(/^The log has a gap from 0\/\w+ to 0\/\w+: nothing can be brought past it/);
    const outcome = await restoreInto('seventh', { kind: 'latest' }).catch(
      (error: unknown) => (error as Error).message,
    );
    expect(outcome).to.match(
      /^The archive lacks the log from 0\/\w+ to 0\/\w+: name a place before it with --to\.$/,
    );
  });

  it('lets no commit be answered while the archive is away', async () => {
    stopping.abort();
    await kept?.ended;
    const outcome = await Promise.race([
      query(server.url, 'INSERT INTO paid (n) VALUES (-3)').then(() => 'answered'),
      sleep(1_500).then(() => 'waits'),
    ]);
    expect(outcome).to.equal('waits');
    await keep();
    await until(async () => (await query(server.url, 'SELECT n FROM paid WHERE n = -3')).length === 1);
  });
});

async function until(isDone: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (!(await isDone())) {
    if (Date.now() > deadline) throw new Error('It did not come.');
    await sleep(100);
  }
}
