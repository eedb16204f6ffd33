import { readPaymentState, WEIGHT_KIND } from '@topsteel/chain';
import { expect } from 'chai';
import type { Address } from 'viem';
import { submitReport } from '../src/reports/submit-report.ts';
import type { RelayerChain } from '../src/relayer/relayer-chain.ts';
import type { Relayer } from '../src/relayer/relay-intents.ts';
import { businessKey } from '@topsteel/domain/bridge';
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
import { signAsQuorum } from './quorum.ts';
import { startWorld } from './world.ts';
import type { World } from './world.ts';

/** Dies at a point: nothing that it would have done afterwards happens. */
class Crash extends Error {}

const dieBeforeBroadcast = (chain: RelayerChain): RelayerChain => ({
  ...chain,
  broadcast: () => new Promise<never>(() => undefined),
});

const dieAfterBroadcast = (chain: RelayerChain): RelayerChain => ({
  ...chain,
  broadcast: async (raw) => {
    await chain.broadcast(raw);
    return new Promise<never>(() => undefined);
  },
});

const dieBeforePersist = (chain: RelayerChain): RelayerChain => ({
  ...chain,
  fees: () => Promise.reject(new Crash('before persist')),
});

describe('a relayer that dies', function () {
  this.timeout(120_000);
  let world: World;
  let mill: Address;
  let lotId: bigint;

  before(async () => {
    world = await startWorld();
    const relayer = world.relayer();
    mill = await registerMill(world, relayer, 'Voralpen Stahl');
    ({ lotId } = await commissionLot(world, relayer, mill, 1n));
    relayer.close();
  });

  after(() => world.stop());

  /** Runs a relayer into its death: its pass never ends, and its locks go with its connection. */
  async function dies(
    change: (chain: RelayerChain) => RelayerChain,
    until: () => Promise<boolean>,
  ): Promise<void> {
    const victim = world.relayer(change);
    const pass = victim.relay().catch(() => undefined);
    for (let look = 0; look < 500 && !(await until()); look += 1) {
      await Promise.race([pass, world.client.getBlockNumber()]);
    }
    expect(await until(), 'the point of death was reached').to.equal(true);
    victim.close();
  }

  async function persisted(key: string): Promise<boolean> {
    return (await intentOf(world, key)).status === 'sent';
  }

  async function onChain(order: Order): Promise<boolean> {
    return (await readPaymentState(world.client, world.deployment, order.paymentId)).phase !== 'none';
  }

  async function transactionsFor(key: string): Promise<{ status: string; hash: string }[]> {
    const { rows } = await world.database.query<{ status: string; hash: string }>(
      `SELECT t.status, t.hash FROM bridge.transaction t JOIN bridge.intent i ON i.id = t.intent_id
       WHERE i.business_key = $1`,
      [key],
    );
    return rows;
  }

  it('before it persists: another one does the work, once', async () => {
    const order = await signOrder(world, mill, lotId, 'dies before it persists');
    const before = await escrowBalance(world);
    await request(world, order.key, 'authorize-payment', order.payload);
    const victim = world.relayer(dieBeforePersist);
    await victim.relay().catch(() => undefined);
    victim.close();
    expect(await transactionsFor(order.key)).to.deep.equal([]);

    await drive(world, world.relayer(), order.key, 'final');
    expect((await escrowBalance(world)) - before).to.equal(3_200_000_000n);
  });

  it('between persist and broadcast: the stored bytes are sent, once', async () => {
    world.closeRelayers();
    const order = await signOrder(world, mill, lotId, 'dies before broadcast');
    const before = await escrowBalance(world);
    await request(world, order.key, 'authorize-payment', order.payload);
    await dies(dieBeforeBroadcast, () => persisted(order.key));
    const [stored] = await transactionsFor(order.key);
    expect(stored?.status).to.equal('prepared');
    expect(await onChain(order)).to.equal(false);

    const done = await drive(world, world.relayer(), order.key, 'final');
    expect(done.tx_hash).to.equal(stored?.hash);
    expect(await transactionsFor(order.key)).to.have.length(1);
    expect((await escrowBalance(world)) - before).to.equal(3_200_000_000n);
  });

  it('between broadcast and receipt of a capture: the seller is paid once', async () => {
    world.closeRelayers();
    const order = await signOrder(world, mill, lotId, 'dies after broadcast');
    await request(world, order.key, 'authorize-payment', order.payload);
    const first = world.relayer();
    await drive(world, first, order.key, 'mined');
    await weighed(first, order, 4_982_000n);
    first.close();

    const capture = await signCapture(world, order, 4_982_000n);
    await request(world, capture.key, 'capture-payment', capture.payload);
    const isClosed = async () =>
      (await readPaymentState(world.client, world.deployment, order.paymentId)).phase === 'closed';
    await dies(dieAfterBroadcast, isClosed);
    expect((await transactionsFor(capture.key))[0]?.status).to.equal('prepared');

    await drive(world, world.relayer(), capture.key, 'final');
    expect(await transactionsFor(capture.key)).to.have.length(1);
    const { rows } = await world.database.query<{ amount: string }>(
      `SELECT args->>'amount' AS amount FROM bridge.event WHERE name = 'DeliveryCaptured' AND args->>'paymentId' = $1`,
      [order.paymentId],
    );
    expect(rows).to.deep.equal([{ amount: '3188480000' }]);
  });

  it('and loses its nonce to a foreign transaction: the work is sent under another, once', async () => {
    world.closeRelayers();
    const order = await signOrder(world, mill, lotId, 'loses its nonce');
    const before = await escrowBalance(world);
    await request(world, order.key, 'authorize-payment', order.payload);
    await dies(dieBeforeBroadcast, () => persisted(order.key));
    const [lost] = await transactionsFor(order.key);
    const foreign = await world.node.request({
      method: 'eth_sendTransaction',
      params: [{ from: world.accounts.relayer.address, to: mill, value: '0x0' }],
    } as never);
    expect(foreign).to.be.a('string');
    // That the nonce is used is believed once it is final.
    await world.mine(3);
    await world.watchAll();

    const done = await drive(world, world.relayer(), order.key, 'final');
    expect(done.tx_hash).not.to.equal(lost?.hash);
    expect((await transactionsFor(order.key)).map(({ status }) => status)).to.have.members([
      'dropped',
      'final',
    ]);
    expect((await escrowBalance(world)) - before).to.equal(3_200_000_000n);
  });

  it('while another one stands by: only one holds the pen', async () => {
    world.closeRelayers();
    const [a, b] = [world.relayer(), world.relayer()];
    const order = await signOrder(world, mill, lotId, 'two relayers');
    await request(world, order.key, 'authorize-payment', order.payload);
    for (let turn = 0; turn < 50 && !(await persisted(order.key)); turn += 1) {
      await Promise.all([a.relay(), b.relay()]);
    }
    await Promise.all([a.relay(), b.relay()]);
    expect(await transactionsFor(order.key)).to.have.length(1);
    a.close();
    b.close();
  });

  async function weighed(relayer: Relayer, order: Order, grams: bigint): Promise<void> {
    const now = Number((await world.client.getBlock()).timestamp);
    const report = {
      kind: WEIGHT_KIND,
      subject: order.paymentId,
      value: grams,
      observedAt: now,
      validUntil: now + 3_600,
      round: 1,
      signerSet: 1,
    };
    const key = businessKey.weightReport(order.paymentId, 1);
    await submitReport(world.database, key, report, await signAsQuorum(world.deployment, report));
    await drive(world, relayer, key, 'mined');
  }
});
