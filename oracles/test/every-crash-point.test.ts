import { materialLedgerAbi, readPaymentState, usdcAbi } from '@topsteel/chain';
import { demoAccount, demoDepositKey } from '@topsteel/chain/deploy';
import { businessKey } from '@topsteel/domain/bridge';
import { expect } from 'chai';
import { createWalletClient, encodeFunctionData, http, keccak256, toBytes } from 'viem';
import type { Address } from 'viem';
import { createRelayer } from '../src/relayer/relay-intents.ts';
import type { Relayer } from '../src/relayer/relay-intents.ts';
import { createRelayerChain } from '../src/relayer/relayer-chain.ts';
import { createDepositKeys } from '../src/signing/deposit-keys.ts';
import { createChainReader } from '../src/watcher/chain-reader.ts';
import { watchChain } from '../src/watcher/watch-chain.ts';
import { commissionLot, drive, intentOf, registerMill, request, signAdvance, signOrder } from './acts.ts';
import { mortal } from './crash.ts';
import type { Mortal } from './crash.ts';
import { startWorld } from './world.ts';
import type { World } from './world.ts';

/** Every word with FAULTS=all; otherwise every fifth, which takes seconds instead of a minute. */
const IS_ALL = process.env.FAULTS === 'all';
const stride = IS_ALL ? 1 : 5;

