import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Order, Quote } from '@topsteel/domain/api';
import { expect } from 'chai';
import { Sessions } from '../../src/identity/sessions.ts';
import { ReadBooks } from '../../src/ledger/index.ts';
import { openCoinbaseWorld } from '../rail/coinbase-world.ts';
import { openApp, type TestApp } from './open-app.ts';
import { stockOffer } from './stock-offer.ts';

const BUYERS = 200;
const ORIGIN = 'http://steel.test';

interface Buyer {
  organisationId: string;
  cookie: string;
}
interface Told<T> {
  status: number;
  body: T & { code?: string; reason?: string; detail?: string };
}

describe('200 companies that want a tonne each of one lot of 10 t', () => {
  let provider: Awaited<ReturnType<typeof openCoinbaseWorld>>;
  let app: TestApp;
  let url: string;
  let goods: Awaited<ReturnType<typeof stockOffer>>;
  let buyers: Buyer[];
  before(async function () {
    this.timeout(120_000);
    provider = await openCoinbaseWorld('business');
    app = await openApp({ origin: ORIGIN, env: { ...provider.env, PLATFORM_COUNTRY: 'FR' } });
    const seller = await app.join('Aciers du Rhin', ['mill']);
    const { prisma, sql } = app.database;
    goods = await stockOffer(prisma, seller.organisationId);
    await sql.query('UPDATE lot SET mass_grams = 10000000, held_grams = 10000000 WHERE id = $1', [goods.lot]);
    await sql.query('UPDATE offer SET over_tolerance_permille = 0 WHERE id = $1', [goods.offer]);
    await sql.query("UPDATE organisation SET vat = 'FR40303265045' WHERE id = $1", [seller.organisationId]);
    buyers = await openBuyers();
    await app.app.listen(0, '127.0.0.1');
    url = await app.app.getUrl();
  });
  after(async () => {
    await app.close();
    await provider.close();
  });

  /** Each a company of its own in the register, with somebody who is signed in. */
  const openBuyers = (): Promise<Buyer[]> => {
    const sessions = app.app.get(Sessions, { strict: false });
    return app.database.prisma.transact(async (tx) => {
      const ids = Array.from({ length: BUYERS }, () => ({
        organisationId: randomUUID(),
        userId: randomUUID(),
      }));
      await tx.organisation.createMany({
        data: ids.map(({ organisationId: id }, index) => ({
          ...{
            id,
            name: `Construction ${index}`,
            legalName: `Construction ${index} SARL`,
            country: 'FR',
            city: 'Lille',
          },
          ...{ roles: ['buyer'], custody: 'hosted', state: 'registered' },
          account: `0x${randomBytes(20).toString('hex')}`,
          ...{ profile: `0x${'ab'.repeat(32)}`, profileCid: 'bafkrei', vat: null },
        })),
      });
      await tx.user.createMany({
        data: ids.map(({ userId: id }, index) => ({
          ...{ id, name: `Buyer ${index}`, email: `buyer${index}@steel.test`, emailVerified: true },
        })),
      });
      await tx.member.createMany({
        data: ids.map((one) => ({ ...one, roles: ['buyer'], duty: 'trade' })),
      });
      const opened: Buyer[] = [];
      for (const { organisationId, userId } of ids) {
        const visitor = { address: '127.0.0.1', userAgent: null, cookie: undefined };
        const session = { userId, method: 'password' as const, hasTwoFactors: false, raisedAt: null };
        const cookies = await sessions.open(tx, visitor, session);
        opened.push({ organisationId, cookie: cookies[0]?.split(';')[0] ?? '' });
      }
      return opened;
    });
  };
  /** Asks again, as the same request, while the marketplace says that it is too busy. */
  const ask = async <T>(
    { cookie }: Pick<Buyer, 'cookie'>,
    method: string,
    path: string,
    body?: object,
  ): Promise<Told<T>> => {
    const request = {
      method,
      headers: {
        ...{ cookie, origin: ORIGIN, 'content-type': 'application/json' },
        'idempotency-key': randomUUID(),
      },
      ...(body && { body: JSON.stringify(body) }),
    };
    for (;;) {
      const response = await fetch(`${url}${path}`, request);
      const told = { status: response.status, body: (await response.json()) as Told<T>['body'] };
      if (told.status !== 503 || told.body.reason !== 'database-full') return told;
    }
  };
  const counted = async (statement: string, ...values: unknown[]): Promise<string[]> => {
    const { rows } = await app.database.sql.query<{ n: string }>(statement, values);
    return rows.map(({ n }) => n);
  };
  /** Until a count is reached: of what the marketplace does by its own clock. */
  const until = async (statement: string, wanted: number): Promise<void> => {
    for (;;) {
      const [n] = await counted(statement);
      if (Number(n) === wanted) return;
      await pause(50);
    }
  };

  it('are told at once that it is theirs, and pay, or that there is no more; the books add up', async function () {
    this.timeout(300_000);
    const quotes = await Promise.all(
      buyers.map((buyer) =>
        ask<Quote>(buyer, 'POST', '/v2/quotes', { offerId: goods.offer, massGrams: '1000000' }),
      ),
    );
    expect(new Set(quotes.map(({ status }) => status))).to.deep.equal(new Set([201]));

    const ends = await Promise.all(
      buyers.map(async (buyer, index) => ({
        buyer,
        end: await ask<Order>(buyer, 'POST', '/v2/orders', {
          ...{ quoteId: quotes[index]?.body.id, rail: 'coinbase', currency: 'USDC' },
        }),
      })),
    );
    const won = ends.filter(({ end }) => end.status === 201);
    const refused = ends
      .filter(({ end }) => end.status !== 201)
      .map(({ end: { status, body } }) => [status, body.code, body.reason].join(' '));
    expect([won.length, refused.length]).to.deep.equal([10, 190]);
    expect([...new Set(refused)]).to.deep.equal(['409 conflict quantity-not-available']);
    expect(new Set(won.map(({ buyer }) => buyer.organisationId)).size).to.equal(10);

    await until('SELECT count(*) AS n FROM payment_attempt WHERE provider_ref IS NOT NULL', 10);
    const { prisma } = app.database;
    const attempts = await prisma.client.paymentAttempt.findMany();
    for (const { providerRef } of attempts) await provider.pay({ providerRef } as never);
    await provider.settle();
    await Promise.all(
      provider.webhooks().map(async ({ raw, sign }) => {
        const headers = { ...sign(new Date(), 'current'), 'content-type': 'application/json' };
        const { status } = await fetch(`${url}/v2/webhooks/coinbase`, {
          method: 'POST',
          headers,
          body: new Uint8Array(raw),
        });
        expect(status).to.equal(200);
      }),
    );
    await until("SELECT count(*) AS n FROM payment WHERE state = 'authorized'", 10);

    // 1 t at 720 USDC, and 20 % French VAT.
    const orders = await Promise.all(
      won.map(async ({ buyer, end }) => (await ask<Order>(buyer, 'GET', `/v2/orders/${end.body.id}`)).body),
    );
    expect(orders.map(({ payment }) => [payment.rail, payment.state, payment.amountMinor])).to.deep.equal(
      orders.map(() => ['coinbase', 'authorized', '864000000']),
    );
    expect(await counted('SELECT committed_grams AS n FROM lot WHERE id = $1', goods.lot)).to.deep.equal([
      '10000000',
    ]);
    expect(await counted('SELECT held_grams AS n FROM purchase_order')).to.deep.equal(
      orders.map(() => '1000000'),
    );
    expect(await counted('SELECT count(*) AS n FROM settlement')).to.deep.equal(['10']);

    const books = new ReadBooks(prisma);
    const balanceOf = async (code: string) => {
      const { items } = await books.accounts({ code });
      return items.map(({ balanceMinor }) => balanceMinor).filter((minor) => minor !== '0');
    };
    expect(await balanceOf('order_liability')).to.deep.equal(orders.map(() => '864000000'));
    const [clearing = '0', ...more] = await balanceOf('crypto_clearing');
    const [fees = '0'] = await balanceOf('provider_fees');
    expect(more).to.deep.equal([]);
    // The provider keeps 1 %.
    expect([clearing, fees]).to.deep.equal(['8553600000', '86400000']);
    const trial = await books.trialBalance();
    expect(trial.replayAgrees).to.equal(true);
  });

  it('cannot have it any more, and the lot says so', async () => {
    const [late] = buyers;
    const { status, body } = await ask(late!, 'POST', '/v2/quotes', {
      offerId: goods.offer,
      massGrams: '1000000',
    });
    expect([status, body.reason, body.detail]).to.deep.equal([
      ...[400, 'mass-not-orderable'],
      'Only 0 t are left, the weighing tolerance included. Order less.',
    ]);
  });
});
