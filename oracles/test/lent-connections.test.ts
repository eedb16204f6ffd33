import { businessKey } from '@topsteel/domain/bridge';
import { expect } from 'chai';
import { pino } from 'pino';
import { setImmediate as turn } from 'node:timers/promises';
import { keccak256, toBytes } from 'viem';
import { openDatabase, transact } from '../src/database.ts';
import type { Database } from '../src/database.ts';
import { startLoop } from '../src/loop.ts';
import { createMetrics } from '../src/metrics/metrics.ts';
import { watchChain } from '../src/watcher/watch-chain.ts';
import { intentOf, request } from './acts.ts';
import { startWorld } from './world.ts';
import type { World } from './world.ts';

describe('connections of the pool that are lent', function () {
  this.timeout(120_000);
  let world: World;
  let database: Database;
  const lines: string[] = [];
  before(async () => {
    world = await startWorld();
    const logger = pino({ level: 'warn' }, { write: (line) => lines.push(line) });
    database = openDatabase(world.databaseUrl, logger);
  });
  after(async () => {
    await database.end();
    await world.stop();
  });

  it('may die in the middle of a transaction: that fails, and the process goes on', async () => {
    const surprises: unknown[] = [];
    const note = (error: unknown): void => {
      surprises.push(error);
    };
    process.on('uncaughtException', note);
    const refused: unknown = await transact(database, async (tx) => {
      const { rows } = await tx.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      await world.database.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
      const isNoted = (): boolean =>
        surprises.length > 0 || lines.some((line) => line.includes('a database connection was lost'));
      while (!isNoted()) await turn();
      await tx.query('SELECT 1');
    }).catch((error: unknown) => error);
    process.off('uncaughtException', note);
    expect(refused).to.be.instanceOf(Error);
    expect(surprises).to.deep.equal([]);
    expect((await database.query('SELECT 1 AS one')).rows).to.deep.equal([{ one: 1 }]);
  });

  it('may all be lent: what needs one fails in five seconds and is done once one is given back', async () => {
    const held = await Promise.all(Array.from({ length: 8 }, () => database.connect()));
    const relayer = world.relayer(undefined, { database });
    const watch = { ...world.watch, database };
    const key = businessKey.registerOrganisation('Forges de la Sambre');
    const profile = keccak256(toBytes('profile'));
    await request(world, key, 'register-organisation', { profile, capabilities: ['mill'], name: 'Forges' });
    const metrics = createMetrics();
    const loops = (
      [
        ['relayer', () => relayer.relay()],
        ['watcher', () => watchChain(watch)],
      ] as const
    ).map(([name, work]) => startLoop({ name, everyMs: 50, work, logger: world.logger, metrics }));
    const failures = (loop: string): number => metrics.read('topsteel_loop_failures_total', { loop }) ?? 0;
    while (failures('relayer') === 0 || failures('watcher') === 0) await turn();
    expect((await intentOf(world, key)).status).to.equal('requested');
    for (const client of held) client.release();
    while ((await intentOf(world, key)).status !== 'mined') await turn();
    await Promise.all(loops.map((loop) => loop.stop()));
    relayer.close();
  });
});
