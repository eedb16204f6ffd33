import {
  FIAT_RECEIPT_KIND,
  payoutNonceOf,
  readFiatOrder,
  transferWithAuthorization,
  transferWithAuthorizationTypedData,
  usdcAbi,
  WEIGHT_KIND,
} from '@topsteel/chain';
import { demoAccount, demoDepositKey } from '@topsteel/chain/deploy';
import { businessKey, fiatTermsJson } from '@topsteel/domain/bridge';
import { expect } from 'chai';
import {
  createWalletClient,
  encodeFunctionData,
  http,
  keccak256,
  parseEther,
  parseTransaction,
  toBytes,
} from 'viem';
import type { Address, Hex } from 'viem';
import type { Relayer } from '../src/relayer/relay-intents.ts';
import { createDepositKeys } from '../src/signing/deposit-keys.ts';
import { commissionLot, drive, intentOf, letRetry, registerMill, request } from './acts.ts';
import { fiatOrder, report } from './fiat-acts.ts';
import { startWorld } from './world.ts';
import type { World } from './world.ts';

const hashOf = (text: string) => keccak256(toBytes(text));
const vendor: Address = '0x00000000000000000000000000000000000a11ce';
const treasury = demoAccount('treasury').address;

describe('acts on money', function () {
  this.timeout(120_000);
  let world: World;
  let relayer: Relayer;
  let mill: Address;
  let lotId: bigint;

  before(async () => {
    world = await startWorld();
    relayer = world.relayer();
    mill = await registerMill(world, relayer, 'Voralpen Stahl');
    ({ lotId } = await commissionLot(world, relayer, mill, 1n));
    await as('usdcMinter', world.deployment.usdc, mint(demoAccount('treasury').address, 10_000_000_000n));
  });

  after(() => world.stop());

  function mint(to: Address, amount: bigint): Hex {
    return encodeFunctionData({ abi: usdcAbi, functionName: 'mint', args: [to, amount] });
  }

  function give(to: Address, amount: bigint): Hex {
    return encodeFunctionData({ abi: usdcAbi, functionName: 'transfer', args: [to, amount] });
  }

  async function as(
    name: Parameters<typeof demoAccount>[0],
    to: Address,
    data: Hex,
    value = 0n,
  ): Promise<void> {
    const wallet = createWalletClient({ account: demoAccount(name), transport: http(world.rpcUrl) });
    const hash = await wallet.sendTransaction({ to, data, value, chain: null });
    await world.client.waitForTransactionReceipt({ hash });
  }

  async function usdcOf(account: Address): Promise<bigint> {
    const { usdc } = world.deployment;
    return world.client.readContract({
      address: usdc,
      abi: usdcAbi,
      functionName: 'balanceOf',
      args: [account],
    });
  }

  it('opens a fiat order on the consent of a hosted seller, and refuses one without', async () => {
    const { terms, fiatOrderId } = await fiatOrder(world, mill, lotId, 'PO-4712');
    const payload = { fiatOrderId, terms: fiatTermsJson(terms) };
    const key = businessKey.openFiatOrder(fiatOrderId);
    await request(world, `${key}:silent`, 'open-fiat-order', payload);
    await relayer.relay();
    expect((await intentOf(world, `${key}:silent`)).error?.code).to.equal('AcceptanceMissing');
    await request(world, `${key}:forged`, 'open-fiat-order', { ...payload, fiatOrderId: hashOf('another') });
    await relayer.relay();
    expect((await intentOf(world, `${key}:forged`)).error?.code).to.equal('FiatOrderIdMismatch');

    await request(world, key, 'open-fiat-order', {
      ...payload,
      sellerConsent: { offerId: 'offer-1', offerVersion: '1' },
    });
    await drive(world, relayer, key, 'mined');
    expect(await readFiatOrder(world.client, world.deployment, fiatOrderId)).to.deep.equal({
      phase: 'open',
      releasedGrams: 0n,
    });
  });

  it('releases title to what is paid and weighed, once, and frees the rest', async () => {
    const { terms, fiatOrderId } = await fiatOrder(world, mill, lotId, 'PO-4713');
    const named = { fiatOrderId, terms: fiatTermsJson(terms) };
    const open = businessKey.openFiatOrder(fiatOrderId);
    const consent = { sellerConsent: { offerId: 'offer-1', offerVersion: '1' } };
    await request(world, open, 'open-fiat-order', { ...named, ...consent });
    await drive(world, relayer, open, 'mined');
    // 1,920 of 3,200 EUR pay for 3,000 of 5,000 kg, to the cent.
    await report(world, relayer, FIAT_RECEIPT_KIND, fiatOrderId, 192_000n);
    await report(world, relayer, WEIGHT_KIND, fiatOrderId, 3_000_000n);

    const release = { ...named, totalGrams: '3000000', epcisEvent: hashOf('delivery') };
    const key = businessKey.releaseFiatOrder(fiatOrderId, 3_000_000n);
    await request(world, key, 'release-fiat-order', release);
    await request(world, `${key}:again`, 'release-fiat-order', release);
    await drive(world, relayer, key, 'mined');
    await drive(world, relayer, `${key}:again`, 'mined');
    const { rows } = await world.database.query<{ args: Record<string, string> }>(
      `SELECT args FROM bridge.event WHERE name = 'OrderReleased' AND args->>'orderId' = $1`,
      [fiatOrderId],
    );
    expect(rows).to.have.length(1);
    expect(rows[0]?.args).to.include({ grams: '3000000', worthMinor: '192000', receivedMinor: '192000' });

    const cancel = businessKey.cancelFiatOrder(fiatOrderId);
    await request(world, cancel, 'cancel-fiat-order', named);
    await drive(world, relayer, cancel, 'final');
    expect(await readFiatOrder(world.client, world.deployment, fiatOrderId)).to.deep.equal({
      phase: 'closed',
      releasedGrams: 3_000_000n,
    });
  });

  it('pays a payout once, whoever sends it again', async () => {
    const key = businessKey.payOut('payout-1');
    const payload = { payoutId: 'payout-1', to: vendor, amountMinor: '250000000' };
    await request(world, key, 'pay-out', payload);
    await request(world, `${key}:again`, 'pay-out', payload);
    await drive(world, relayer, key, 'final');
    await drive(world, relayer, `${key}:again`, 'final');
    expect(await usdcOf(vendor)).to.equal(250_000_000n);

    const transfer = {
      from: demoAccount('treasury').address,
      to: vendor,
      amountMinor: 250_000_000n,
      validBefore: Number((await world.client.getBlock()).timestamp) + 3_600,
      nonce: payoutNonceOf('payout-1'),
    };
    const data = transferWithAuthorizationTypedData(world.deployment, transfer);
    const call = transferWithAuthorization(
      world.deployment,
      transfer,
      await demoAccount('treasury').signTypedData(data),
    );
    const again = await as('buyer1', call.to, call.data).catch((error: unknown) => String(error));
    expect(again).to.contain('authorization is used or canceled');
    expect(await usdcOf(vendor)).to.equal(250_000_000n);
  });

  it('says in words why a payout cannot be made', async () => {
    const key = businessKey.payOut('payout-too-large');
    await request(world, key, 'pay-out', {
      payoutId: 'payout-too-large',
      to: vendor,
      amountMinor: '10000000000',
    });
    for (let turn = 0; turn < 3; turn += 1) {
      await relayer.relay();
      await world.watchAll();
    }
    expect((await intentOf(world, key)).error).to.deep.include({
      code: 'Error',
      message: 'The wallet does not hold enough USDC.',
    });
  });

  /** A payout of one more than the treasury holds, whose transfer reverted: its authorization lies open in the calldata. */
  async function revertedPayout(payoutId: string) {
    const key = businessKey.payOut(payoutId);
    const amountMinor = (await usdcOf(treasury)) + 1n;
    const vendorHad = await usdcOf(vendor);
    await request(world, key, 'pay-out', { payoutId, to: vendor, amountMinor: amountMinor.toString() });
    relayer.close();
    const hasty = world.relayer((chain) => ({ ...chain, estimateGas: () => Promise.resolve(200_000n) }));
    await hasty.relay();
    hasty.close();
    const { rows } = await world.database.query<{ raw: Hex }>(
      'SELECT t.raw FROM bridge.transaction t JOIN bridge.intent i ON i.id = t.intent_id WHERE i.business_key = $1',
      [key],
    );
    const { data = '0x' } = parseTransaction(rows[0]?.raw ?? '0x');
    const turn = async () => {
      await letRetry(world, key);
      await world.watchAll();
      await relayer.relay();
      return (await intentOf(world, key)).status;
    };
    return { key, turn, amountMinor, vendorHad, collect: () => as('buyer1', world.deployment.usdc, data) };
  }

  it('takes a payout that reverted back only once nobody can collect it any more', async () => {
    const { key, turn, vendorHad, collect } = await revertedPayout('payout-reverted');
    await world.mine(4);
    expect([await turn(), await turn(), await turn()]).to.deep.equal(['sent', 'sent', 'sent']);
    // In the newest block its time is over; in the newest final one it is not.
    await world.node.increaseTime({ seconds: 3_700 });
    await world.mine(1);
    expect(await turn()).to.equal('sent');
    await world.mine(4);
    expect(await turn()).to.equal('failed');
    expect((await intentOf(world, key)).error).to.deep.include({
      code: 'Error',
      message: 'The wallet does not hold enough USDC.',
    });
    await as('usdcMinter', world.deployment.usdc, mint(treasury, 1n));
    expect(await collect().catch((error: unknown) => String(error))).to.contain('authorization is expired');
    expect(await usdcOf(vendor)).to.equal(vendorHad);
  });

  it('takes a payout that reverted for paid when somebody else sends it', async () => {
    const { key, turn, amountMinor, vendorHad, collect } = await revertedPayout('payout-collected');
    await world.mine(4);
    expect([await turn(), await turn()]).to.deep.equal(['sent', 'sent']);
    await as('usdcMinter', world.deployment.usdc, mint(treasury, 1n));
    await collect();
    await world.watchAll();
    await letRetry(world, key);
    await drive(world, relayer, key, 'final');
    expect(await usdcOf(vendor)).to.equal(vendorHad + amountMinor);
    await world.node.impersonateAccount({ address: vendor });
    await world.node.setBalance({ address: vendor, value: parseEther('1') });
    await world.node.sendUnsignedTransaction({
      from: vendor,
      to: world.deployment.usdc,
      data: give(treasury, amountMinor),
    });
  });

  it('waits while Circle has paused USDC, and pays afterwards', async () => {
    const { usdc } = world.deployment;
    const control = (functionName: 'pause' | 'unpause') => encodeFunctionData({ abi: usdcAbi, functionName });
    await as('usdcPauser', usdc, control('pause'));
    const key = businessKey.payOut('payout-paused');
    await request(world, key, 'pay-out', { payoutId: 'payout-paused', to: vendor, amountMinor: '1000000' });
    await relayer.relay();
    expect((await intentOf(world, key)).status).to.equal('requested');
    await as('usdcPauser', usdc, control('unpause'));
    await letRetry(world, key);
    await drive(world, relayer, key, 'mined');
    expect(await usdcOf(vendor)).to.equal(251_000_000n);
  });

  it('fails in words where the key of deposit accounts is not held, or the account cannot be', async () => {
    const payload = { from: '7', to: vendor, amountWei: '1' };
    await request(world, 'send-native:no-key', 'send-native', { key: 'no-key', ...payload });
    const hardened = { key: 'hardened', ...payload, from: (2 ** 31).toString() };
    relayer.close();
    const without = world.relayer(undefined, { deposits: null });
    await without.relay();
    without.close();
    await request(world, 'send-native:hardened', 'send-native', hardened);
    await relayer.relay();
    const codes = [
      await intentOf(world, 'send-native:no-key'),
      await intentOf(world, 'send-native:hardened'),
    ];
    expect(codes.map(({ error }) => error?.code)).to.deep.equal(['DepositKeyMissing', 'DepositUnknown']);
  });

  it('sends native coin from a deposit account, all of it, once, with gas from the relayer', async () => {
    const deposit = createDepositKeys(demoDepositKey()).accountOf(7).address;
    const refundTo: Address = '0x00000000000000000000000000000000000b0b0b';
    await as('buyer1', deposit, '0x', parseEther('0.5'));
    const key = businessKey.sendNative('refund-9');
    const payload = { key: 'refund-9', from: '7', to: refundTo, amountWei: parseEther('0.5').toString() };
    await request(world, key, 'send-native', payload);
    // The watcher sleeps: the transfer is in a block that it has not read.
    for (let pass = 0; pass < 5; pass += 1) await relayer.relay();
    const { result } = await drive(world, relayer, key, 'final');
    expect(await world.client.getBalance({ address: refundTo })).to.equal(parseEther('0.5'));
    expect(BigInt(result?.feeWei ?? 0) > 0n).to.equal(true);
    for (let turn = 0; turn < 3; turn += 1) {
      await request(world, key, 'send-native', payload);
      await relayer.relay();
      await world.mine(1);
      await world.watchAll();
    }
    expect(await world.client.getBalance({ address: refundTo })).to.equal(parseEther('0.5'));
    const { rows } = await world.database.query<{ signer: string; status: string }>(
      `SELECT t.signer, t.status FROM bridge.transaction t JOIN bridge.intent i ON i.id = t.intent_id
       WHERE i.business_key = $1 ORDER BY t.created_at`,
      [key],
    );
    expect(rows.map(({ signer }) => signer)).to.deep.equal([world.accounts.relayer.address, deposit]);
  });

  it('sends a part of what a deposit holds and leaves the rest whole: gas is not paid out of it', async () => {
    const deposit = createDepositKeys(demoDepositKey()).accountOf(9).address;
    await as('buyer1', deposit, '0x', parseEther('0.3'));
    for (const [name, ether, left] of [
      ['part-9', '0.1', '0.2'],
      ['more-9', '0.05', '0.15'],
    ] as const) {
      const payload = { key: name, from: '9', to: vendor, amountWei: parseEther(ether).toString() };
      await request(world, businessKey.sendNative(name), 'send-native', payload);
      await drive(world, relayer, businessKey.sendNative(name), 'final');
      const held = await world.client.getBalance({ address: deposit });
      expect(held >= parseEther(left), held.toString()).to.equal(true);
      expect(held < parseEther(left) + parseEther('0.001'), held.toString()).to.equal(true);
    }
  });

  it('has the relayer pay gas and nothing else: an account that was emptied fails in words', async () => {
    const deposit = createDepositKeys(demoDepositKey()).accountOf(8).address;
    await as('buyer1', deposit, '0x', parseEther('0.3'));
    const send = (name: string, ether: string) => {
      const payload = { key: name, from: '8', to: vendor, amountWei: parseEther(ether).toString() };
      return request(world, businessKey.sendNative(name), 'send-native', payload);
    };
    await send('back-8', '0.1');
    await drive(world, relayer, businessKey.sendNative('back-8'), 'final');
    await send('sweep-8', '0.2');
    await drive(world, relayer, businessKey.sendNative('sweep-8'), 'final');
    const held = await world.client.getBalance({ address: vendor });
    await send('refund-8', '0.05');
    await relayer.relay();
    const { status, error } = await intentOf(world, businessKey.sendNative('refund-8'));
    expect([status, error?.code]).to.deep.equal(['failed', 'AccountTooLow']);
    const said = /^(\d+) wei are missing on the account 0x[0-9a-fA-F]{40}\. The relayer pays/;
    const missing = said.exec(error?.message ?? '')?.[1];
    expect(BigInt(missing ?? 0) > parseEther('0.049')).to.equal(true);
    expect(await world.client.getBalance({ address: vendor })).to.equal(held);
    const { rows } = await world.database.query<{ signer: string }>(
      `SELECT signer FROM bridge.transaction t JOIN bridge.intent i ON i.id = t.intent_id WHERE i.business_key = $1`,
      [businessKey.sendNative('refund-8')],
    );
    expect(rows).to.deep.equal([]);
  });

  it('sends native coin out of the treasury where a deposit was swept there, once', async () => {
    const to: Address = '0x00000000000000000000000000000000000b0b0c';
    await world.node.setBalance({ address: treasury, value: parseEther('0.2') });
    const key = businessKey.sendNative('refund-swept');
    const payload = { key: 'refund-swept', from: '8', to, amountWei: parseEther('0.05').toString() };
    await request(world, key, 'send-native', { ...payload, outOf: 'treasury' });
    const { result } = await drive(world, relayer, key, 'final');
    await relayer.relay();
    expect(await world.client.getBalance({ address: to })).to.equal(parseEther('0.05'));
    expect(await world.client.getBalance({ address: treasury })).to.equal(
      parseEther('0.15') - BigInt(result?.feeWei ?? 0),
    );
  });
});
