import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { createServer, request as ask, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect } from 'chai';
import { compressAnswers } from './compress-answers.ts';
import { compressFiles } from './compress-files.ts';
import { serveBuiltFiles } from './serve-built-files.ts';

const SCRIPT = `export const trade = ${JSON.stringify('S355J2+N '.repeat(400))};`;
const CHUNK = '/_next/static/chunks/a1b2.js';

type Got = { status: number; headers: IncomingHttpHeaders; body: Buffer };

describe('Files of a build', () => {
  let folder: string;
  let server: Server;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'topsteel-built-'));
    await mkdir(join(folder, 'static/chunks'), { recursive: true });
    await writeFile(join(folder, 'static/chunks/a1b2.js'), SCRIPT);
    await writeFile(join(folder, 'static/chunks/tiny.js'), '1');
    const headers = [{ key: 'X-Content-Type-Options', value: 'nosniff' }];
    await writeFile(
      join(folder, 'routes-manifest.json'),
      JSON.stringify({ headers: [{ source: '/:path*', headers }] }),
    );
    expect(await compressFiles(join(folder, 'static'))).to.deep.include({ files: 1, before: SCRIPT.length });
    const serve = serveBuiltFiles(folder);
    const compress = compressAnswers();
    server = createServer((request, response) => {
      compress(request, response, () => {
        serve(request, response, () => {
          response.writeHead(404, { 'content-type': 'text/plain' }).end(`none at ${request.url ?? ''}`);
        });
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  after(async () => {
    server.close();
    await rm(folder, { recursive: true });
  });

  const get = (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Got> =>
    new Promise((resolve, reject) => {
      const { port } = server.address() as AddressInfo;
      ask({ host: '127.0.0.1', port, path, headers, method, agent: false }, (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () => {
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(parts) });
        });
      })
        .on('error', reject)
        .end();
    });

  it('come in brotli where the browser reads it, for a year, by their tag', async () => {
    const { status, headers, body } = await get(CHUNK, { 'accept-encoding': 'gzip, deflate, br, zstd' });
    expect(status).to.equal(200);
    expect(headers).to.include({
      'content-encoding': 'br',
      'content-type': 'text/javascript',
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'Accept-Encoding',
      'x-content-type-options': 'nosniff',
    });
    expect(brotliDecompressSync(body).toString()).to.equal(SCRIPT);
    expect(body.length).to.be.lessThan(100);
    expect(headers['content-length']).to.equal(body.length.toString());
  });

  it('come in gzip or as they are to others', async () => {
    const zipped = await get(CHUNK, { 'accept-encoding': 'gzip' });
    expect(zipped.headers['content-encoding']).to.equal('gzip');
    expect(gunzipSync(zipped.body).toString()).to.equal(SCRIPT);
    const plain = await get(CHUNK);
    expect(plain.headers['content-encoding']).to.equal(undefined);
    expect(plain.body.toString()).to.equal(SCRIPT);
    expect(plain.headers.vary).to.equal('Accept-Encoding');
  });

  it('are not sent again to who has them, with all that is said of them', async () => {
    const accepted = { 'accept-encoding': 'br' };
    const { headers } = await get(CHUNK, accepted);
    const {
      status,
      headers: again,
      body,
    } = await get(CHUNK, { ...accepted, 'if-none-match': headers.etag ?? '' });
    expect([status, body.length]).to.deep.equal([304, 0]);
    expect(again).to.include({ etag: headers.etag, vary: 'Accept-Encoding' });
    expect(again['cache-control']).to.equal(headers['cache-control']);
    const other = await get(CHUNK, { ...accepted, 'if-none-match': 'W/"old"' });
    expect([other.status, other.headers.etag]).to.deep.equal([200, headers.etag]);
  });

  it('are told of, and come in parts, as they are', async () => {
    const head = await get(CHUNK, { 'accept-encoding': 'br' }, 'HEAD');
    expect([head.status, head.body.length, head.headers['content-encoding']]).to.deep.equal([200, 0, 'br']);
    const part = await get(CHUNK, { range: 'bytes=0-11', 'accept-encoding': 'gzip' });
    expect([part.status, part.body.toString()]).to.deep.equal([206, SCRIPT.slice(0, 12)]);
    expect(part.headers['content-range']).to.equal(`bytes 0-11/${SCRIPT.length.toString()}`);
  });

  it('that do not exist are for the next one to answer, with its own headers', async () => {
    const { status, headers, body } = await get('/_next/static/chunks/gone.js', { 'if-none-match': '"x"' });
    expect([status, body.toString()]).to.deep.equal([404, 'none at /_next/static/chunks/gone.js']);
    expect([headers['cache-control'], headers.etag]).to.deep.equal([undefined, undefined]);
    expect((await get('/_next/static/../routes-manifest.json')).status).to.equal(404);
    expect((await get(CHUNK, {}, 'POST')).status).to.equal(404);
  });
});
