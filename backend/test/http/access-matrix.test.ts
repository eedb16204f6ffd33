import { randomBytes, randomUUID } from 'node:crypto';
import { ModulesContainer } from '@nestjs/core';
import { expect } from 'chai';
import { listRoutes, type RouteEntry } from '../../src/platform/http/index.ts';
import { mayPass, nameOf, readTable, type AccessTable } from './access-table.ts';
import { openApp, openWorld, personas, type Persona, type Sender } from './open-personas.ts';
import { stockOffer } from './stock-offer.ts';

type Test = Awaited<ReturnType<typeof openApp>>;
type World = Awaited<ReturnType<typeof openWorld>>;

/** Stands in everything that is one organisation's only. */
const MARK = 'CANARY-7Q';
const PAYER = '0x3333333333333333333333333333333333333333';
/** Without a body, and done at once: it would end the persona who tries it. It has a test of its own. */
const endsThePersona = ['delete /v2/me'];
/** Asks contracts that the chain of this test does not have. */
const needsChain = ['get /v2/audit/escrow', 'get /v2/audit/ether'];

describe('Every route, by every role', () => {
  let table: AccessTable;
  const everybody = Object.keys(personas) as Persona[];
  let test: Test;
  let routes: RouteEntry[];
  let world: World;
  before(async function () {
    this.timeout(120_000);
    table = readTable();
    test = await openApp();
    routes = listRoutes(test.app.get(ModulesContainer));
    world = await openWorld(test, 'Moselle', MARK);
  });
  after(() => test.close());

  const call = async (
    route: RouteEntry,
    sender: Sender,
    params: Readonly<Record<string, string>> = {},
    body = {},
  ) => {
    const url = route.path.replace(/\{(\w+)\}/g, (_whole, name: string) => params[name] ?? randomUUID());
    const response = await test.send<{ reason?: string }>({
      method: route.method === 'all' ? 'GET' : route.method.toUpperCase(),
      url,
      headers: { ...(await sender.headers()), 'idempotency-key': randomUUID(), 'if-match': '"0"' },
      ...(['post', 'put', 'patch'].includes(route.method) && { payload: body }),
    });
    return { ...response, text: response.raw.toString('utf8').toUpperCase() };
  };

  it('stands in the reviewed table, as it is declared, and nothing else does', () => {
    const declared = Object.fromEntries(
      routes.map((route) => [
        nameOf(route),
        typeof route.spec?.allow === 'string' ? route.spec.allow : [...(route.spec?.allow ?? [])],
      ]),
    );
    expect(table.routes).to.deep.equal(declared);
    expect(Object.values(declared).filter((allow) => allow.length === 0)).to.deep.equal([]);
  });

  for (const persona of everybody) {
    it(`lets ${persona} through where the table says so, and nowhere else`, async function () {
      this.timeout(300_000);
      const wrong: string[] = [];
      for (const route of routes) {
        const name = nameOf(route);
        if (
          (table.routes[name] ?? 'public') === 'public' ||
          route.method === 'options' ||
          endsThePersona.includes(name)
        )
          continue;
        const { status, body } = await call(route, world.sender(persona));
        const isClosed =
          status === 401 || (status === 403 && ['role-missing', 'person-needed'].includes(body.reason ?? ''));
        const isBroken = status === 500 && !needsChain.includes(name);
        if (isBroken || isClosed === mayPass(table, name, persona))
          wrong.push(`${name}: ${status} ${body.reason ?? ''}`);
      }
      expect(wrong).to.deep.equal([]);
    });
  }

  describe('and by another organisation', () => {
    let others: World;
    let ids: Record<string, string>;
    before(async function () {
      this.timeout(120_000);
      others = await openWorld(test, 'Donau', 'Fremde');
      ids = await fill(test, world);
    });

    const own = (route: RouteEntry): Record<string, string> | null => {
      const noun = Object.keys(ids)
        .filter((prefix) => route.path.startsWith(`${prefix}/{`))
        .sort((a, b) => b.length - a.length)[0];
      return noun === undefined || !route.path.startsWith(`${noun}/{id}`) ? null : { id: ids[noun] ?? '' };
    };

    it('shows the owner what is there to be seen', async () => {
      const seen: string[] = [];
      for (const route of routes.filter(({ method }) => method === 'get')) {
        const params = own(route);
        if (!params) continue;
        for (const persona of ['mill: admin', 'buyer: admin'] as const) {
          const { status } = await call(route, world.sender(persona), params);
          if (status === 200) seen.push(route.path);
        }
      }
      expect(seen).to.include.members([
        '/v2/orders/{id}',
        '/v2/quotes/{id}',
        '/v2/lots/{id}/readings',
        '/v2/certificates/{id}',
        '/v2/certificates/imports/{id}',
      ]);
      const lists = ['/v2/orders', '/v2/members', '/v2/cost-centres', '/v2/api-keys', '/v2/invitations'];
      for (const path of lists) {
        const route = routes.find((one) => nameOf(one) === `get ${path}`)!;
        expect((await call(route, world.sender('buyer: admin'))).text, path).to.include(MARK);
      }
    });

    for (const persona of [
      'mill: admin',
      'buyer: admin',
      'mill: quality',
      'mill key: read',
      'stranger',
    ] as const) {
      it(`neither shows anything of it to ${persona} nor lets it be changed`, async function () {
        this.timeout(300_000);
        const before = await digestOf(test, world);
        const leaks: string[] = [];
        for (const route of routes) {
          if (endsThePersona.includes(nameOf(route)) || route.method === 'options') continue;
          const params = own(route);
          const { status, text } = await call(
            route,
            others.sender(persona),
            params ?? {},
            bodies[nameOf(route)],
          );
          const isAnothers = params !== null && table.routes[nameOf(route)] !== 'public';
          if (text.includes(MARK)) leaks.push(`${nameOf(route)}: shows it`);
          if (isAnothers && status < 300) leaks.push(`${nameOf(route)}: ${status}`);
          if (status === 500) leaks.push(`${nameOf(route)}: 500 ${text.slice(0, 200)}`);
        }
        expect(leaks).to.deep.equal([]);
        expect(await digestOf(test, world)).to.deep.equal(before);
      });
    }
  });
});

