import { usdcAbi } from '@topsteel/chain';
import { demoAccount } from '@topsteel/chain/deploy';
import { businessKey } from '@topsteel/domain/bridge';
import { expect } from 'chai';
import { createWalletClient, encodeFunctionData, http, keccak256, parseTransaction, toBytes } from 'viem';
import type { Address, Hex } from 'viem';
import { createMetrics } from '../src/metrics/metrics.ts';
import { checkGas } from '../src/relayer/check-gas.ts';
import { tellSenders } from '../src/relayer/tell-senders.ts';
import { createRelayerChain } from '../src/relayer/relayer-chain.ts';
import type { RelayerChain } from '../src/relayer/relayer-chain.ts';
import type { Relayer } from '../src/relayer/relay-intents.ts';
import { drive, intentOf, letRetry, request } from './acts.ts';
import { startWorld } from './world.ts';
import type { World } from './world.ts';

const patient = { rebroadcastMs: 0, stuckMs: 60_000, dropMs: 0, maxFeePerGas: 500_000_000_000n };
const impatient = { ...patient, stuckMs: 0 };

describe('transactions that do not go as planned', function () {
  this.timeout(120_000);
  let world: World;
  let relayer: Relayer | undefined;

  before(async () => {
    world = await startWorld();
    const { usdc } = world.deployment;
    const args = [demoAccount('treasury').address, 10_000_000_000n] as const;
    const data = encodeFunctionData({ abi: usdcAbi, functionName: 'mint', args });
    const wallet = createWalletClient({ account: demoAccount('usdcMinter'), transport: http(world.rpcUrl) });
    const hash = await wallet.sendTransaction({ to: usdc, data, chain: null });
    await world.client.waitForTransactionReceipt({ hash });
    await world.watchAll();
  });

  afterEach(async () => {
    relayer?.close();
    await world.node.setAutomine(true);
    await world.mine(3);
    await world.watchAll();
  });

  after(() => world.stop());

  /** Asks for a payout of 1 USDC to an account of its own. */
  async function payout(name: string): Promise<{ key: string; to: Address }> {
    const key = businessKey.payOut(name);
    const to: Address = `0x${keccak256(toBytes(name)).slice(-40)}`;
    await request(world, key, 'pay-out', { payoutId: name, to, amountMinor: '1000000' });
    return { key, to };
  }

  async function paid(to: Address): Promise<bigint> {
    const { usdc } = world.deployment;
    return world.client.readContract({ address: usdc, abi: usdcAbi, functionName: 'balanceOf', args: [to] });
  }

  async function transactionsFor(
    key: string,
  ): Promise<{ status: string; purpose: string; raw: Hex; hash: Hex }[]> {
    const { rows } = await world.database.query<{ status: string; purpose: string; raw: Hex; hash: Hex }>(
      `SELECT t.status, t.purpose, t.raw, t.hash FROM bridge.transaction t JOIN bridge.intent i ON i.id = t.intent_id
       WHERE i.business_key = $1 ORDER BY t.created_at, t.id`,
      [key],
    );
    return rows;
  }

  async function statuses(key: string): Promise<string[]> {
    return (await transactionsFor(key)).map(({ status, purpose }) => `${purpose} ${status}`);
  }

  /** Lets the time pass in which what was signed for the act could be used. */
  async function outlast(key: string): Promise<void> {
    expect((await intentOf(world, key)).status).to.equal('sent');
    await world.node.increaseTime({ seconds: 3_700 });
    await world.mine(4);
    await world.watchAll();
    await letRetry(world, key);
    await relayer?.relay();
  }

  /** Takes over from the relayer before, with other rules. */
  function takeOver(
    change?: (chain: RelayerChain) => RelayerChain,
    options: Parameters<World['relayer']>[1] = {},
  ): Relayer {
    relayer?.close();
    relayer = world.relayer(change, options);
    return relayer;
  }

  it('a stuck one is replaced at fees an eighth higher, and the act happens once', async () => {
    await world.node.setAutomine(false);
    const { key, to } = await payout('stuck');
    await takeOver(undefined, { policy: impatient }).relay();
    await relayer?.relay();
    const [old, replacement] = (await transactionsFor(key)).map(({ raw }) => parseTransaction(raw));
    expect(replacement?.nonce).to.equal(old?.nonce);
    const raised = (fee: bigint | undefined): bigint => ((fee ?? 0n) * 1125n + 999n) / 1000n;
    expect((replacement?.maxFeePerGas ?? 0n) >= raised(old?.maxFeePerGas)).to.equal(true);
    expect((replacement?.maxPriorityFeePerGas ?? 0n) >= raised(old?.maxPriorityFeePerGas)).to.equal(true);
    await world.node.setAutomine(true);
    await world.mine(1);
    await drive(world, takeOver(undefined, { policy: patient }), key, 'final');
    expect(await statuses(key)).to.deep.equal(['act replaced', 'act final']);
    expect(await paid(to)).to.equal(1_000_000n);
  });

  it('an original that is mined after it was replaced wins, and its replacement is void', async () => {
    await world.node.setAutomine(false);
    const { key, to } = await payout('both seen');
    await takeOver(undefined, { policy: patient }).relay();
    const mute = (chain: RelayerChain): RelayerChain => ({ ...chain, broadcast: () => Promise.resolve() });
    await takeOver(mute, { policy: impatient }).relay();
    expect(await statuses(key)).to.deep.equal(['act replaced', 'act broadcast']);
    await world.node.setAutomine(true);
    await world.mine(1);
    await drive(world, takeOver(undefined, { policy: patient }), key, 'final');
    await relayer?.relay();
    expect(await statuses(key)).to.deep.equal(['act final', 'act replaced']);
    expect(await paid(to)).to.equal(1_000_000n);
  });

  it('one that would pass the ceiling on fees waits, and the figures say so', async () => {
    await world.node.setAutomine(false);
    const { key } = await payout('too dear');
    await takeOver(undefined, { policy: patient }).relay();
    const [sent] = await transactionsFor(key);
    const maxFeePerGas = parseTransaction(sent?.raw ?? '0x').maxFeePerGas ?? 0n;
    const metrics = createMetrics();
    const options = {
      policy: { ...impatient, maxFeePerGas },
      onSettled: (senders: Parameters<typeof tellSenders>[1]) => {
        tellSenders(metrics, senders);
      },
    };
    await takeOver(undefined, options).relay();
    expect(await statuses(key)).to.deep.equal(['act broadcast']);
    expect(metrics.text()).to.contain('topsteel_signer_at_fee_ceiling{signer="relayer"} 1\n');
    expect(metrics.text()).to.contain('topsteel_signer_waiting{signer="relayer"} 1\n');
    await world.node.setAutomine(true);
    await world.mine(1);
    await drive(world, takeOver(undefined, { policy: patient }), key, 'final');
  });

  it('one that was replaced has waited since the first of them was sent', async () => {
    await world.node.setAutomine(false);
    const { key } = await payout('replaced, and old');
    await takeOver(undefined, { policy: patient }).relay();
    await world.database.query(
      `UPDATE bridge.transaction SET created_at = created_at - interval '400 seconds' WHERE intent_id = (
         SELECT id FROM bridge.intent WHERE business_key = $1)`,
      [key],
    );
    const metrics = createMetrics();
    await takeOver(undefined, {
      policy: { ...patient, stuckMs: 300_000 },
      onSettled: (senders) => {
        tellSenders(metrics, senders);
      },
    }).relay();
    await relayer?.relay();
    expect(await statuses(key)).to.deep.equal(['act replaced', 'act broadcast']);
    const waited = metrics.read('topsteel_signer_waiting_seconds', { signer: 'relayer' }) ?? 0;
    expect(waited).to.be.within(400, 460);
    await world.node.setAutomine(true);
    await world.mine(1);
    await drive(world, takeOver(undefined, { policy: patient }), key, 'final');
  });

  it('are not sent, replaced or given up while the watcher distrusts the chain, and are told of', async () => {
    const sent: Hex[] = [];
    const counting = (chain: RelayerChain): RelayerChain => ({
      ...chain,
      broadcast(raw) {
        sent.push(raw);
        return Promise.resolve();
      },
    });
    const { key, to } = await payout('in an alarm');
    await takeOver(counting).relay();
    const foreign = { from: world.accounts.relayer.address, to, value: '0x0' };
    await world.node.request({ method: 'eth_sendTransaction', params: [foreign] } as never);
    await world.mine(3);
    await world.watchAll();
    await world.database.query(
      `UPDATE bridge.head SET alarm = 'Another chain.', alarm_kind = 'other-chain', alarm_since = now(), is_held = true`,
    );
    const metrics = createMetrics();
    await takeOver(counting, {
      policy: impatient,
      onSettled: (senders) => {
        tellSenders(metrics, senders);
      },
    }).relay();
    expect([await statuses(key), sent.length]).to.deep.equal([['act broadcast'], 1]);
    expect(metrics.read('topsteel_signer_waiting', { signer: 'relayer' })).to.equal(1);
    await world.database.query('SELECT bridge.resume($1, $2, false)', [31_337, 'Asked a third node.']);
    await drive(world, takeOver(), key, 'final');
    expect(await statuses(key)).to.deep.equal(['act dropped', 'act final']);
    expect(await paid(to)).to.equal(1_000_000n);
  });

  it('a nonce that is missing is filled, so that the later ones can go', async () => {
    const mute = (chain: RelayerChain): RelayerChain => ({ ...chain, broadcast: () => Promise.resolve() });
    const lost = await payout('lost');
    await takeOver(mute).relay();
    const later = await payout('later');
    await relayer?.relay();
    const [first] = await transactionsFor(lost.key);
    await world.database.query(`UPDATE bridge.transaction SET status = 'dropped' WHERE hash = $1`, [
      first?.hash,
    ]);
    await drive(world, takeOver(), later.key, 'final');
    await drive(world, takeOver(), lost.key, 'final');
    expect([await paid(lost.to), await paid(later.to)]).to.deep.equal([1_000_000n, 1_000_000n]);
    const { rows } = await world.database.query(
      `SELECT status FROM bridge.transaction WHERE purpose = 'fill'`,
    );
    expect(rows).to.have.length(1);
  });

  it('one that ran out of gas is sent again with more', async () => {
    const { key, to } = await payout('out of gas');
    await takeOver((chain) => ({ ...chain, estimateGas: () => Promise.resolve(40_000n) })).relay();
    await world.mine(3);
    await world.watchAll();
    const done = await drive(world, takeOver(), key, 'final');
    expect(await statuses(key)).to.deep.equal(['act reverted', 'act final']);
    expect(done.status).to.equal('final');
    expect(await paid(to)).to.equal(1_000_000n);
  });

  it('one that reverts although the estimate was fine fails its act, in the words of the contract', async () => {
    const key = businessKey.payOut('more than there is');
    const to: Address = `0x${'ab'.repeat(20)}`;
    await request(world, key, 'pay-out', { payoutId: 'more than there is', to, amountMinor: '99000000000' });
    await takeOver((chain) => ({ ...chain, estimateGas: () => Promise.resolve(200_000n) })).relay();
    takeOver();
    for (let turn = 0; turn < 4; turn += 1) {
      await world.mine(1);
      await world.watchAll();
      await relayer?.relay();
    }
    expect(await statuses(key)).to.deep.equal(['act reverted']);
    await outlast(key);
    expect(await statuses(key)).to.deep.equal(['act reverted']);
    const { status, error } = await intentOf(world, key);
    expect([status, error?.message]).to.deep.equal(['failed', 'The wallet does not hold enough USDC.']);
  });

  describe('of a key that was rotated away', () => {
    const rotated = (): Parameters<World['relayer']>[1] => ({
      accounts: { ...world.accounts, relayer: demoAccount('mill2') },
    });
    const mute = (chain: RelayerChain): RelayerChain => ({ ...chain, broadcast: () => Promise.resolve() });

    it('is sent again as it was signed, and the act happens once', async () => {
      const { key, to } = await payout('of the old key');
      await takeOver(mute).relay();
      expect(await statuses(key)).to.deep.equal(['act broadcast']);
      await drive(world, takeOver(undefined, rotated()), key, 'final');
      expect(await statuses(key)).to.deep.equal(['act final']);
      expect(await paid(to)).to.equal(1_000_000n);
    });

    it('is given up once its nonce is used up for good, and the new key does the act, once', async () => {
      const { key, to } = await payout('of the old key, lost');
      await takeOver(mute).relay();
      const foreign = { from: world.accounts.relayer.address, to, value: '0x0' };
      await world.node.request({ method: 'eth_sendTransaction', params: [foreign] } as never);
      await world.watchAll();
      await takeOver(undefined, rotated()).relay();
      expect(await statuses(key)).to.deep.equal(['act broadcast']);
      await world.mine(3);
      await drive(world, relayer!, key, 'final');
      expect(await statuses(key)).to.deep.equal(['act dropped', 'act final']);
      expect(await paid(to)).to.equal(1_000_000n);
    });
  });

  describe('that is taken back', () => {
    async function takeBack(key: string): Promise<void> {
      await world.database.query(
        'UPDATE bridge.intent SET cancel_requested_at = now() WHERE business_key = $1',
        [key],
      );
    }

    async function settle(turns = 5): Promise<void> {
      for (let turn = 0; turn < turns; turn += 1) {
        await relayer?.relay();
        await world.mine(1);
        await world.watchAll();
      }
    }

    it('before it was sent: nothing is sent', async () => {
      const { key, to } = await payout('never sent');
      await takeBack(key);
      takeOver();
      await settle(1);
      expect((await intentOf(world, key)).error?.code).to.equal('Cancelled');
      expect(await transactionsFor(key)).to.deep.equal([]);
      expect(await paid(to)).to.equal(0n);
    });

    it('while it waits for a block: a transfer of nothing takes its nonce', async () => {
      await world.node.setAutomine(false);
      const { key, to } = await payout('taken back');
      await takeOver().relay();
      await takeBack(key);
      await relayer?.relay();
      expect(await statuses(key)).to.deep.equal(['act replaced', 'cancel broadcast']);
      await world.mine(1);
      await relayer?.relay();
      expect((await intentOf(world, key)).status).to.equal('sent');
      await settle();
      await outlast(key);
      const { status, error } = await intentOf(world, key);
      expect([status, error?.code]).to.deep.equal(['failed', 'Cancelled']);
      expect(await statuses(key)).to.deep.equal(['act replaced', 'cancel final']);
      expect(await paid(to)).to.equal(0n);
    });

    it('at the ceiling on fees: it waits as it is, and nothing dearer is signed', async () => {
      await world.node.setAutomine(false);
      const { key } = await payout('taken back, too dear');
      await takeOver().relay();
      const [sent] = await transactionsFor(key);
      const maxFeePerGas = parseTransaction(sent?.raw ?? '0x').maxFeePerGas ?? 0n;
      await takeBack(key);
      await takeOver(undefined, { policy: { ...patient, maxFeePerGas } }).relay();
      expect(await statuses(key)).to.deep.equal(['act broadcast']);
      await world.node.setAutomine(true);
      await world.mine(1);
      takeOver();
      await settle();
      expect((await intentOf(world, key)).status).to.equal('final');
    });

    it('too late: the chain was faster, and the act is done', async () => {
      await world.node.setAutomine(false);
      const { key, to } = await payout('too late');
      await takeOver().relay();
      await takeBack(key);
      const mute = (chain: RelayerChain): RelayerChain => ({ ...chain, broadcast: () => Promise.resolve() });
      await takeOver(mute).relay();
      await world.mine(1);
      takeOver();
      await settle();
      expect((await intentOf(world, key)).status).to.equal('final');
      expect(await statuses(key)).to.deep.equal(['act final', 'cancel replaced']);
      expect(await paid(to)).to.equal(1_000_000n);
    });
  });

  it('an account that runs low on gas is warned of, and nothing stops', async () => {
    const metrics = createMetrics();
    const address = world.accounts.relayer.address;
    const chain = createRelayerChain(world.client);
    const balance = await chain.balanceOf(address);
    const check = {
      database: world.database,
      chain,
      chainId: 31_337,
      senders: { relayer: address },
      metrics,
    };
    await checkGas({ ...check, reserveWei: balance + 1n });
    const { rows } = await world.database.query<{ sentence: string }>(
      'SELECT name, sentence FROM bridge.warning',
    );
    expect(rows).to.have.length(1);
    expect(rows[0]?.sentence).to.match(
      /^The relayer's account 0x\w{40} holds [\d.]+ of native coin for gas; the reserve/,
    );
    await checkGas({ ...check, reserveWei: balance });
    expect((await world.database.query('SELECT 1 FROM bridge.warning')).rows).to.deep.equal([]);
    expect(metrics.text()).to.contain(
      `topsteel_gas_balance_gwei{signer="relayer"} ${(balance / 10n ** 9n).toString()}\n`,
    );
  });
});
