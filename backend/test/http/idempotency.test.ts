import { Body, Controller, Global, Module, Post, type NestApplicationOptions } from '@nestjs/common';
import { ModulesContainer, NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { expect } from 'chai';
import { z } from 'zod';
import { PrismaService } from '../../src/platform/database/index.ts';
import { CallerResolver, listRoutes, Operation, type CallerIdentity } from '../../src/platform/http/index.ts';
import { PlatformModule } from '../../src/platform/platform-module.ts';
import { PolicyModule } from '../../src/policy/index.ts';
import { openDatabase, type TestDatabase } from '../database/open-database.ts';
import { openApp } from './open-app.ts';

/** Routes that move money or bind somebody to pay. A new one is added here. */
const moneyRoutes = [
  'post /v2/approvals',
  'post /v2/approvals/{id}/approval',
  'post /v2/checkouts',
  'post /v2/disputes/{id}/decision',
  'post /v2/finance/bank-entries/{id}/confirm',
  'post /v2/finance/bank-entries/{id}/note',
  'post /v2/finance/bank-entries/{id}/send-back',
  'post /v2/finance/bank-entries/{id}/split',
  'post /v2/finance/bank-transfers/{id}/resend',
  'post /v2/finance/conversions',
  'post /v2/finance/conversions/{id}/decision',
  'post /v2/finance/journal-entries',
  'post /v2/finance/journal-entries/{id}/decision',
  'post /v2/finance/journal-entries/{id}/reversal',
  'post /v2/finance/payout-accounts/{id}/decision',
  'post /v2/finance/payout-batches',
  'post /v2/finance/payout-batches/{id}/decision',
  'post /v2/finance/work-items/{id}/retry',
  'post /v2/guest-checkouts',
  'post /v2/guest-orders/{token}/acceptance',
  'post /v2/order-groups/{id}/attempts',
  'post /v2/order-groups/{id}/cancellation',
  'post /v2/orders/{id}/acceptance',
  'post /v2/orders/{id}/attempts',
  'post /v2/orders/{id}/authorization',
  'post /v2/orders/{id}/cancellation',
  'post /v2/orders/{id}/credits',
  'post /v2/orders/{id}/give-back',
  'post /v2/orders/{id}/receipt',
  'post /v2/orders/{id}/refunds',
  'post /v2/orders/{id}/short-close',
  'post /v2/returns/{id}/decision',
  'post /v2/returns/{id}/settlement',
  'post /v2/vendor/payout-accounts',
];

const gates = { beforeEffect: Promise.resolve(), afterEffect: Promise.resolve() };

/** Pays a euro into a pot, which is a table that any module may write. */
@Controller('v2/pot')
class PotController {
  constructor(private readonly prisma: PrismaService) {}

  @Post()
  @Operation({ allow: 'signed-in', summary: 'Pays.', body: z.object({ euros: z.number() }), money: true })
  async pay(@Body() { euros }: { euros: number }): Promise<{ euros: number }> {
    await gates.beforeEffect;
    await this.prisma.transact(async (tx) => {
      await tx.$executeRaw`
        INSERT INTO work_item (id, key, kind, reason, action) VALUES (uuidv7(), uuidv7()::text, 'pot', 'paid', ${euros.toString()})`;
    });
    await gates.afterEffect;
    return { euros };
  }
}

class Anybody extends CallerResolver {
  resolve() {
    return Promise.resolve({
      userId: 'u1',
      organisationRoles: [],
      organisationId: null,
      access: [],
    } as unknown as CallerIdentity);
  }
}
@Global()
@Module({
  controllers: [PotController],
  providers: [{ provide: CallerResolver, useClass: Anybody }],
  exports: [CallerResolver],
})
class PotModule {}

describe('A request that moves money', () => {
  let database: TestDatabase;
  let app: NestFastifyApplication;
  before(async () => {
    database = await openDatabase();
    @Module({ imports: [PlatformModule.with(database.config), PolicyModule, PotModule] })
    class PotApp {}
    const options = Object.assign(Object.create(null) as NestApplicationOptions, { logger: false as const });
    app = await NestFactory.create<NestFastifyApplication>(PotApp, new FastifyAdapter(), options);
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
  });
  beforeEach(async () => {
    Object.assign(gates, { beforeEffect: Promise.resolve(), afterEffect: Promise.resolve() });
    await database.sql.query("DELETE FROM work_item WHERE kind = 'pot'");
  });
  after(async () => {
    await app.close();
    await database.close();
  });

  const pay = async (key: string | null, euros = 1) => {
    const { statusCode, headers, body } = await app.inject({
      method: 'POST',
      url: '/v2/pot',
      headers: { ...(key !== null && { 'idempotency-key': key }) },
      payload: { euros },
    });
    const answer = JSON.parse(body) as { euros?: number; reason?: string; code?: string };
    return {
      status: statusCode,
      replayed: headers['idempotent-replayed'] === 'true',
      what: answer.reason ?? answer.code ?? answer.euros,
    };
  };
  const paid = async (): Promise<number> => {
    const { rows } = await database.sql.query<{ count: number }>(
      "SELECT count(*)::int AS count FROM work_item WHERE kind = 'pot'",
    );
    return rows[0]?.count ?? -1;
  };
  /** Time passes, as far as the request of this key is concerned. */
  const later = (key: string) =>
    database.sql.query(
      "UPDATE idempotent_answer SET created_at = created_at - interval '2 minutes' WHERE key = $1",
      [key],
    );
  const hold = (gate: keyof typeof gates): (() => void) => {
    let open: () => void = () => undefined;
    gates[gate] = new Promise<void>((resolve) => (open = resolve));
    return open;
  };
  const untilPaid = async (count: number): Promise<void> => {
    while ((await paid()) < count) await new Promise((resolve) => setImmediate(resolve));
  };
  const untilClaimed = async (key: string): Promise<void> => {
    for (let found = 0; found === 0; ) {
      const { rowCount } = await database.sql.query('SELECT 1 FROM idempotent_answer WHERE key = $1', [key]);
      found = rowCount ?? 0;
    }
  };

  it('is refused without a key, on every such route', async () => {
    expect(await pay(null)).to.include({ status: 400, what: 'idempotency-key-missing' });
    expect(await paid()).to.equal(0);

    const test = await openApp();
    const routes = listRoutes(test.app.get(ModulesContainer)).filter(({ spec }) => spec?.money === true);
    expect(routes.map(({ method, path }) => `${method} ${path}`)).to.deep.equal(moneyRoutes);
    const { browser: buyer } = await test.join('Alpen Stahlbau', ['buyer']);
    const { browser: vendor } = await test.join('Moselle', ['mill']);
    const operator = await test.signIn('operator@steel.test');
    for (const { path, spec } of routes) {
      const allow = spec?.allow ?? [];
      const browser = allow.includes('buyer') ? buyer : allow.includes('vendor') ? vendor : operator;
      const { status, body } = await browser.post(path.replace(/\{\w+\}/g, ID), {});
      expect([status, body.reason], path).to.deep.equal([400, 'idempotency-key-missing']);
    }
    await test.close();
  });

  it('answers a repeat with the first answer', async () => {
    expect(await pay('replay')).to.deep.equal({ status: 200, replayed: false, what: 1 });
    expect(await pay('replay')).to.deep.equal({ status: 200, replayed: true, what: 1 });
    expect(await paid()).to.equal(1);
  });

  it('refuses another request under the same key', async () => {
    await pay('other');
    expect(await pay('other', 2)).to.include({ status: 422, what: 'idempotency-mismatch' });
    expect(await paid()).to.equal(1);
  });

  it('has one effect when fifty come at once', async () => {
    const open = hold('afterEffect');
    const all = Array.from({ length: 50 }, () => pay('fifty'));
    await untilPaid(1);
    expect(await pay('fifty')).to.include({ status: 409, what: 'request-in-progress' });
    open();
    const answers = await Promise.all(all);
    expect(answers.filter(({ status, replayed }) => status === 200 && !replayed)).to.have.length(1);
    expect(answers.every(({ status }) => status === 200 || status === 409)).to.equal(true);
    expect(await paid()).to.equal(1);
  });

  it('is done by the next one when the first died before its effect, which can then have none any more', async () => {
    const open = hold('beforeEffect');
    const dead = pay('died-before');
    await untilClaimed('died-before');
    await later('died-before');
    gates.beforeEffect = Promise.resolve();
    expect(await pay('died-before')).to.include({ status: 200, what: 1 });
    open();
    expect(await dead).to.include({ status: 409 });
    expect(await paid()).to.equal(1);
  });

  it('is not done again when the first died after its effect', async () => {
    const open = hold('afterEffect');
    const dead = pay('died-after');
    await untilPaid(1);
    await later('died-after');
    expect(await pay('died-after')).to.include({ status: 409, what: 'answer-lost' });
    open();
    await dead;
    expect(await paid()).to.equal(1);
  });
});

const ID = '01a20687-a5b4-76e1-804c-b0e0d5ee8742';