/** Bodies with which a change would be made, if it were theirs to make. */
const bodies: Readonly<Record<string, object>> = {
  'post /v2/orders/{id}/cancellation': { reason: 'Not needed any more.' },
  'post /v2/members/{id}/roles': { roles: ['admin'] },
  'post /v2/api-keys/{id}/rotate': { overlapHours: 0 },
  'post /v2/organisations/{id}/parent': { parentId: null },
  'post /v2/certificates/imports/{id}/issue': {},
};

/** Things of one mill and of one buyer, each with the mark. @returns an id by the path that it is found under */
async function fill(test: Test, { organisations, sender }: World): Promise<Record<string, string>> {
  const mill = organisations.get('mill') ?? '';
  const stock = await stockOffer(test.database.prisma, mill);
  const post = async (persona: Persona, url: string, payload: object) => {
    const { status, body } = await test.send<{ id: string }>({
      method: 'POST',
      url,
      headers: { ...(await sender(persona).headers()), 'idempotency-key': randomUUID() },
      payload,
    });
    if (status >= 300) throw new Error(`${url}: ${status} ${JSON.stringify(body)}`);
    return body.id;
  };
  const quote = await post('buyer: buyer', '/v2/quotes', { offerId: stock.offer, massGrams: '1000000' });
  const order = await post('buyer: buyer', '/v2/orders', { quoteId: quote, payer: PAYER, reference: MARK });
  const spare = await post('buyer: buyer', '/v2/quotes', { offerId: stock.offer, massGrams: '1000000' });
  const centre = await post('buyer: admin', '/v2/cost-centres', { code: MARK, name: MARK });
  const limit = await post('buyer: admin', '/v2/spending-limits', {
    costCentreId: centre,
    period: 'year',
    currency: 'USDC',
    amountMinor: '1000000',
  });
  const invitation = await post('buyer: admin', '/v2/invitations', {
    email: `${MARK.toLowerCase()}@steel.test`,
    roles: ['buyer'],
  });
  const key = await post('buyer: admin', '/v2/api-keys', { name: MARK, scopes: ['read'] });
  const { client } = test.database.prisma;
  const endpoint = await client.webhookEndpoint.create({
    data: {
      organisationId: mill,
      url: `https://${MARK}.test/hook`,
      kinds: ['order.status-changed'],
      secret: 'sealed',
      createdBy: 'nobody',
    },
  });
  const upload = await client.certificateImport.create({
    data: {
      organisationId: mill,
      userId: MARK,
      state: 'checked',
      steps: [],
      expiresAt: new Date(Date.now() + 86_400_000),
    },
  });
  await client.payoutAccount.create({
    data: {
      id: randomUUID(),
      organisationId: mill,
      currency: 'EUR',
      holder: MARK,
      iban: 'FR7630006000011234567890189',
      proposedBy: 'nobody',
    },
  });
  await client.signerKey.create({
    data: {
      organisationId: mill,
      address: `0x${randomBytes(20).toString('hex')}`,
      label: MARK,
      state: 'active',
    },
  });
  return {
    '/v2/orders': order,
    '/v2/quotes': spare,
    '/v2/lots': stock.lot,
    '/v2/certificates': stock.certificate,
    '/v2/certificates/imports': upload.id,
    '/v2/cost-centres': centre,
    '/v2/spending-limits': limit,
    '/v2/invitations': invitation,
    '/v2/api-keys': key,
    '/v2/webhook-endpoints': endpoint.id,
    '/v2/members': sender('buyer: buyer').userId ?? '',
  };
}

/** What is kept of the organisations of a world, table by table; sessions come and go. */
async function digestOf(test: Test, { organisations }: World): Promise<Record<string, string | null>> {
  const { rows: tables } = await test.database.sql.query<{ name: string }>(
    `SELECT quote_ident(relname) AS name FROM pg_class
      WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY relname`,
  );
  const pattern = [organisations.get('mill'), organisations.get('buyer')].join('|');
  const found: Record<string, string | null> = {};
  for (const { name } of tables) {
    const { rows } = await test.database.sql.query<{ digest: string | null }>(
      `SELECT md5(string_agg(t::text, '|' ORDER BY t::text)) AS digest FROM ${name} t WHERE t::text ~ $1`,
      [pattern],
    );
    found[name] = rows[0]?.digest ?? null;
  }
  return found;
}
