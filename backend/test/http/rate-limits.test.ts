import { Controller, Get, Post } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { expect } from 'chai';
import { Operation } from '../../src/platform/http/index.ts';
import { openDesk } from './open-desk.ts';

@Controller('v2/desk')
class DeskController {
  @Get()
  @Operation({ allow: 'public', summary: 'Read.' })
  read() {
    return {};
  }

  @Post()
  @Operation({ allow: 'signed-in', summary: 'Write.' })
  write() {
    return {};
  }

  @Post('secret')
  @Operation({ allow: 'public', summary: 'Try a secret.', rate: 'auth' })
  secret() {
    return {};
  }
}

describe('Rate limits', () => {
  const open: { app: NestFastifyApplication; close(): Promise<void> }[] = [];
  const openOne = async (env: Record<string, string> = {}) => {
    const desk = await openDesk([DeskController], {
      env: { RATE_READ: '3', RATE_WRITE: '2', RATE_AUTH: '4', ...env },
    });
    open.push(desk);
    return desk;
  };
  let app: NestFastifyApplication;
  before(async () => {
    ({ app } = await openOne());
  });
  after(async () => {
    for (const desk of open) await desk.close();
  });
  const send = (method: 'GET' | 'POST', url: string, ip: string, cookie?: string, to = app) =>
    to.inject({ method, url: `/v2/${url}`, remoteAddress: ip, headers: cookie ? { cookie } : {} });

  it('say what is left, and when one more is taken', async () => {
    const first = await send('GET', 'desk', '192.0.2.1');
    expect(first.headers['ratelimit-policy']).to.equal('"read";q=3;w=60');
    expect(first.headers.ratelimit).to.equal('"read";r=2;t=20');
    await send('GET', 'desk', '192.0.2.1');
    await send('GET', 'desk', '192.0.2.1');
    const refused = await send('GET', 'desk', '192.0.2.1');
    expect(refused.statusCode).to.equal(429);
    expect(refused.json()).to.include({ code: 'rate-limited', reason: 'rate-read' });
    expect(refused.headers['retry-after']).to.equal('20');
    expect((await send('GET', 'desk', '192.0.2.2')).statusCode).to.equal(200);
  });

  it('count a person over all addresses, each class for itself, and who is refused as well', async () => {
    const statuses: number[] = [];
    for (const ip of ['192.0.2.3', '192.0.2.4', '192.0.2.5']) {
      statuses.push((await send('POST', 'desk', ip, 'ada')).statusCode);
    }
    expect(statuses).to.deep.equal([200, 200, 429]);
    expect((await send('GET', 'desk', '192.0.2.3', 'ada')).statusCode).to.equal(200);
    const strangers = [];
    for (let sent = 0; sent < 3; sent += 1) {
      strangers.push((await send('POST', 'desk', '192.0.2.6')).statusCode);
    }
    expect(strangers).to.deep.equal([401, 401, 429]);
  });

  it('count what guards secrets by address over all processes, whoever is signed in', async () => {
    const { app: second, database } = await openOne();
    const { rows } = await database.sql.query('SELECT key FROM rate_bucket');
    expect(rows).to.deep.equal([]);
    const tries: number[] = [];
    for (const cookie of [undefined, 'ada', undefined, 'ada']) {
      tries.push((await send('POST', 'desk/secret', '192.0.2.7', cookie, second)).statusCode);
    }
    expect(tries).to.deep.equal([200, 200, 200, 200]);
    expect((await send('POST', 'desk/secret', '192.0.2.7', undefined, second)).statusCode).to.equal(429);
    expect((await send('POST', 'desk/secret', '192.0.2.7', 'ada', second)).statusCode).to.equal(429);
    expect((await send('POST', 'desk/secret', '192.0.2.8', 'ada', second)).statusCode).to.equal(200);
  });

  it('do not count our own web server', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => send('GET', 'desk', '127.0.0.1')));
    expect(answers.map(({ statusCode }) => statusCode)).to.deep.equal(Array(10).fill(200));
    expect(answers[0]?.headers).not.to.have.property('ratelimit');
  });
});
