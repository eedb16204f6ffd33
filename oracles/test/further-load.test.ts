import { readLatestReport, readPaymentState, WEIGHT_KIND } from '@topsteel/chain';
import { businessKey, termsJson } from '@topsteel/domain/bridge';
import { expect } from 'chai';
import { CompactSign, createLocalJWKSet, exportJWK, generateKeyPair } from 'jose';
import type { JWTVerifyGetKey } from 'jose';
import { keccak256, toBytes } from 'viem';
import { runWeightFeed } from '../src/feeds/weight/run-weight-feed.ts';
import type { Relayer } from '../src/relayer/relay-intents.ts';
import { runReportDesk } from '../src/reports/run-report-desk.ts';
import { commissionLot, drive, registerMill, request, signOrder } from './acts.ts';
import type { Order } from './acts.ts';
import { startSigners } from './signers.ts';
import type { Signers } from './signers.ts';
import { logger, startWorld } from './world.ts';
import type { World } from './world.ts';

/** An order of 5 t for 3,200 USDC, a day to inspect; loads of 2 t and, two hours later, of 2.5 t. */
describe('a further load of an order in escrow', function () {
  this.timeout(120_000);
  let world: World;
  let relayer: Relayer;
  let order: Order;
  let signers: Signers;
  let keys: JWTVerifyGetKey;
  let weigh: (deliveryRef: string, netGrams: bigint) => Promise<string>;
  const tickets: { seq: number; jws: string }[] = [];

  before(async () => {
    world = await startWorld();
    relayer = world.relayer();
    const { privateKey, publicKey } = await generateKeyPair('ES256');
    keys = createLocalJWKSet({ keys: [{ ...(await exportJWK(publicKey)), kid: 'scale-1', alg: 'ES256' }] });
    weigh = async (deliveryRef, netGrams) => {
      const { timestamp } = await world.client.getBlock();
      const ticket = {
        ...{ ticketNo: `WB-${deliveryRef}`, deliveryRef, paymentId: order.paymentId },
        ...{ netGrams: netGrams.toString(), grossGrams: (netGrams + 16_560_000n).toString() },
        ...{ tareGrams: '16560000', weighedAt: new Date(Number(timestamp) * 1_000).toISOString() },
        ...{ weighbridge: 'Linz Hafen 2', iss: 'urn:topsteel:carrier:spedition-donau-rhein' },
      };
      return new CompactSign(new TextEncoder().encode(JSON.stringify(ticket)))
        .setProtectedHeader({ alg: 'ES256', kid: 'scale-1' })
        .sign(privateKey);
    };
    signers = await startSigners(world, { weighbridgeKeys: keys });
    const mill = await registerMill(world, relayer, 'Voralpen Stahl');
    const { lotId } = await commissionLot(world, relayer, mill, 1n);
    order = await signOrder(world, mill, lotId, 'PO-4711 in two loads');
    await request(world, order.key, 'authorize-payment', order.payload);
    await drive(world, relayer, order.key, 'final');
  });
  after(async () => {
    await signers.stop();
    await world.stop();
  });

  async function feed(): Promise<void> {
    const { database, client, deployment } = world;
    await database.query('UPDATE bridge.weigh_ticket SET look_at = now()');
    const fetchTickets = () => Promise.resolve(tickets);
    await runWeightFeed({ database, client, deployment, fetchTickets, keys, logger });
    await runReportDesk({ database, client, deployment, signers: signers.all, logger });
  }
  async function pass(seconds: number): Promise<void> {
    await world.node.increaseTime({ seconds });
    await world.mine(1);
    await world.watchAll();
  }
  async function decisions(): Promise<string[]> {
    const { rows } = await world.database.query<{ row: string }>(
      `SELECT delivery_ref || ' ' || decision AS row FROM bridge.weigh_ticket ORDER BY seq`,
    );
    return rows.map(({ row }) => row);
  }
  const settled = (round: number) =>
    drive(world, relayer, businessKey.weightReport(order.paymentId, round), 'final');

  it('is reported once the one before it was paid by silence, whose inspection it does not begin anew', async () => {
    tickets.push({ seq: 1, jws: await weigh('D-1', 2_000_000n) });
    await feed();
    await settled(1);
    await pass(7_200);
    tickets.push({ seq: 2, jws: await weigh('D-2', 2_500_000n) });
    await feed();
    expect(await decisions()).to.deep.equal(['D-1 reported', 'D-2 waiting']);

    await pass(79_300);
    const key = businessKey.capturePayment(order.paymentId, 2_000_000n);
    await request(world, key, 'capture-payment', {
      ...{ paymentId: order.paymentId, terms: termsJson(order.terms), totalGrams: '2000000' },
      ...{ isFinal: false, receipt: '0x', epcisEvent: keccak256(toBytes('delivery of D-1')) },
    });
    await drive(world, relayer, key, 'final');
    const { refundable } = await readPaymentState(world.client, world.deployment, order.paymentId);
    expect(refundable).to.equal(1_280_000_000n);

    await feed();
    await settled(2);
    expect(await decisions()).to.deep.equal(['D-1 reported', 'D-2 reported']);
    const subject = { kind: WEIGHT_KIND, subject: order.paymentId };
    expect(await readLatestReport(world.client, world.deployment, subject)).to.deep.include({
      value: 4_500_000n,
      round: 2,
    });
  });
});
