import {
  authorizePayment,
  captureMilestone,
  capturePayment,
  chargePayment,
  claimCreditFor,
  creditClaimTypedData,
  disputePayment,
  milestonesHashOf,
  paymentIdOf,
  readEscrowBalance,
  readLiabilities,
  readPaymentState,
  receiveWithAuthorizationTypedData,
  reclaimPayment,
  refundPayment,
  resolveDispute,
  settlementEscrowAbi,
  settlementTypedData,
  settlePayment,
  termsTypedData,
  usdcAbi,
} from '@topsteel/chain';
import type { Call } from '@topsteel/chain';
import { demoAccount } from '@topsteel/chain/deploy';
import { businessKey, eventArgsSchemas, isEventName, termsJson } from '@topsteel/domain/bridge';
import type { Terms } from '@topsteel/domain/bridge';
import { expect } from 'chai';
import { encodeFunctionData, keccak256, toBytes, zeroAddress, zeroHash } from 'viem';
import type { Address, Hex } from 'viem';
import { drive, letRetry, request } from './acts.ts';
import { startWorld } from './world.ts';
import type { World } from './world.ts';

/** Acts of the escrow that no screen asks for yet, as their actions and typed data make them, on the real contracts. */
describe('acts of the escrow', function () {
  this.timeout(120_000);
  let world: World;
  const payer = demoAccount('buyer1');
  const receiver = demoAccount('mill2');
  const arbiter = demoAccount('buyer2');
  const operator = demoAccount('relayer');
  const [treasury, fund] = [demoAccount('treasury').address, demoAccount('inspectionFund').address];

  before(async () => {
    world = await startWorld();
    await world.send(payer, approval(10n ** 12n));
  });
  after(() => world.stop());

  /** After every act the token, the contract's own state and the events agree. */
  afterEach(async () => {
    const block = await world.client.getBlockNumber();
    const { total } = await readLiabilities(world.client, world.deployment, block);
    expect(await readEscrowBalance(world.client, world.deployment, block)).to.equal(total);
    await world.watchAll();
    const { rows } = await world.database.query<{ name: string; args: unknown }>(
      `SELECT name, args FROM bridge.event WHERE contract = 'settlementEscrow'`,
    );
    for (const { name, args } of rows) {
      expect(isEventName(name), name).to.equal(true);
      if (isEventName(name)) expect(eventArgsSchemas[name].safeParse(args).success, name).to.equal(true);
    }
  });

  const approval = (amount: bigint): Call => ({
    to: world.deployment.usdc,
    data: encodeFunctionData({
      abi: usdcAbi,
      functionName: 'approve',
      args: [world.deployment.settlementEscrow, amount],
    }),
  });

  const now = async (): Promise<number> => Number((await world.client.getBlock()).timestamp);

  async function termsOf(reference: string, changes: Partial<Terms> = {}): Promise<Terms> {
    const time = await now();
    return {
      operator: operator.address,
      payer: payer.address,
      receiver: receiver.address,
      token: world.deployment.usdc,
      maxAmount: 1_000_000_000n,
      authorizeBefore: time + 3_600,
      captureBefore: time + 7_200,
      resolveBefore: time + 10_800,
      refundBefore: time + 14_400,
      inspectionSeconds: 0,
      feeBps: 100,
      silenceBps: 0,
      arbiter: arbiter.address,
      feeShares: [
        { receiver: treasury, shareBps: 8_000 },
        { receiver: fund, shareBps: 2_000 },
      ],
      goods: { lotId: 0n, maxGrams: 0n, titleTo: zeroAddress },
      milestones: zeroHash,
      orderRef: keccak256(toBytes(reference)),
      salt: keccak256(toBytes(`salt ${reference}`)),
      ...changes,
    };
  }

  async function authorize(terms: Terms): Promise<Hex> {
    const data = receiveWithAuthorizationTypedData(world.deployment, terms);
    const signature = await payer.signTypedData(data);
    await world.send(
      operator,
      authorizePayment(world.deployment, { terms, collection: { method: 'erc3009', signature } }),
    );
    return paymentIdOf(world.deployment, terms);
  }

  const balanceOf = (account: Address): Promise<bigint> =>
    world.client.readContract({
      address: world.deployment.usdc,
      abi: usdcAbi,
      functionName: 'balanceOf',
      args: [account],
    });

  const stateOf = (paymentId: Hex) => readPaymentState(world.client, world.deployment, paymentId);

  async function until(time: number): Promise<void> {
    await world.node.setNextBlockTimestamp({ timestamp: BigInt(time) });
    await world.mine(1);
  }

  it('charges by allowance: in and out, commission shared', async () => {
    const terms = await termsOf('charge');
    const before = await Promise.all([receiver.address, treasury, fund].map(balanceOf));
    const signature = await payer.signTypedData(termsTypedData(world.deployment, terms));
    await world.send(
      operator,
      chargePayment(world.deployment, { terms, collection: { method: 'allowance', signature } }),
    );
    const after = await Promise.all([receiver.address, treasury, fund].map(balanceOf));
    const gained = after.map((balance, index) => balance - (before[index] ?? 0n));
    expect(gained).to.deep.equal([990_000_000n, 8_000_000n, 2_000_000n]);
    expect(await stateOf(paymentIdOf(world.deployment, terms))).to.deep.equal({
      phase: 'closed',
      capturable: 0n,
      refundable: 1_000_000_000n,
      disputed: 0,
    });
  });

  it('captures a milestone, has another ruled on, and gives the last one back after the window', async () => {
    const milestones = [600_000_000n, 300_000_000n, 100_000_000n];
    const terms = await termsOf('milestones', { milestones: milestonesHashOf(milestones) });
    const paymentId = await authorize(terms);
    const first = { terms, milestones, index: 0, totalCaptured: 600_000_000n };
    await world.send(operator, captureMilestone(world.deployment, first));
    await world.send(
      payer,
      disputePayment(world.deployment, { terms, milestones, index: 1, reason: zeroHash }),
    );
    expect((await stateOf(paymentId)).disputed).to.equal(0b10);
    const ruling = { terms, milestones, index: 1, toReceiver: 200_000_000n, grams: 0n };
    await world.send(arbiter, resolveDispute(world.deployment, ruling));
    expect(await stateOf(paymentId)).to.deep.equal({
      phase: 'authorized',
      capturable: 100_000_000n,
      refundable: 800_000_000n,
      disputed: 0,
    });
    await until(terms.captureBefore);
    await world.send(operator, reclaimPayment(world.deployment, { terms, milestones }));
    expect((await stateOf(paymentId)).phase).to.equal('closed');
  });

  it('gives back what is not disputed, and divides the rest by silence', async () => {
    const milestones = [700_000_000n, 300_000_000n];
    const terms = await termsOf('silence', { milestones: milestonesHashOf(milestones), silenceBps: 2_500 });
    const paymentId = await authorize(terms);
    await world.send(
      receiver,
      disputePayment(world.deployment, { terms, milestones, index: 1, reason: zeroHash }),
    );
    await until(terms.captureBefore);
    await world.send(operator, reclaimPayment(world.deployment, { terms, milestones }));
    expect((await stateOf(paymentId)).capturable).to.equal(300_000_000n);
    await until(terms.resolveBefore);
    await world.send(operator, reclaimPayment(world.deployment, { terms, milestones }));
    expect(await stateOf(paymentId)).to.deep.equal({
      phase: 'closed',
      capturable: 0n,
      refundable: 75_000_000n,
      disputed: 0,
    });
  });

  it('gives back by the relayer what was asked for too early, once its time has come', async () => {
    const relayer = world.relayer();
    const terms = await termsOf('relayed');
    const paymentId = await authorize(terms);
    const key = businessKey.reclaimPayment(paymentId);
    const before = await balanceOf(payer.address);
    await request(world, key, 'reclaim-payment', { paymentId, terms: termsJson(terms) });
    await world.watchAll();
    await relayer.relay();
    const { rows } = await world.database.query<{ status: string; after_s: number }>(
      `SELECT status, extract(epoch FROM not_before - updated_at)::float AS after_s
         FROM bridge.intent WHERE business_key = $1`,
      [key],
    );
    // As long as it is by the chain's clock, counted from now by the database's.
    const chainNow = Number((await world.client.getBlock()).timestamp);
    expect(rows).to.deep.equal([{ status: 'requested', after_s: terms.captureBefore - chainNow }]);
    await until(terms.captureBefore);
    await letRetry(world, key);
    await drive(world, relayer, key, 'final');
    expect((await balanceOf(payer.address)) - before).to.equal(terms.maxAmount);
    expect((await stateOf(paymentId)).phase).to.equal('closed');
    relayer.close();
  });

  it('knows a dispute that nobody ruled on for given back', async () => {
    const relayer = world.relayer();
    const terms = await termsOf('lapsed');
    const paymentId = await authorize(terms);
    await world.send(
      payer,
      disputePayment(world.deployment, { terms, milestones: [], index: 0, reason: zeroHash }),
    );
    await until(terms.resolveBefore);
    const key = businessKey.reclaimPayment(paymentId);
    await request(world, key, 'reclaim-payment', { paymentId, terms: termsJson(terms) });
    await drive(world, relayer, key, 'final');
    const { rows } = await world.database.query<{ name: string }>(
      `SELECT name FROM bridge.event WHERE args->>'paymentId' = $1 ORDER BY block_number, log_index`,
      [paymentId],
    );
    expect(rows.map(({ name }) => name)).to.deep.equal([
      'PaymentAuthorized',
      'PaymentDisputed',
      'DisputesLapsed',
    ]);
    relayer.close();
  });

  it('settles as both sides signed', async () => {
    const terms = await termsOf('settlement');
    const paymentId = await authorize(terms);
    const division = { toReceiver: 400_000_000n, grams: 0n };
    const data = settlementTypedData(world.deployment, {
      paymentId,
      capturable: terms.maxAmount,
      ...division,
    });
    const call = settlePayment(world.deployment, {
      terms,
      ...division,
      payerSignature: await payer.signTypedData(data),
      receiver: { signer: receiver.address, signature: await receiver.signTypedData(data) },
    });
    await world.send(operator, call);
    expect((await stateOf(paymentId)).refundable).to.equal(400_000_000n);
  });

  it('refunds once, by what was refundable before', async () => {
    const terms = await termsOf('refund');
    const paymentId = await authorize(terms);
    const captured = { terms, totalCaptured: 500_000_000n, isFinal: true };
    await world.send(operator, capturePayment(world.deployment, captured));
    for (const account of [receiver, demoAccount('treasury'), demoAccount('inspectionFund')]) {
      await world.send(account, approval(10n ** 12n));
    }
    const refund = { terms, amount: 200_000_000n, refundableBefore: 500_000_000n };
    await world.send(receiver, refundPayment(world.deployment, refund));
    expect((await stateOf(paymentId)).refundable).to.equal(300_000_000n);
  });

  it('keeps for a blocked seller what it could not be paid, until it is claimed by its signature', async () => {
    const block = (functionName: 'blacklist' | 'unBlacklist'): Call => ({
      to: world.deployment.usdc,
      data: encodeFunctionData({ abi: usdcAbi, functionName, args: [receiver.address] }),
    });
    await world.send(demoAccount('usdcBlacklister'), block('blacklist'));
    const terms = await termsOf('credit');
    await authorize(terms);
    const captured = { terms, totalCaptured: 1_000_000_000n, isFinal: true };
    await world.send(operator, capturePayment(world.deployment, captured));
    expect(
      await readEscrowBalance(world.client, world.deployment, await world.client.getBlockNumber()),
    ).to.equal(990_000_000n);
    const nonce = await world.client.readContract({
      address: world.deployment.settlementEscrow,
      abi: settlementEscrowAbi,
      functionName: 'creditNonceOf',
      args: [receiver.address],
    });
    const to = demoAccount('reportSigner1').address;
    const claim = { token: terms.token, account: receiver.address, to, deadline: (await now()) + 3_600 };
    const data = creditClaimTypedData(world.deployment, { ...claim, nonce });
    const signature = await receiver.signTypedData(data);
    await world.send(operator, claimCreditFor(world.deployment, { ...claim, signature }));
    expect(await balanceOf(to)).to.equal(990_000_000n);
    await world.send(demoAccount('usdcBlacklister'), block('unBlacklist'));
  });
});
