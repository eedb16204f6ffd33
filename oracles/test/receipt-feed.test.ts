import { FIAT_RECEIPT_KIND, readFiatOrder, readLatestReport } from '@topsteel/chain';
import { businessKey, fiatTermsJson } from '@topsteel/domain/bridge';
import { expect } from 'chai';
import type { Address, Hex } from 'viem';
import { createBankReader } from '../src/feeds/receipt/read-bank.ts';
import { createReceiptReader } from '../src/feeds/receipt/read-receipt.ts';
import type { ReadReceipt } from '../src/feeds/receipt/read-receipt.ts';
import { runReceiptFeed } from '../src/feeds/receipt/run-receipt-feed.ts';
import { runWeightFeed } from '../src/feeds/weight/run-weight-feed.ts';
import { fetchTickets } from '../src/feeds/weight/fetch-tickets.ts';
import { remoteKeys } from '../src/feeds/remote-keys.ts';
import type { Relayer } from '../src/relayer/relay-intents.ts';
import { runReportDesk } from '../src/reports/run-report-desk.ts';
import { commissionLot, drive, intentOf, registerMill, request } from './acts.ts';
import { BANK_TOKEN, startCounterparties } from './counterparties.ts';
import type { Counterparties } from './counterparties.ts';
import { openFiatOrder } from './fiat-orders.ts';
import type { FiatOrder } from './fiat-orders.ts';
import type { ReportSigner } from '../src/reports/report-signer.ts';
import { startSigners } from './signers.ts';
import type { Signers } from './signers.ts';
import { logger, startWorld } from './world.ts';
import type { World } from './world.ts';

/** The demo's accounts: the buyer's and ours. */
const BUYER = 'DE89370400440532013000';
const OURS = 'LU280019400644750000';
const REFERENCE = 'RF18539007547034';
/** A signer that takes the question and never answers. */
const HANGS: ReportSigner = { name: 'hangs', sign: () => new Promise(() => undefined) };

/** Reads one checkout besides. */
const withCheckout =
  (read: ReadReceipt): ReadReceipt =>
  (payment) =>
    payment.rail === 'coinbase'
      ? Promise.resolve({ minor: 1_120_500_000n, name: 'coinbase:checkout-1' })
      : read(payment);

