import { readLatestReport, readPaymentState, readTitle, WEIGHT_KIND } from '@topsteel/chain';
import { businessKey } from '@topsteel/domain/bridge';
import { expect } from 'chai';
import { CompactSign, createLocalJWKSet, exportJWK, generateKeyPair } from 'jose';
import type { JWTVerifyGetKey } from 'jose';
import type { Address } from 'viem';
import { runWeightFeed } from '../src/feeds/weight/run-weight-feed.ts';
import type { ListEntry } from '../src/feeds/read-list.ts';
import type { Relayer } from '../src/relayer/relay-intents.ts';
import { runReportDesk } from '../src/reports/run-report-desk.ts';
import {
  commissionLot,
  drive,
  escrowBalance,
  intentOf,
  registerMill,
  request,
  signCapture,
  signOrder,
} from './acts.ts';
import type { Order } from './acts.ts';
import { startSigners } from './signers.ts';
import type { Signers } from './signers.ts';
import { logger, startWorld } from './world.ts';
import type { World } from './world.ts';

describe('the main job through the bridge', function () {
  this.timeout(120_000);
  let world: World;
  let relayer: Relayer;
  let mill: Address;
  let lotId: bigint;
  let order: Order;
  let weigh: (ticket: object) => Promise<string>;
  let keys: JWTVerifyGetKey;
  let signers: Signers;

  before(async () => {
    world = await startWorld();
    relayer = world.relayer();
    const { privateKey, publicKey } = await generateKeyPair('ES256');
    keys = createLocalJWKSet({ keys: [{ ...(await exportJWK(publicKey)), kid: 'scale-1', alg: 'ES256' }] });
    weigh = (ticket) =>
      new CompactSign(new TextEncoder().encode(JSON.stringify(ticket)))
        .setProtectedHeader({ alg: 'ES256', kid: 'scale-1' })
        .sign(privateKey);
    signers = await startSigners(world, { weighbridgeKeys: keys });
  });

  after(async () => {
    await signers.stop();
    await world.stop();
  });

  async function feed(tickets: ListEntry[]): Promise<void> {
    const { database, client, deployment } = world;
    const fetched = () => Promise.resolve(tickets);
    await runWeightFeed({ database, client, deployment, fetchTickets: fetched, keys, logger });
    await runReportDesk({ database, client, deployment, signers: signers.all, logger });
  }

  async function ticket(ticketNo: string, netGrams: bigint, secondsAgo = 0): Promise<object> {
    const { timestamp } = await world.client.getBlock();
    return {
      ticketNo,
      deliveryRef: 'D-7F3A',
      paymentId: order.paymentId,
      netGrams: netGrams.toString(),
      grossGrams: (netGrams + 16_560_000n).toString(),
      tareGrams: '16560000',
      weighedAt: new Date((Number(timestamp) - secondsAgo) * 1000).toISOString(),
      weighbridge: 'Linz Hafen 2',
      iss: 'urn:topsteel:carrier:spedition-donau-rhein',
    };
  }

  it('registers a mill on a hosted account, in two transactions', async () => {
    mill = await registerMill(world, relayer, 'Voralpen Stahl');
    const { rows } = await world.database.query<{ signer: string }>(
      'SELECT signer FROM bridge.transaction ORDER BY created_at',
    );
    expect(rows.map(({ signer }) => signer)).to.deep.equal([
      world.accounts.relayer.address,
      world.accounts.accreditor.address,
    ]);
  });

  it('issues a batch and commissions its lot, signed by the hosted signer', async () => {
    ({ lotId } = await commissionLot(world, relayer, mill, 1n));
    const title = await readTitle(world.client, world.deployment, { holder: mill, lotId });
    expect(title).to.deep.include({ availableGrams: 60_000_000n });
  });

  it('takes the payment into escrow once, however often it is asked for', async () => {
    order = await signOrder(world, mill, lotId, 'PO-4711');
    await request(world, order.key, 'authorize-payment', order.payload);
    await request(world, order.key, 'authorize-payment', order.payload);
    await drive(world, relayer, order.key, 'final');
    expect(await escrowBalance(world)).to.equal(3_200_000_000n);
  });

  it('refuses to capture what was not weighed', async () => {
    const capture = await signCapture(world, order, 4_982_000n);
    const key = businessKey.capturePayment(order.paymentId, 4_982_000n);
    await request(world, key, 'capture-payment', { ...capture.payload, receipt: '0x' });
    await world.database.query(
      `UPDATE bridge.intent SET created_at = created_at - interval '5 minutes' WHERE business_key = $1`,
      [key],
    );
    await relayer.relay();
    expect((await intentOf(world, key)).error).to.deep.include({
      code: 'SettlementEscrow_NotWeighed',
      message: 'No weigh ticket was reported for this payment.',
    });
  });

  it('makes one report of repeated and reordered tickets', async () => {
    const valid = await weigh(await ticket('WB-417', 4_982_000n));
    const again = await weigh(await ticket('WB-417', 4_982_000n));
    const older = await weigh(await ticket('WB-416', 4_990_000n, 120));
    const heavy = await weigh(await ticket('WB-418', 5_000_001n, -1));
    const forged = `${valid.slice(0, -4)}AAAA`;
    await feed([
      { seq: 3, jws: again },
      { seq: 2, jws: valid },
      { seq: 4, jws: forged },
      { seq: 2, jws: valid },
    ]);
    await feed([
      { seq: 1, jws: older },
      { seq: 5, jws: heavy },
      { seq: 2, jws: valid },
    ]);
    await drive(world, relayer, businessKey.weightReport(order.paymentId, 1), 'mined');
    const report = await readLatestReport(world.client, world.deployment, {
      kind: WEIGHT_KIND,
      subject: order.paymentId,
    });
    expect(report).to.deep.include({ value: 4_982_000n, round: 1 });

    const { rows } = await world.database.query<{ decision: string; count: string }>(
      'SELECT decision, count(*) FROM bridge.weigh_ticket GROUP BY decision ORDER BY decision',
    );
    expect(rows).to.deep.equal([
      { decision: 'rejected', count: '4' },
      { decision: 'reported', count: '1' },
    ]);
  });

  it('pays for 4,982 kg and moves the title, and a repeated request changes nothing', async () => {
    const capture = await signCapture(world, order, 4_982_000n);
    await world.database.query(
      `UPDATE bridge.intent SET status = 'requested', payload = $2, attempts = 0, error = NULL WHERE business_key = $1`,
      [capture.key, JSON.stringify(capture.payload)],
    );
    await drive(world, relayer, capture.key, 'final');
    await request(world, capture.key, 'capture-payment', capture.payload);
    await relayer.relay();

    const state = await readPaymentState(world.client, world.deployment, order.paymentId);
    expect(state).to.deep.equal({
      phase: 'closed',
      capturable: 0n,
      refundable: 3_188_480_000n,
      disputed: 0,
    });
    const { rows } = await world.database.query<{ name: string; args: Record<string, string> }>(
      `SELECT name, args FROM bridge.event
       WHERE contract = 'settlementEscrow' AND status = 'final' ORDER BY block_number, log_index`,
    );
    expect(rows.map(({ name }) => name)).to.include.members([
      'PaymentAuthorized',
      'DeliveryCaptured',
      'PaymentVoided',
    ]);
    expect(rows.find(({ name }) => name === 'PaymentVoided')?.args.amount).to.equal('11520000');
    expect(await escrowBalance(world)).to.equal(0n);
  });

  it('fails a request that the contracts refuse, in one sentence', async () => {
    const key = businessKey.issueBatch(mill, 1n);
    const again = businessKey.issueBatch(mill, '01');
    const root = `0x${'11'.repeat(32)}` as const;
    await request(world, again, 'issue-batch', { issuer: mill, batch: '1', root, depth: '0', count: '1' });
    await relayer.relay();
    expect((await intentOf(world, again)).error).to.deep.include({
      code: 'CertificateRegistry_BatchExists',
      message: 'The issuer has registered batch 1 already.',
    });
    expect((await intentOf(world, key)).status).to.be.oneOf(['mined', 'final']);
  });
});
