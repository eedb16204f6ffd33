import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Controller, Get, Post } from '@nestjs/common';
import { readTraceparent, type Tracing } from '@topsteel/tracing';
import { startTracing } from '@topsteel/tracing/start';
import { expect } from 'chai';
import { z } from 'zod';
import { PrismaService } from '../../src/platform/database/index.ts';
import { Operation } from '../../src/platform/http/index.ts';
import { declaredIn, readMetricList } from '../../../test/deployments/read-metric-list.ts';
import { openDesk } from './open-desk.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const CALLER = '00f067aa0ba902b7';
const TOKEN = 'a-token-for-prometheus';

@Controller('v2/desk')
class DeskController {
  constructor(private readonly prisma: PrismaService) {}

  @Get(':id')
  @Operation({ allow: 'public', summary: 'One statement.' })
  async one() {
    const [row] = await this.prisma.client.$queryRaw<{ n: number }[]>`SELECT ${42}::integer AS n`;
    return row;
  }

  @Post()
  @Operation({ allow: 'public', summary: 'One statement, after a body.', body: z.object({ n: z.number() }) })
  another() {
    return this.one();
  }
}

interface Exported {
  resourceSpans: {
    scopeSpans: {
      spans: {
        name: string;
        traceId: string;
        spanId: string;
        parentSpanId?: string;
        attributes: { key: string; value: { stringValue?: string } }[];
      }[];
    }[];
  }[];
}

describe('What a process tells of itself', () => {
  const log: string[] = [];
  let desk: Awaited<ReturnType<typeof openDesk>>;
  before(async () => {
    desk = await openDesk([DeskController], {
      env: { METRICS_TOKEN: TOKEN, LOG_LEVEL: 'info' },
      logTo: {
        write(line) {
          log.push(line);
        },
      },
    });
  });
  after(() => desk.close());

  it('counts requests by route, never by address, for whoever has the token', async () => {
    await desk.app.inject({ method: 'GET', url: '/v2/desk/4711?secret=hush' });
    await desk.app.inject({ method: 'GET', url: '/v2/desk/4712' });
    await desk.app.inject({ method: 'GET', url: '/nowhere/4711' });
    const closed = await desk.app.inject({ method: 'GET', url: '/metrics' });
    expect([closed.statusCode, closed.json()]).to.deep.include.members([403]);
    const wrong = { authorization: 'Bearer a-token-for-prometheuz' };
    expect((await desk.app.inject({ method: 'GET', url: '/metrics', headers: wrong })).statusCode).to.equal(
      403,
    );
    const { body, headers } = await desk.app.inject({
      ...{ method: 'GET', url: '/metrics', headers: { authorization: `Bearer ${TOKEN}` } },
    });
    expect(headers['content-type']).to.contain('text/plain; version=0.0.4');
    expect(body).to.contain(
      'http_request_duration_seconds_count{method="GET",route="/v2/desk/:id",status="200"} 2',
    );
    expect(body).to.contain('route="none",status="404"} 1');
    expect(body).not.to.contain('/4711');
    for (const name of [
      'nodejs_eventloop_lag_seconds',
      'database_connections{state="idle"}',
      'queue_waiting{queue="outbox"} 0',
      'queue_oldest_seconds{queue="audit-seal"} 0',
      'topsteel_unread_figures_total{part="database"} 0',
      'topsteel_anchor_age_seconds{book="ledger"} 0',
    ]) {
      expect(body).to.contain(name);
    }
    expect(body).not.to.contain('topsteel_watcher_silent_seconds');
  });

  it('reads how everything stands, as docs/metrics.md lists it', async () => {
    const { sql } = desk.database;
    await sql.query(`INSERT INTO bridge.head (chain_id, latest, finalized, alarm, alarm_kind, updated_at)
      VALUES (31337, 40, 38, 'Two nodes disagree.', 'nodes-disagree', now() - interval '90 seconds')`);
    await sql.query(`INSERT INTO bridge.intent (business_key, kind, payload, created_at, not_before) VALUES
      ('a', 'x', '{}', now() - interval '2 hours', NULL), ('b', 'x', '{}', now() - interval '3 hours', now() + interval '1 day')`);
    await sql.query(`INSERT INTO bridge.fx_rate (base, quote, round, rate_e8, observed_at, valid_until, sources, signatures)
      SELECT 'EUR', 'USD', round, 1, now() - interval '10 minutes' * (3 - round), now() + interval '1 hour', '[]', '[]'
        FROM generate_series(1, 2) AS round`);
    const { body } = await desk.app.inject({
      ...{ method: 'GET', url: '/metrics', headers: { authorization: `Bearer ${TOKEN}` } },
    });
    const figure = (name: string): number =>
      Number(new RegExp(`^${name.replace(/[{}]/g, '\\$&')} (.+)$`, 'm').exec(body)?.[1]);
    expect(figure('topsteel_watcher_silent_seconds')).to.be.within(90, 100);
    expect(figure('topsteel_money_stopped')).to.equal(1);
    expect(figure('topsteel_intents{status="requested"}')).to.equal(2);
    expect(figure('topsteel_intent_oldest_seconds{status="requested"}')).to.be.within(7_200, 7_210);
    expect(figure('queue_oldest_seconds{queue="intent"}')).to.be.within(7_200, 7_210);
    expect(figure('topsteel_rate_age_seconds{base="EUR"}')).to.be.within(600, 610);
    expect(body).not.to.contain('topsteel_rate_age_seconds{base="GBP"}');
    expect(figure('topsteel_index_up')).to.equal(0);
    const listed = readMetricList().filter(({ from }) => from.includes('marketplace'));
    const declared = declaredIn(body).filter(({ name }) => !/^(nodejs|process)_/.test(name));
    for (const { name, type, help } of declared) {
      const row = listed.find((one) => one.name === name);
      expect({ name, type: row?.type }).to.deep.equal({ name, type });
      if (name !== 'http_request_duration_seconds') expect(row?.means).to.equal(help);
    }
    // Of jobs there are none here, of the rest what an empty system has.
    expect(declared.length).to.be.greaterThan(24);
  });

  it('writes one line a request, with the trace of who asked and who it was, and without the query', async () => {
    log.length = 0;
    await desk.app.inject({
      method: 'GET',
      url: '/v2/desk/4711?secret=hush',
      headers: { cookie: 'ada', traceparent: `00-${TRACE}-${CALLER}-01` },
    });
    const lines = log.map((line) => JSON.parse(line) as Record<string, unknown>);
    const answered = lines.filter(({ msg }) => msg === 'answered');
    expect(answered).to.have.length(1);
    expect(answered[0]).to.include({
      method: 'GET',
      path: '/v2/desk/4711',
      status: 200,
      traceId: TRACE,
      userId: 'ada',
      organisationId: '01a20687-a5b4-76e1-804c-b0e0d5ee8742',
    });
    expect(answered[0]?.reqId).to.match(/^[0-9a-f-]{36}$/);
    expect(log.join('')).not.to.contain('hush');
  });

  it('says that it lives and is ready, and which migration it needs', async () => {
    expect((await desk.app.inject({ method: 'GET', url: '/health/live' })).json()).to.deep.equal({
      status: 'up',
    });
    const ready = await desk.app.inject({ method: 'GET', url: '/health/ready' });
    expect(ready.statusCode).to.equal(200);
    const { migration } = ready.json<{ migration: string }>();
    await desk.database.sql.query(
      'UPDATE "_prisma_migrations" SET finished_at = NULL WHERE migration_name = $1',
      [migration],
    );
    const older = await desk.app.inject({ method: 'GET', url: '/health/ready' });
    expect([older.statusCode, older.json<{ reason: string }>().reason]).to.deep.equal([
      503,
      'database-older',
    ]);
  });
});