describe('the receipt of a fiat order', function () {
  this.timeout(120_000);
  let world: World;
  let relayer: Relayer;
  let others: Counterparties;
  let signers: Signers;
  let mill: Address;
  let lotId: bigint;
  let order: FiatOrder;
  let chainNow: Date;

  before(async () => {
    world = await startWorld();
    relayer = world.relayer();
    others = await startCounterparties({ now: () => chainNow });
    mill = await registerMill(world, relayer, 'Voralpen Stahl');
    ({ lotId } = await commissionLot(world, relayer, mill, 1n));
    order = await openFiatOrder(world, relayer, { mill, lotId, reference: 'PO-4712' });
    const bank = { url: `${others.url}/bank/api`, token: BANK_TOKEN };
    signers = await startSigners(world, {
      readReceipt: withCheckout(createReceiptReader({ bank, card: null, coinbase: null }, world.client)),
      weighbridgeKeys: remoteKeys(`${others.url}/.well-known/jwks.json`),
    });
  });
  after(async () => {
    await signers.stop();
    await others.stop();
    await world.stop();
  });
  beforeEach(async () => {
    chainNow = new Date(Number((await world.client.getBlock()).timestamp) * 1000);
  });

  const bankReader = () =>
    withCheckout(createBankReader({ url: `${others.url}/bank/api`, token: BANK_TOKEN }));
  async function watch(fiatOrderId: Hex, reference: string): Promise<void> {
    await world.database.query(
      `INSERT INTO bridge.receipt_watch (fiat_order_id, rail, reference, provider_ref, order_id, currency)
       VALUES ($1, 'sepa', $2, NULL, gen_random_uuid(), 'EUR')`,
      [fiatOrderId, reference],
    );
  }
  async function feed(silent = false): Promise<void> {
    const { database, client, deployment } = world;
    const asked = silent ? [...signers.all.slice(0, 2), HANGS] : signers.all;
    await database.query(`UPDATE bridge.receipt_reading SET next_at = now()`);
    await database.query(`UPDATE bridge.oracle_report SET next_at = now() WHERE state = 'proposed'`);
    await runReceiptFeed({ database, client, deployment, readReceipt: bankReader(), everyMs: 5_000, logger });
    await runReportDesk({ database, client, deployment, signers: asked, logger });
  }
  function pay(amountCents: bigint, remittance = REFERENCE): void {
    others.bank.transfer({
      fromIban: BUYER,
      toIban: OURS,
      amountCents,
      remittance,
      endToEndId: null,
      chargesCents: 0n,
    });
  }
  const onChain = async (subject = order.fiatOrderId) =>
    readLatestReport(world.client, world.deployment, { kind: FIAT_RECEIPT_KIND, subject });
  const settled = (round: number, subject = order.fiatOrderId) =>
    drive(world, relayer, businessKey.oracleReport('TopSteel.FiatReceipt', subject, round), 'final');

  it('is not reported before there is money', async () => {
    await watch(order.fiatOrderId, REFERENCE);
    await feed();
    expect(await onChain()).to.equal(undefined);
  });

  it('is what two transfers brought, told by the bank twice, and nothing of other references', async () => {
    pay(120_000n);
    pay(80_000n);
    pay(55_555n, 'RF712348231');
    others.bank.closeDay();
    await feed();
    await settled(1);
    expect(await onChain()).to.deep.include({ value: 200_000n, round: 1 });
  });

  it('is reported once for the same money', async () => {
    await feed();
    await feed();
    const { rows } = await world.database.query(`SELECT 1 FROM bridge.oracle_report`);
    expect(rows).to.have.length(1);
  });

  it('releases title to what is paid and weighed, for a fiat order as for a payment', async () => {
    others.weighbridge.announce({
      deliveryRef: 'DLV-4712',
      paymentId: order.fiatOrderId,
      consignee: 'Nordkai Stahlbau',
      product: 'Plate S355J2+N 20 mm',
      expectedGrams: '5000000',
    });
    await others.weighbridge.weigh('DLV-4712', { grossGrams: 17_500_000n, tareGrams: 14_500_000n });
    const { database, client, deployment } = world;
    const tickets = (after: number) => fetchTickets(others.url, after);
    const keys = remoteKeys(`${others.url}/.well-known/jwks.json`);
    await runWeightFeed({ database, client, deployment, fetchTickets: tickets, keys, logger });
    await runReportDesk({ database, client, deployment, signers: signers.all, logger });
    await drive(world, relayer, businessKey.weightReport(order.fiatOrderId, 1), 'final');
    const key = businessKey.releaseFiatOrder(order.fiatOrderId, '3000000');
    await request(world, key, 'release-fiat-order', {
      fiatOrderId: order.fiatOrderId,
      terms: fiatTermsJson(order.terms),
      totalGrams: '3000000',
      epcisEvent: `0x${'e1'.repeat(32)}`,
    });
    await drive(world, relayer, key, 'final');
    // 3,000 of 5,000 kg at 3,200 EUR are worth 1,920 EUR; 2,000 EUR were received.
    expect(await readFiatOrder(client, deployment, order.fiatOrderId)).to.deep.equal({
      phase: 'open',
      releasedGrams: 3_000_000n,
    });
  });

  it('does not wait for evidence of another that cannot be read: that one is dropped with its reason', async () => {
    await world.database.query(
      `INSERT INTO bridge.oracle_report (kind, subject, round, value, observed_at, valid_until, evidence, created_at, asked)
       SELECT 'TopSteel.Weight', subject, 77, value, observed_at, valid_until,
              '{"kind":"TopSteel.Weight","block":"1","jws":""}', now() - interval '1 hour', 7
         FROM bridge.oracle_report WHERE subject = $1 LIMIT 1`,
      [order.fiatOrderId],
    );
    await feed();
    const { rows } = await world.database.query<{ state: string; refusals: { reason: string }[] }>(
      `SELECT state, refusals FROM bridge.oracle_report WHERE round = 77`,
    );
    expect(rows[0]?.state).to.equal('abandoned');
    expect(rows[0]?.refusals[0]?.reason).to.match(/^Its evidence cannot be read: jws: /);
  });

  it('does not wait for a signer that hangs when two others have signed', async () => {
    pay(1_000n);
    await feed(true);
    await settled(2);
    expect(await onChain()).to.deep.include({ value: 201_000n, round: 2 });
  });

  it('is lower when the bank sends a transfer back', async () => {
    const line = others.bank.state.lines.find(
      ({ iban, amountCents }) => iban === OURS && amountCents === '80000',
    )!;
    others.bank.sendBack(line.bankReference, 'MD06');
    await feed();
    await settled(3);
    expect(await onChain()).to.deep.include({ value: 121_000n, round: 3 });
  });

  it('is reported again before it is too old, while the order waits', async () => {
    await world.node.increaseTime({ seconds: 518_399 });
    await world.mine(1);
    await feed();
    expect((await onChain())?.round).to.equal(3);
    await world.node.increaseTime({ seconds: 2 });
    await world.mine(1);
    await feed();
    await settled(4);
    expect(await onChain()).to.deep.include({ value: 121_000n, round: 4 });
  });

  it('counts stablecoin of a hosted checkout for an order that the chain knows in dollars', async () => {
    const terms = { mill, lotId, reference: 'PO-4714', currency: 'USD' };
    const { fiatOrderId } = await openFiatOrder(world, relayer, terms);
    await world.database.query(
      `INSERT INTO bridge.receipt_watch (fiat_order_id, rail, reference, provider_ref, order_id, currency)
       VALUES ($1, 'coinbase', 'PO-4714', 'checkout-1', gen_random_uuid(), 'USDC')`,
      [fiatOrderId],
    );
    await feed();
    await settled(1, fiatOrderId);
    expect(await onChain(fiatOrderId)).to.deep.include({ value: 1_120_500_000n, round: 1 });
  });

  it('does not count the same money for a second order: the signers remember', async () => {
    const other = await openFiatOrder(world, relayer, { mill, lotId, reference: 'PO-4713' });
    await watch(other.fiatOrderId, 'rf18 5390 0754 7034');
    await feed();
    expect(await onChain(other.fiatOrderId)).to.equal(undefined);
    const { rows } = await world.database.query<{ refusals: { reason: string }[] }>(
      `SELECT refusals FROM bridge.oracle_report WHERE subject = $1`,
      [other.fiatOrderId],
    );
    expect(rows[0]!.refusals.map(({ reason }) => reason)).to.deep.equal([
      'This payment was counted for another order.',
      'This payment was counted for another order.',
      'This payment was counted for another order.',
    ]);
  });

  it('does not count the same money twice for one order, whichever way it is written', async () => {
    const { database } = world;
    await watch(order.fiatOrderId, 'rf18 5390 0754 7034');
    await feed();
    const { rows } = await database.query<{ received_minor: string; error: string }>(
      `SELECT received_minor::text, error FROM bridge.receipt_reading WHERE fiat_order_id = $1`,
      [order.fiatOrderId],
    );
    expect(rows).to.deep.equal([
      {
        received_minor: '121000',
        error: `The payment sepa:${REFERENCE} is named twice: its money would count twice.`,
      },
    ]);
    expect((await onChain())?.value).to.equal(121_000n);
    await database.query(
      `DELETE FROM bridge.receipt_watch WHERE reference = 'rf18 5390 0754 7034'
                             AND fiat_order_id = $1`,
      [order.fiatOrderId],
    );
    await feed();
  });

  it('waits for a bank that does not answer, and says so', async () => {
    const { database, client, deployment } = world;
    await database.query(`UPDATE bridge.receipt_reading SET next_at = now() WHERE fiat_order_id = $1`, [
      order.fiatOrderId,
    ]);
    const readReceipt = createBankReader({ url: `${others.url}/bank/api`, token: 'a wrong token' });
    await runReceiptFeed({ database, client, deployment, readReceipt, everyMs: 5_000, logger });
    const { rows } = await database.query<{ received_minor: string; error: string; failures: number }>(
      `SELECT received_minor::text, error, failures FROM bridge.receipt_reading WHERE fiat_order_id = $1`,
      [order.fiatOrderId],
    );
    expect(rows[0]).to.include({ received_minor: '121000', failures: 1 });
    expect(rows[0]!.error).to.match(/answered 401\.$/);
  });

  it('is not believed from the database: a made-up receipt finds no quorum', async () => {
    await world.database.query(
      `INSERT INTO bridge.oracle_report (kind, subject, round, value, observed_at, valid_until, evidence, business_key)
       SELECT kind, subject, 90, 320000, observed_at, valid_until, evidence, 'forged' FROM bridge.oracle_report
       WHERE subject = $1 AND round = 4`,
      [order.fiatOrderId],
    );
    await runReportDesk({
      database: world.database,
      client: world.client,
      deployment: world.deployment,
      signers: signers.all,
      logger,
    });
    const { rows } = await world.database.query<{ state: string; refusals: { reason: string }[] }>(
      `SELECT state, refusals FROM bridge.oracle_report WHERE round = 90`,
    );
    expect(rows[0]!.state).to.equal('proposed');
    expect(rows[0]!.refusals[0]!.reason).to.equal('I read 121000 minor units received, not 320000.');
    await intentOf(world, 'forged').then(
      () => expect.fail('A forged receipt was submitted.'),
      () => undefined,
    );
  });
});
