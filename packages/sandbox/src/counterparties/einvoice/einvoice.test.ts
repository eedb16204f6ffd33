import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import Fastify, { type FastifyInstance } from 'fastify';
import { addEinvoice, EinvoiceRefusal, openEinvoicePlatform } from './index.ts';

const TOKEN = 'a token of the invoicing platform';
const content = Buffer.from('%PDF-1.7 invoice');
const sha256 = createHash('sha256').update(content).digest('hex');

describe('the invoicing platform', () => {
  let folder: string;
  let app: FastifyInstance;
  const open = () => openEinvoicePlatform(join(folder, 'einvoice.json'));
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'topsteel-einvoice-'));
    app = Fastify();
    app.setErrorHandler((error, _request, reply) => {
      void reply.code(error instanceof EinvoiceRefusal ? error.status : 400).send({});
    });
    addEinvoice(app, open(), TOKEN);
  });
  afterEach(async () => {
    await app.close();
    rmSync(folder, { recursive: true });
  });
  const ask = async (method: 'GET' | 'POST', url: string, payload?: object, token = TOKEN) => {
    const answer = await app.inject({
      method,
      url,
      headers: { authorization: `Bearer ${token}` },
      ...(payload !== undefined && { payload }),
    });
    return {
      status: answer.statusCode,
      body: answer.body === '' ? {} : answer.json<Record<string, unknown>>(),
    };
  };
  const flow = {
    trackingId: 'i-1',
    name: 'V0001-2026-000001.pdf',
    flowSyntax: 'Factur-X',
    flowProfile: 'EN16931',
    sha256,
    content: content.toString('base64'),
  };

  it('takes an invoice once, and no other under its id', async () => {
    expect(await ask('POST', '/einvoice/v1/flows', flow)).to.deep.equal({
      status: 202,
      body: { flowId: 'F00000001' },
    });
    expect((await ask('POST', '/einvoice/v1/flows', flow)).body).to.deep.equal({ flowId: 'F00000001' });
    const other = Buffer.from('%PDF-1.7 another');
    const otherFlow = {
      ...flow,
      content: other.toString('base64'),
      sha256: createHash('sha256').update(other).digest('hex'),
    };
    expect((await ask('POST', '/einvoice/v1/flows', otherFlow)).status).to.equal(409);
    expect((await ask('POST', '/einvoice/v1/flows', { ...flow, sha256: '0'.repeat(64) })).status).to.equal(
      400,
    );
    expect((await ask('POST', '/einvoice/v1/flows', flow, 'wrong')).status).to.equal(401);
    const said = (await ask('GET', '/einvoice/v1/flows/F00000001/statuses')).body as {
      statuses: { code: string }[];
    };
    expect(said.statuses.map(({ code }) => code)).to.deep.equal(['200', '202', '203']);
    expect(open().flows).to.have.length(1);
  });

  it('lets the buyer speak, in the order that there is, and keeps what the seller tells once', async () => {
    await ask('POST', '/einvoice/v1/flows', flow);
    const play = (code: string) =>
      app.inject({
        method: 'POST',
        url: '/einvoice/flows/F00000001',
        payload: { code, reason: 'Two bundles are short' },
      });
    expect((await play('207')).statusCode).to.equal(200);
    expect((await play('204')).statusCode).to.equal(409);
    const word = {
      id: 'i-1:4',
      code: '212',
      reason: null,
      at: '2026-11-26T09:00:00.000Z',
      amount: '3587.04',
      currency: 'USDC',
    };
    await ask('POST', '/einvoice/v1/flows/F00000001/statuses', word);
    await ask('POST', '/einvoice/v1/flows/F00000001/statuses', word);
    expect(open().find('F00000001').told).to.deep.equal([word]);
    expect(open().find('F00000001').said.at(-1)).to.include({ code: '207', reason: 'Two bundles are short' });
    const shown = (await app.inject({ method: 'GET', url: '/einvoice' })).body;
    expect(shown)
      .to.include('207 In dispute (Two bundles are short)')
      .and.to.include('212 Payment received 3587.04 USDC');
  });
});
