import { createServer, connect } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { businessKey } from '@topsteel/domain/bridge';
import { expect } from 'chai';
import { keccak256, toBytes } from 'viem';
import { openDatabase } from '../src/database.ts';
import type { Database } from '../src/database.ts';
import { intentOf, request } from './acts.ts';
import { startWorld } from './world.ts';
import type { World } from './world.ts';

/** What carries a connection to the database, until it carries nothing more and tells neither side. */
interface Wire {
  url: string;
  /** From now on what is open stays open and silent; new connections are carried. */
  goSilent(): void;
  stop(): void;
}

async function layWire(databaseUrl: string): Promise<Wire> {
  const target = new URL(databaseUrl);
  let open: [Socket, Socket][] = [];
  const server: Server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    open.push([client, upstream]);
    client.pipe(upstream).pipe(client);
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
    }
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const url = new URL(databaseUrl);
  url.port = (server.address() as AddressInfo).port.toString();
  return {
    url: url.href,
    goSilent() {
      for (const [client, upstream] of open) {
        client.unpipe(upstream);
        upstream.unpipe(client);
        // Read and thrown away: a close of the other end is still noticed.
        client.resume();
        upstream.resume();
      }
      open = [];
    },
    stop() {
      for (const [client] of open) client.destroy();
      server.close();
    },
  };
}

describe('a database that falls silent without a word', function () {
  this.timeout(120_000);
  let world: World;
  let wire: Wire;
  let database: Database;
  before(async () => {
    world = await startWorld();
  });
  beforeEach(async () => {
    wire = await layWire(world.databaseUrl);
    database = openDatabase(wire.url, world.logger, 500);
  });
  afterEach(async () => {
    await database.end();
    wire.stop();
  });
  after(() => world.stop());

  const refusalOf = (asked: Promise<unknown>): Promise<string> =>
    asked.then(
      () => 'answered',
      (error: unknown) => (error as Error).message,
    );

  it('is given up, and asked anew over another connection', async () => {
    const { rows } = await database.query(
      `SELECT name, setting, source FROM pg_settings WHERE name LIKE 'tcp_keepalives_%' ORDER BY name`,
    );
    expect(rows).to.deep.equal([
      { name: 'tcp_keepalives_count', setting: '3', source: 'client' },
      { name: 'tcp_keepalives_idle', setting: '10', source: 'client' },
      { name: 'tcp_keepalives_interval', setting: '5', source: 'client' },
    ]);
    wire.goSilent();
    expect(await refusalOf(database.query('SELECT 1'))).to.equal('Query read timeout');
    expect(await refusalOf(database.query('SELECT 1'))).to.equal('answered');
  });

  it('keeps the relayer for one pass, which holds its locks again in the next', async () => {
    const relayer = world.relayer(undefined, { database });
    await relayer.relay();
    wire.goSilent();
    expect(await refusalOf(relayer.relay())).to.equal('Query read timeout');
    // The server notices that nobody holds the other end, and takes the locks back.
    const isLocked = async () =>
      (await world.database.query(`SELECT 1 FROM pg_locks WHERE locktype = 'advisory'`)).rowCount !== 0;
    while (await isLocked());
    const key = businessKey.registerOrganisation('Forges de la Sambre');
    const profile = keccak256(toBytes('profile'));
    await request(world, key, 'register-organisation', { profile, capabilities: ['mill'], name: 'Forges' });
    await relayer.relay();
    expect((await intentOf(world, key)).status).to.equal('sent');
    relayer.close();
  });
});