/** Every word that a process says to the outside is its last one once; a second process then finishes the work. */
describe('a death after every word', function () {
  this.timeout(IS_ALL ? 0 : 300_000);
  let world: World;
  let mill: Address;
  let lotId: bigint;
  const deposits = createDepositKeys(demoDepositKey());

  before(async () => {
    world = await startWorld();
    const relayer = world.relayer();
    mill = await registerMill(world, relayer, 'Voralpen Stahl');
    ({ lotId } = await commissionLot(world, relayer, mill, 1n));
    relayer.close();
    const { usdc } = world.deployment;
    const args = [demoAccount('treasury').address, 10_000_000_000n] as const;
    await as('usdcMinter', usdc, encodeFunctionData({ abi: usdcAbi, functionName: 'mint', args }));
    await as('mill2', deposits.accountOf(1).address, '0x', 10n ** 19n);
  });

  after(() => world.stop());

  async function as(
    name: Parameters<typeof demoAccount>[0],
    to: Address,
    data: `0x${string}`,
    value = 0n,
  ): Promise<void> {
    const wallet = createWalletClient({ account: demoAccount(name), transport: http(world.rpcUrl) });
    const hash = await wallet.sendTransaction({ to, data, value, chain: null });
    await world.client.waitForTransactionReceipt({ hash });
  }

  function relayerOf(process: Mortal): Relayer {
    return createRelayer({
      database: process.database,
      client: process.client,
      chain: createRelayerChain(process.client),
      deployment: world.deployment,
      accounts: world.accounts,
      inspection: demoAccount('usdcPauser'),
      treasury: demoAccount('treasury'),
      deposits,
      policy: { rebroadcastMs: 0, stuckMs: 60_000, dropMs: 0, maxFeePerGas: 500_000_000_000n },
      maxAttempts: 5,
      logger: world.watch.logger,
    });
  }

  /** Relays until the intent is mined or the process dies. True when it lived. */
  async function relaysUntilDeath(process: Mortal, key: string): Promise<boolean> {
    const relayer = relayerOf(process);
    for (let turn = 0; turn < 8 && !process.isDead(); turn += 1) {
      await Promise.race([relayer.relay().catch(() => undefined), process.death]);
      if (process.isDead()) break;
      await world.watchAll();
      if ((await intentOf(world, key)).status === 'mined') break;
    }
    const lived = !process.isDead();
    if (lived) relayer.close();
    process.bury();
    return lived;
  }

  /** Lets the work die after one word, after two, … until it lives; the check follows each death. */
  async function everywhere(
    ask: (point: number) => Promise<string>,
    check: (point: number, key: string) => Promise<void>,
  ): Promise<number> {
    for (let point = 0; ; point += stride) {
      const key = await ask(point);
      const lived = await relaysUntilDeath(mortal(world.database, world.rpcUrl, point), key);
      const successor = world.relayer();
      await drive(world, successor, key, 'final');
      successor.close();
      await check(point, key);
      if (lived) return point;
    }
  }

  function enough(what: string, points: number, least = 20): void {
    if (IS_ALL) console.log(`      ${what}: died after each of ${points.toString()} words`);
    expect(points).to.be.greaterThan(least);
  }

  async function transfersTo(to: Address): Promise<bigint[]> {
    const logs = await world.client.getContractEvents({
      address: world.deployment.usdc,
      abi: usdcAbi,
      eventName: 'Transfer',
      args: { to },
      fromBlock: 0n,
    });
    return logs.map(({ args }) => args.value ?? 0n);
  }

  const accountOf = (name: string): Address => `0x${keccak256(toBytes(name)).slice(-40)}`;

  it('of a payout pays it once', async () => {
    const points = await everywhere(
      async (point) => {
        const payoutId = `point-${point.toString()}`;
        const key = businessKey.payOut(payoutId);
        await request(world, key, 'pay-out', { payoutId, to: accountOf(payoutId), amountMinor: '1000000' });
        return key;
      },
      async (point) => {
        expect(
          await transfersTo(accountOf(`point-${point.toString()}`)),
          `point ${point.toString()}`,
        ).to.deep.equal([1_000_000n]);
      },
    );
    enough('a payout', points);
  });

  it('of a payment takes the money once', async () => {
    const orders = new Map<number, Awaited<ReturnType<typeof signOrder>>>();
    const points = await everywhere(
      async (point) => {
        const order = await signOrder(world, mill, lotId, `dies at ${point.toString()}`);
        // 60 t are in the lot; each order takes 1 kg of them.
        orders.set(point, order);
        await request(world, order.key, 'authorize-payment', order.payload);
        return order.key;
      },
      async (point) => {
        const order = orders.get(point)!;
        const state = await readPaymentState(world.client, world.deployment, order.paymentId);
        expect(state).to.deep.include({ phase: 'authorized', capturable: 3_200_000_000n });
        const key = businessKey.voidPayment(order.paymentId);
        const { paymentId } = order;
        await request(world, key, 'void-payment', { paymentId, terms: order.payload.terms });
        const relayer = world.relayer();
        await drive(world, relayer, key, 'mined');
        relayer.close();
      },
    );
    enough('a payment', points);
  });

  it('of a capture by amount pays the seller once', async () => {
    const advances = new Map<number, Awaited<ReturnType<typeof signAdvance>>>();
    const points = await everywhere(
      async (point) => {
        const advance = await signAdvance(world, mill, `advance ${point.toString()}`);
        advances.set(point, advance);
        const { paymentId } = advance;
        await request(world, advance.key, 'authorize-payment', advance.payload);
        const relayer = world.relayer();
        await drive(world, relayer, advance.key, 'mined');
        relayer.close();
        const key = businessKey.captureAmount(paymentId, 700_000_000n);
        const payload = { paymentId, terms: advance.payload.terms, amount: '700000000', key: 'delivered' };
        await request(world, key, 'capture-amount', payload);
        return key;
      },
      async (point) => {
        const { paymentId } = advances.get(point)!;
        const state = await readPaymentState(world.client, world.deployment, paymentId);
        expect(state).to.deep.include({ phase: 'closed', capturable: 0n, refundable: 700_000_000n });
      },
    );
    enough('a capture by amount', points);
  });

  it('of a transfer of native coin, which no contract guards, sends it once', async () => {
    const amount = 10n ** 15n;
    const points = await everywhere(
      async (point) => {
        const name = `native-${point.toString()}`;
        const key = businessKey.sendNative(name);
        const payload = { key: name, from: '1', to: accountOf(name), amountWei: amount.toString() };
        await request(world, key, 'send-native', payload);
        return key;
      },
      async (point) => {
        const balance = await world.client.getBalance({ address: accountOf(`native-${point.toString()}`) });
        expect(balance, `point ${point.toString()}`).to.equal(amount);
      },
    );
    enough('a transfer of native coin', points);
  });

  it('of a transformation, which no contract guards either, makes it once', async () => {
    const eventOf = (point: number) => keccak256(toBytes(`cut after ${point.toString()} words`));
    const points = await everywhere(
      async (point) => {
        const key = businessKey.transformLot(`cut-${point.toString()}`);
        await request(world, key, 'transform-lot', {
          actor: mill,
          inputs: [{ lotId: lotId.toString(), grams: '1000' }],
          outputs: [{ to: mill, massGrams: '1000' }],
          lossGrams: '0',
          processEmissionsGrams: '0',
          evidence: keccak256(toBytes('cutting list')),
          epcisEvent: eventOf(point),
        });
        return key;
      },
      async (point) => {
        const made = await world.client.getContractEvents({
          address: world.deployment.materialLedger,
          abi: materialLedgerAbi,
          eventName: 'LotsTransformed',
          fromBlock: 0n,
        });
        const ours = made.filter(({ args }) => args.epcisEvent === eventOf(point));
        expect(ours, `point ${point.toString()}`).to.have.length(1);
      },
    );
    enough('a transformation', points);
  });

  it('of the watcher records every event once', async () => {
    for (let point = 0; ; point += stride) {
      const to = accountOf(`watched-${point.toString()}`);
      const payoutId = `watched-${point.toString()}`;
      const key = businessKey.payOut(payoutId);
      await request(world, key, 'pay-out', { payoutId, to, amountMinor: '1' });
      const relayer = world.relayer();
      await relayer.relay();
      const watcher = mortal(world.database, world.rpcUrl, point);
      const reader = createChainReader(watcher.node);
      const watch = { ...world.watch, database: watcher.database, reader };
      let lived = false;
      for (let step = 0; step < 5 && !watcher.isDead() && !lived; step += 1) {
        const outcome = await Promise.race([watchChain(watch), watcher.death]);
        lived = !watcher.isDead() && outcome === 'idle';
      }
      watcher.bury();
      await drive(world, relayer, key, 'final');
      relayer.close();
      const { rows } = await world.database.query(
        `SELECT e.status FROM bridge.event e JOIN bridge.intent i ON i.tx_hash = e.tx_hash WHERE i.business_key = $1`,
        [key],
      );
      expect(rows, `point ${point.toString()}`).to.deep.equal([{ status: 'final' }]);
      if (!lived) continue;
      enough('the watcher', point, 10);
      return;
    }
  });
});