describe('Traces', () => {
  let collector: Server;
  let tracing: Tracing;
  let desk: Awaited<ReturnType<typeof openDesk>>;
  const exported: Exported[] = [];
  before(async () => {
    collector = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
      request.on('end', () => {
        if (request.url === '/v1/traces') exported.push(JSON.parse(body) as Exported);
        response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
      });
    });
    await new Promise<void>((listening) => collector.listen(0, '127.0.0.1', listening));
    const { port } = collector.address() as AddressInfo;
    tracing = await startTracing(`http://127.0.0.1:${port}/`, 'topsteel-backend');
    desk = await openDesk([DeskController]);
  });
  after(async () => {
    await desk.close();
    collector.close();
  });

  it('go on from the caller’s, over request and use case to the statement, without its values', async () => {
    const { headers } = await desk.app.inject({
      method: 'GET',
      url: '/v2/desk/4711',
      headers: { traceparent: `00-${TRACE}-${CALLER}-01` },
    });
    const posted = { method: 'POST', url: '/v2/desk', payload: { n: 42 } } as const;
    const { headers: after } = await desk.app.inject(posted);
    await tracing.stop();
    const spans = exported
      .flatMap(({ resourceSpans }) => resourceSpans)
      .flatMap(({ scopeSpans }) => scopeSpans)
      .flatMap((scope) => scope.spans);
    const named = (name: string) => spans.find((span) => span.name === name && span.traceId === TRACE);
    const request = named('GET /v2/desk/:id');
    const useCase = named('DeskController.one');
    const statement = named('SELECT');
    expect(request?.parentSpanId).to.equal(CALLER);
    expect(useCase?.parentSpanId).to.equal(request?.spanId);
    expect(statement?.parentSpanId).to.equal(useCase?.spanId);
    expect(headers.traceparent).to.equal(`00-${TRACE}-${request?.spanId ?? ''}-01`);
    const text = statement?.attributes.find(({ key }) => key === 'db.query.text')?.value.stringValue;
    expect(text).to.equal('SELECT $1::integer AS n');
    const own = readTraceparent(after.traceparent)?.traceId;
    expect(spans.filter(({ traceId }) => traceId === own).map(({ name }) => name)).to.have.members([
      'POST /v2/desk',
      'DeskController.another',
      'SELECT',
    ]);
  });

  it('are not taken from a header that is none', () => {
    const zeros = `00-${'0'.repeat(32)}-${CALLER}-01`;
    for (const header of [
      undefined,
      '',
      'x',
      zeros,
      `01-${TRACE}-${CALLER}-01`,
      `00-${TRACE}-${'0'.repeat(16)}-01`,
    ]) {
      expect(readTraceparent(header), String(header)).to.equal(null);
    }
  });
});
