import { Body, Controller, Get, Patch, Put } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { expect } from 'chai';
import { gunzipSync, brotliDecompressSync } from 'node:zlib';
import { z } from 'zod';
import { entityTag, IfMatch, MaybeCaller, Operation, requireMatch } from '../../src/platform/http/index.ts';
import type { CallerIdentity } from '../../src/platform/http/index.ts';
import { openDesk } from './open-desk.ts';

const beam = z.object({ designation: z.string(), note: z.string() });
const state = { designation: 'HEB 200', note: 'primed' };

@Controller('v2/desk')
class DeskController {
  @Get('beam')
  @Operation({ allow: 'public', summary: 'A beam.', answer: beam, etag: true })
  beam() {
    return state;
  }

  @Get('price')
  @Operation({
    allow: 'public',
    summary: 'A price, lower for who is known.',
    answer: z.object({ minor: z.string() }),
    maxAgeS: 60,
  })
  price(@MaybeCaller() caller: CallerIdentity | null) {
    return { minor: caller ? '700' : '742' };
  }

  @Get('long')
  @Operation({ allow: 'public', summary: 'Much.', answer: z.array(beam), etag: true })
  long() {
    return Array.from({ length: 100 }, () => state);
  }

  @Put('beam')
  @Operation({ allow: 'signed-in', summary: 'Change it.', body: beam, answer: beam, etag: 'required' })
  change(@IfMatch() tags: string[], @Body() body: z.output<typeof beam>) {
    requireMatch(tags, entityTag(state, beam));
    return Object.assign(state, body);
  }

  @Patch('beam')
  @Operation({ allow: 'signed-in', summary: 'Change it, also unseen.', body: beam, answer: beam })
  amend(@IfMatch() tags: string[], @Body() body: z.output<typeof beam>) {
    return this.change(tags, body);
  }
}

describe('An answer', () => {
  let desk: Awaited<ReturnType<typeof openDesk>>;
  let app: NestFastifyApplication;
  before(async () => {
    desk = await openDesk([DeskController]);
    ({ app } = desk);
  });
  after(() => desk.close());

  const get = (url: string, headers: Record<string, string> = {}) =>
    app.inject({ method: 'GET', url: `/v2/desk/${url}`, headers });
  const put = (headers: Record<string, string>, note: string) =>
    app.inject({
      method: 'PUT',
      url: '/v2/desk/beam',
      headers: { cookie: 'ada', ...headers },
      payload: { designation: 'HEB 200', note },
    });

  it('bears a tag, and is not sent again to who names it', async () => {
    const first = await get('beam');
    const tag = String(first.headers.etag);
    expect(tag).to.match(/^"[\w-]{27}"$/);
    for (const named of [tag, `W/${tag}`, `"other", ${tag}`, '*', tag.replace(/"$/, '-br"')]) {
      const again = await get('beam', { 'if-none-match': named });
      expect([again.statusCode, again.body, again.headers.etag], named).to.deep.equal([304, '', tag]);
    }
    const other = await get('beam', { 'if-none-match': '"other"' });
    expect([other.statusCode, other.json()]).to.deep.equal([200, state]);
  });

  it('is kept by nobody else once it is said to somebody: no price leaks through a cache', async () => {
    const stranger = await get('price');
    expect([stranger.json(), stranger.headers['cache-control']]).to.deep.equal([
      { minor: '742' },
      'public, max-age=60, stale-while-revalidate=60',
    ]);
    const ada = await get('price', { cookie: 'ada' });
    expect([ada.json(), ada.headers['cache-control']]).to.deep.equal([{ minor: '700' }, 'private, no-store']);
    for (const { headers } of [stranger, ada]) {
      expect(headers.vary).to.equal('cookie, authorization, x-organisation-id, accept-language');
    }
    expect((await get('nowhere')).headers['cache-control']).to.equal('no-store');
  });

  it('is compressed when it is long and who asks can read it, as other bytes of the same thing', async () => {
    const plain = await get('long');
    expect(plain.headers).not.to.have.property('content-encoding');
    const br = await get('long', { 'accept-encoding': 'gzip, deflate, br' });
    const gz = await get('long', { 'accept-encoding': 'gzip, br;q=0' });
    expect(brotliDecompressSync(br.rawPayload).toString()).to.equal(plain.body);
    expect(gunzipSync(gz.rawPayload).toString()).to.equal(plain.body);
    expect(br.rawPayload.length).to.be.lessThan(300);
    const tag = String(plain.headers.etag);
    expect([br.headers.etag, gz.headers.etag]).to.deep.equal([
      tag.replace(/"$/, '-br"'),
      tag.replace(/"$/, '-gzip"'),
    ]);
    expect(br.headers.vary).to.match(/, accept-encoding$/);
    expect((await get('beam', { 'accept-encoding': 'br' })).headers).not.to.have.property('content-encoding');
  });

  it('is changed only by who names the state that it has', async () => {
    const refused = await put({}, 'galvanised');
    expect([refused.statusCode, refused.json()]).to.deep.include.members([428]);
    expect(refused.json()).to.include({ code: 'precondition-required', reason: 'if-match-missing' });
    const tag = String((await get('beam')).headers.etag);
    const stale = await put({ 'if-match': '"older"' }, 'galvanised');
    expect(stale.statusCode).to.equal(412);
    expect(stale.json()).to.include({ code: 'precondition-failed', reason: 'changed-meanwhile' });
    expect((await put({ 'if-match': `W/${tag}` }, 'galvanised')).statusCode).to.equal(412);
    expect((await put({ 'if-match': tag }, 'galvanised')).json()).to.include({ note: 'galvanised' });
    expect((await put({ 'if-match': tag }, 'primed')).statusCode).to.equal(412);
    expect((await put({ 'if-match': '*' }, 'primed')).statusCode).to.equal(200);
  });

  it('changes nothing for an If-Match that names no state: it is no leave to overwrite', async () => {
    for (const method of ['PATCH', 'PUT'] as const) {
      for (const named of ['', 'abc', 'W/abc', '"abc']) {
        const refused = await app.inject({
          ...{ method, url: '/v2/desk/beam', headers: { cookie: 'ada', 'if-match': named } },
          payload: { designation: 'HEB 200', note: 'overwritten' },
        });
        expect(refused.json(), `${method} ${named}`).to.deep.include({
          ...{ status: 400, code: 'invalid-input', reason: 'if-match-unreadable' },
          errors: [{ field: 'If-Match', message: 'Give an ETag with its quotes, such as "kq5…".' }],
        });
      }
    }
    expect((await get('beam')).json()).to.include({ note: 'primed' });
  });
});
