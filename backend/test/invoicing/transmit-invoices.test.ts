import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import Fastify, { type FastifyInstance } from 'fastify';
import type { Order } from '@topsteel/domain/api';
import { findEmbeddedXml } from '@topsteel/documents';
import { readCii, readUbl } from '@topsteel/domain/invoice';
import {
  addEinvoice,
  openEinvoicePlatform,
  type EinvoicePlatform,
} from '../../../packages/sandbox/src/counterparties/einvoice/index.ts';
import { FollowPayments } from '../../src/invoicing/follow-payments.ts';
import { IssueInvoices } from '../../src/invoicing/issue-invoices.ts';
import { ReadInvoices } from '../../src/invoicing/read-invoices.ts';
import { SayOfInvoice } from '../../src/invoicing/say-of-invoice.ts';
import { TransmitInvoices } from '../../src/invoicing/transmit-invoices.ts';
import { openMarket, problemOf, type Market } from '../market/open-market.ts';

const TOKEN = 'a token of the invoicing platform';

describe('invoicing: an invoice’s way to the buyer', () => {
  let market: Market;
  let folder: string;
  let server: FastifyInstance;
  let platform: EinvoicePlatform;
  let transmit: TransmitInvoices;
  let invoices: ReadInvoices;
  let order: Order;
  let fails = false;
  let deposits = 0;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'topsteel-einvoice-'));
    platform = openEinvoicePlatform(join(folder, 'einvoice.json'));
    server = Fastify();
    server.addHook('onRequest', async (request, reply) => {
      if (request.method === 'POST' && request.url === '/einvoice/v1/flows') deposits += 1;
      if (fails) await reply.code(503).send({});
    });
    addEinvoice(server, platform, TOKEN);
    const url = await server.listen({ host: '127.0.0.1', port: 0 });
    market = await openMarket({
      env: { EINVOICE_PLATFORM_URL: `${url}/einvoice`, EINVOICE_PLATFORM_TOKEN: TOKEN },
    });
    const { prisma } = market.database;
    transmit = new TransmitInvoices(market.config, prisma, new FollowPayments());
    invoices = new ReadInvoices(prisma);
    order = await market.order();
    await market.database.sql.query(
      `UPDATE payment SET state = 'captured', authorized_minor = 3587040000, captured_minor = 3587040000, title_grams = 4982000,
              fee_minor = 35870400, updated_at = now()`,
    );
    await new IssueInvoices(market.config, prisma, new FollowPayments()).run();
  });
  after(async () => {
    await market.close();
    await server.close();
    rmSync(folder, { recursive: true });
  });
  const due = () => market.database.sql.query('UPDATE invoice_transmission SET next_at = now()');
  const sale = async () => {
    const { items } = await invoices.list(market.seller, { orderId: order.id, kind: 'sale' });
    return items[0]!;
  };
  const codesOf = async () => (await sale()).statuses.map(({ code, amountMinor }) => [code, amountMinor]);

  it('waits while the platform is down, and says why', async () => {
    fails = true;
    await transmit.run();
    fails = false;
    expect(await sale()).to.include({
      transmission: 'waiting',
      transmissionError: 'The invoicing platform answered 503. It is asked again later.',
    });
    expect(await codesOf()).to.deep.equal([]);
  });

  it('is deposited once as Factur-X, and the payment is told by its amount', async () => {
    await due();
    const before = deposits;
    await transmit.run();
    await due();
    await transmit.run();
    expect(deposits - before).to.equal(2);
    expect(platform.flows.map(({ name }) => name).sort()).to.deep.equal([
      `TS-${new Date().getUTCFullYear()}-000001.pdf`,
      `V0001-${new Date().getUTCFullYear()}-000001.pdf`,
    ]);
    expect(await codesOf()).to.deep.equal([
      ['200', null],
      ['202', null],
      ['203', null],
      ['212', '3587040000'],
    ]);
    const flow = platform.flows.find(({ name }) => name.startsWith('V'));
    expect(flow?.told.map(({ code, amount, currency }) => [code, amount, currency])).to.deep.equal([
      ['212', '3587.04', 'USDC'],
    ]);
  });

  it('is disputed by the buyer at its platform, and approved here', async () => {
    const flow = platform.flows.find(({ name }) => name.startsWith('V'))!;
    platform.play(flow.flowId, '207', 'Two bundles are short');
    await due();
    await transmit.run();
    expect((await sale()).statuses.at(-1)).to.include({ code: '207', reason: 'Two bundles are short' });
    const say = new SayOfInvoice(market.database.prisma);
    const { id } = await sale();
    const approved = await say.run(market.buyer, id, { code: '205' });
    expect(approved.statuses.at(-1)?.code).to.equal('205');
    await transmit.run();
    expect(flow.told.map(({ code }) => code)).to.deep.equal(['212', '205']);
    expect((await problemOf(say.run(market.buyer, id, { code: '210', reason: 'Too late' })))?.code).to.equal(
      'conflict',
    );
    expect((await problemOf(say.run(market.seller, id, { code: '205' })))?.code).to.equal('not-found');
  });

  it('is told to be unpaid when the payer’s bank takes the money back', async () => {
    const { sql } = market.database;
    const { rows } = await sql.query<{ id: string }>(
      `INSERT INTO payment_attempt (id, order_id, rail, currency, amount_minor, reference, state, snapshot, updated_at)
       VALUES (uuidv7(), $1, 'card', 'USDC', 3618000000, 'A1', 'reversed', $2, now()) RETURNING id`,
      [
        order.id,
        JSON.stringify({
          phase: 'closed',
          authorizedMinor: '3587040000',
          capturedMinor: '3587040000',
          voidedMinor: '0',
          refundPendingMinor: '0',
          refundedMinor: '0',
          reversedMinor: '3587040000',
          disputedMinor: '0',
          providerFeeMinor: '0',
          isFinal: true,
          failure: null,
        }),
      ],
    );
    await sql.query(
      `UPDATE payment SET rail = 'card', payer = NULL, attempt_id = $1, state = 'reversed', updated_at = now()`,
      [rows[0]?.id],
    );
    await new IssueInvoices(market.config, market.database.prisma, new FollowPayments()).run();
    expect((await codesOf()).at(-1)).to.deep.equal(['212', '-3587040000']);
  });

  it('is there to download for seller and buyer, and for nobody else', async () => {
    const { id } = await sale();
    const pdf = await invoices.file(market.buyer, id, 'pdf', 'en');
    const xml = new TextDecoder().decode(findEmbeddedXml(pdf.content));
    const ubl = new TextDecoder().decode((await invoices.file(market.seller, id, 'ubl', 'en')).content);
    expect(readCii(xml)).to.deep.equal(readUbl(ubl));
    expect(pdf.fileName).to.equal(`V0001-${new Date().getUTCFullYear()}-000001.pdf`);
    const stranger = { ...market.buyer, organisationId: '01a20687-a5b4-76e1-804c-b0e0d5ee8742' };
    expect((await problemOf(invoices.file(stranger, id, 'pdf', 'en')))?.code).to.equal('not-found');
    expect((await invoices.list(stranger, {})).items).to.deep.equal([]);
    expect((await invoices.list(market.buyer, {})).items.map(({ kind, mine }) => [kind, mine])).to.deep.equal(
      [['sale', 'buyer']],
    );
    const auditor = { ...stranger, access: ['auditor' as const] };
    expect((await invoices.list(auditor, {})).items).to.have.length(2);
  });
});
