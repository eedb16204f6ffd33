import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import pg from 'pg';
import { runAs, type Tx } from '../../src/platform/database/index.ts';
import { insertEvent } from '../../src/webhook/infra/delivery-store.ts';
import { openDatabase, type TestDatabase } from './open-database.ts';

const WALLED = [
  'agreed_price',
  'api_key',
  'approval',
  'certificate_import',
  'cost_centre',
  'dispute',
  'goods_return',
  'guest_checkout',
  'invitation',
  'invoice',
  'offer_import',
  'order_distribution',
  'order_group',
  'payout',
  'payout_account',
  'purchase_order',
  'push_subscription',
  'quote',
  'rfq',
  'rfq_award',
  'rfq_message',
  'rfq_quotation',
  'rfq_recipient',
  'spending_limit',
  'webhook_endpoint',
  'webhook_event',
];

describe('The wall between organisations in the database', () => {
  let database: TestDatabase;
  const a = randomUUID();
  const b = randomUUID();
  before(async () => {
    database = await openDatabase();
    for (const id of [a, b]) {
      await database.sql.query(
        `INSERT INTO organisation (id, name, legal_name, country, city, roles, custody, profile, profile_cid, state, updated_at)
         VALUES ($1, 'Alpen Stahlbau', 'Alpen Stahlbau AG', 'DE', 'München', '{buyer}', 'hosted', '0x00', 'bafkrei', 'registered', now())`,
        [id],
      );
      await database.sql.query(
        `INSERT INTO cost_centre (organisation_id, code, name) VALUES ($1, 'HALL-7', 'Hall 7')`,
        [id],
      );
    }
  });
  after(() => database.close());

  const owners = async (client: Tx = database.prisma.client): Promise<string[]> => {
    const rows = await client.$queryRaw<{ organisation_id: string }[]>`
      SELECT organisation_id::text FROM cost_centre ORDER BY organisation_id`;
    return rows.map((row) => row.organisation_id);
  };

  it('stands on every table of the list', async () => {
    const { rows } = await database.sql.query<{ relname: string }>(
      `SELECT relname FROM pg_class WHERE relrowsecurity AND relnamespace = 'public'::regnamespace ORDER BY relname`,
    );
    expect(rows.map(({ relname }) => relname)).to.include.members(WALLED);
  });

  it('shows an organisation its own rows, and the marketplace and the system all of them', async () => {
    expect(await runAs(a, () => owners())).to.deep.equal([a]);
    expect(await runAs(b, () => owners())).to.deep.equal([b]);
    expect(await runAs('marketplace', () => owners())).to.deep.equal([a, b].sort());
    expect(await owners()).to.deep.equal([a, b].sort());
    expect(await runAs('nobody', () => owners())).to.deep.equal([]);
  });

  it('stands between those who ask in the same moment, in transactions and out of them', async () => {
    const { prisma } = database;
    const centres = new Map<string, string>();
    const { rows } = await database.sql.query<{ id: string; owner: string }>(
      'SELECT id::text, organisation_id::text AS owner FROM cost_centre',
    );
    for (const { id, owner } of rows) centres.set(owner, id);
    const find = (client: Tx, owner: string) =>
      client.costCentre.findUnique({ where: { id: centres.get(owner) ?? '' } });
    /** What each tenant sees of two centres, all asking at once. */
    const ask = (look: (tenant: string, owner: string) => Promise<unknown>) =>
      Promise.all(
        ['system', a, b, 'nobody'].flatMap((tenant) =>
          [a, b].map((owner) => runAs(tenant, async () => (await look(tenant, owner)) !== null)),
        ),
      );
    const seen = [...[true, true], ...[true, false], ...[false, true], ...[false, false]];
    expect(await ask((_tenant, owner) => find(prisma.client, owner))).to.deep.equal(seen);
    const inTransaction = (_tenant: string, owner: string) => prisma.transact((tx) => find(tx, owner));
    for (let turn = 0; turn < 10; turn += 1) expect(await ask(inTransaction)).to.deep.equal(seen);
  });

  it('shows nothing where nobody has said for whom', async () => {
    const client = new pg.Client({ connectionString: database.url, options: '-c role=topsteel_app' });
    await client.connect();
    const shown: (number | null)[] = [];
    for (const table of WALLED) shown.push((await client.query(`SELECT 1 FROM ${table}`)).rowCount);
    await client.end();
    expect(shown).to.deep.equal(WALLED.map(() => 0));
  });

  it('keeps a transaction to the organisation that began it, and lets none write for another', async () => {
    const seen = await runAs(a, () =>
      database.prisma.transact(async (tx) => [await owners(tx), await runAs(b, () => owners(tx))]),
    );
    expect(seen).to.deep.equal([[a], [a]]);
    const written = await runAs(a, () =>
      database.prisma.client.costCentre
        .create({ data: { organisationId: b, code: 'HALL-8', name: 'Hall 8' } })
        .then(
          () => 'written',
          (error: unknown) => String(error),
        ),
    );
    expect(written).to.include('row-level security');
    expect(
      await runAs(a, () => database.prisma.client.costCentre.deleteMany({}).then((one) => one.count)),
    ).to.equal(1);
    expect(await owners()).to.deep.equal([b]);
  });

  it('lets one side of a trade leave word for the other, and see nothing of it', async () => {
    const tell = (key: string) =>
      runAs(a, () =>
        insertEvent(database.prisma.client, {
          id: randomUUID(),
          key,
          organisationId: b,
          kind: 'return.changed',
          happenedAt: new Date('2026-11-23T14:02:11Z'),
          body: { orderNumber: 'TS-2026-000001' },
        }),
      );
    expect([await tell('return:1'), await tell('return:1'), await tell('return:2')]).to.deep.equal([
      true,
      false,
      true,
    ]);
    const seen = () =>
      database.prisma.client.$queryRaw<{ key: string }[]>`SELECT key FROM webhook_event ORDER BY key`;
    expect(await runAs(a, seen)).to.deep.equal([]);
    expect(await runAs(b, seen)).to.deep.equal([{ key: 'return:1' }, { key: 'return:2' }]);
  });

  it('is kept after a transaction that failed', async () => {
    const fails = runAs(b, () =>
      database.prisma.transact(async (tx) => {
        await owners(tx);
        throw new Error('The work failed.');
      }),
    );
    expect(await fails.catch((error: unknown) => (error as Error).message)).to.equal('The work failed.');
    for (let turn = 0; turn < 20; turn += 1) expect(await runAs(b, () => owners())).to.deep.equal([b]);
    expect(await runAs(a, () => owners())).to.deep.equal([]);
  });

  it('never mixes up statements that wait for a connection', async () => {
    const asked = Array.from({ length: 200 }, (_, index) => (index % 2 === 0 ? a : b));
    const answers = await Promise.all(asked.map((tenant) => runAs(tenant, () => owners())));
    expect(answers).to.deep.equal(asked.map((tenant) => (tenant === b ? [b] : [])));
  });
});
