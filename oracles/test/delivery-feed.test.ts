import { DELIVERY_KIND, readLatestReport } from '@topsteel/chain';
import { businessKey } from '@topsteel/domain/bridge';
import { expect } from 'chai';
import type { Address } from 'viem';
import { fetchMessages } from '../src/feeds/delivery/fetch-messages.ts';
import type { ListEntry } from '../src/feeds/read-list.ts';
import { runDeliveryFeed } from '../src/feeds/delivery/run-delivery-feed.ts';
import { remoteKeys } from '../src/feeds/remote-keys.ts';
import type { Relayer } from '../src/relayer/relay-intents.ts';
import { runReportDesk } from '../src/reports/run-report-desk.ts';
import { commissionLot, drive, registerMill } from './acts.ts';
import { startCounterparties } from './counterparties.ts';
import type { Counterparties } from './counterparties.ts';
import { openFiatOrder } from './fiat-orders.ts';
import type { FiatOrder } from './fiat-orders.ts';
import { startSigners } from './signers.ts';
import type { Signers } from './signers.ts';
import { logger, startWorld } from './world.ts';
import type { World } from './world.ts';

describe('deliveries by electronic consignment note', function () {
  this.timeout(120_000);
  let world: World;
  let relayer: Relayer;
  let others: Counterparties;
  let signers: Signers;
  let order: FiatOrder;
  let chainNow: Date;

  before(async () => {
    world = await startWorld();
    relayer = world.relayer();
    others = await startCounterparties({ now: () => chainNow });
    const mill: Address = await registerMill(world, relayer, 'Voralpen Stahl');
    const { lotId } = await commissionLot(world, relayer, mill, 1n);
    order = await openFiatOrder(world, relayer, { mill, lotId, reference: 'PO-4714' });
    signers = await startSigners(world, { carrierKeys: remoteKeys(`${others.url}/consignments/jwks.json`) });
    await tick();
    for (const deliveryRef of ['DLV-1', 'DLV-2']) {
      others.weighbridge.announce({
        deliveryRef,
        paymentId: order.fiatOrderId,
        consignee: 'Nordkai Stahlbau',
        product: 'Plate S355J2+N 20 mm',
        expectedGrams: '2500000',
      });
    }
  });
  after(async () => {
    await signers.stop();
    await others.stop();
    await world.stop();
  });

  const tick = async (): Promise<void> => {
    await world.node.increaseTime({ seconds: 60 });
    await world.mine(1);
    chainNow = new Date(Number((await world.client.getBlock()).timestamp) * 1000);
  };
  const secondsNow = (): bigint => BigInt(chainNow.getTime() / 1000);

  async function feed(
    fetch: (after: number) => Promise<ListEntry[]> = (after) => fetchMessages(others.url, after),
  ): Promise<void> {
    const { database, client, deployment } = world;
    const keys = remoteKeys(`${others.url}/consignments/jwks.json`);
    await runDeliveryFeed({ database, client, deployment, fetchMessages: fetch, keys, logger });
    await runReportDesk({ database, client, deployment, signers: signers.all, logger });
  }
  const settled = (round: number) =>
    drive(world, relayer, businessKey.oracleReport('TopSteel.Delivery', order.fiatOrderId, round), 'final');
  const onChain = () =>
    readLatestReport(world.client, world.deployment, { kind: DELIVERY_KIND, subject: order.fiatOrderId });
  async function decisions(): Promise<Record<string, string>> {
    const { rows } = await world.database.query<{ decision: string; count: string }>(
      'SELECT decision, count(*) FROM bridge.delivery_message GROUP BY decision',
    );
    return Object.fromEntries(rows.map(({ decision, count }) => [decision, count]));
  }

  it('are reported once, however often and in whatever order the carrier tells of them', async () => {
    await tick();
    await others.carrier.takeOver('DLV-1', 'Linz Hafen 2');
    await tick();
    await others.carrier.deliver('DLV-1', 'Hamburg, Gate 3');
    const deliveredAt = secondsNow();
    // The list comes newest first and double; the second reading starts again a little before its end.
    await feed();
    await feed();
    await settled(1);
    expect(await onChain()).to.deep.include({ value: deliveredAt, round: 1 });
    expect(await decisions()).to.deep.equal({ noted: '1', reported: '1' });
  });

  it('move on with a later consignment of the same order, and not back with a late message', async () => {
    await tick();
    await others.carrier.takeOver('DLV-2', 'Linz Hafen 2');
    await tick();
    await others.carrier.deliver('DLV-2', 'Hamburg, Gate 3');
    const deliveredAt = secondsNow();
    const all = await fetchMessages(others.url, 0);
    const newest = all.reduce((a, b) => (a.seq > b.seq ? a : b));
    // The delivery arrives alone; the taking over, which was earlier, only in the next reading.
    await feed(() => Promise.resolve([newest]));
    await settled(2);
    await feed();
    expect(await onChain()).to.deep.include({ value: deliveredAt, round: 2 });
    expect(await decisions()).to.deep.equal({ noted: '2', reported: '2' });
  });

  it('are not taken from another carrier', async () => {
    const stranger = await startCounterparties({ now: () => chainNow });
    stranger.weighbridge.announce({
      deliveryRef: 'DLV-9',
      paymentId: order.fiatOrderId,
      consignee: 'Nordkai Stahlbau',
      product: 'Plate',
      expectedGrams: '1',
    });
    await tick();
    await stranger.carrier.deliver('DLV-9', 'Nowhere');
    await feed((after) => fetchMessages(stranger.url, after));
    await stranger.stop();
    expect(await decisions()).to.deep.equal({ noted: '2', reported: '2', rejected: '1' });
    const { rows } = await world.database.query<{ reason: string }>(
      `SELECT reason FROM bridge.delivery_message WHERE decision = 'rejected'`,
    );
    expect(rows[0]!.reason).to.equal('The message is signed with a key that the carrier does not publish.');
  });
});
