import {
  barSigner,
  decodeRevert,
  disputePayment,
  readLatestReport,
  readPaymentState,
  readReservation,
  readTitle,
  reclaimPayment,
  reportTypedData,
  submitReport,
  usdcAbi,
  WEIGHT_KIND,
} from '@topsteel/chain';
import type { Call, Report } from '@topsteel/chain';
import { demoAccount } from '@topsteel/chain/deploy';
import { businessKey } from '@topsteel/domain/bridge';
import { expect } from 'chai';
import { keccak256, toBytes } from 'viem';
import type { Address, BaseError, Hex } from 'viem';
import type { Relayer } from '../src/relayer/relay-intents.ts';
import {
  commissionLot,
  drive,
  escrowBalance,
  intentOf,
  letRetry,
  registerMill,
  request,
  signOrder,
} from './acts.ts';
import type { Order } from './acts.ts';
import { startWorld } from './world.ts';
import type { World } from './world.ts';

const thieves = [demoAccount('reportSigner1'), demoAccount('reportSigner2')];
const buyer = demoAccount('buyer1');
const treasury = demoAccount('treasury');
const PRICE = 3_200_000_000n;
const FEE = 48_000_000n;
const GRAMS = 5_000_000n;

/** Two of the three keys that report weights are in the hands of thieves, and what they sign is on the chain. */
describe('a stolen quorum of report signers', function () {
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
  });
  after(() => world.stop());

  /** Paid into the escrow: 3,200 USDC for at most 5 t. */
  async function paid(reference: string, changes: Parameters<typeof signOrder>[4] = {}): Promise<Order> {
    const order = await signOrder(world, mill, lotId, reference, changes);
    await request(world, order.key, 'authorize-payment', order.payload);
    await drive(world, relayer, order.key, 'final');
    return order;
  }

  /** A weight that nobody weighed, as the contract wants it; anybody may submit it. */
  async function forge({ paymentId }: Order, value: bigint, round = 1): Promise<Call> {
    const observedAt = Number((await world.client.getBlock()).timestamp);
    const report: Report = {
      ...{ kind: WEIGHT_KIND, subject: paymentId, value, round, signerSet: 1 },
      ...{ observedAt, validUntil: observedAt + 3_600 },
    };
    const signatures = await Promise.all(
      thieves.map(async (thief) => ({
        signer: thief.address,
        signature: await thief.signTypedData(reportTypedData(world.deployment, report)),
      })),
    );
    return submitReport(world.deployment, report, signatures);
  }

  const submit = (call: Call) => world.send(demoAccount('buyer2'), call);
  const latest = ({ paymentId }: Order) =>
    readLatestReport(world.client, world.deployment, { kind: WEIGHT_KIND, subject: paymentId });

  /** What the operator asks for where the buyer stays silent. */
  async function capture(order: Order, grams: bigint): Promise<string> {
    const { paymentId, payload } = order;
    const key = businessKey.capturePayment(paymentId, grams);
    await request(world, key, 'capture-payment', {
      ...{ paymentId, terms: payload.terms, totalGrams: grams.toString(), isFinal: true, receipt: '0x' },
      epcisEvent: keccak256(toBytes('delivery')),
    });
    await relayer.relay();
    return key;
  }

  async function failureOf(key: string): Promise<[string, Record<string, string>] | null> {
    await world.watchAll();
    await letRetry(world, key);
    await relayer.relay();
    const { status, error } = await intentOf(world, key);
    return status === 'failed' && error !== null
      ? [error.code, (error as unknown as { args: Record<string, string> }).args]
      : null;
  }

  /** Who holds how much money, and how much title the buyer has. */
  async function holdings() {
    const usdcOf = (account: Address): Promise<bigint> =>
      world.client.readContract({
        ...{ address: world.deployment.usdc, abi: usdcAbi, functionName: 'balanceOf', args: [account] },
      });
    return {
      escrow: await escrowBalance(world),
      seller: await usdcOf(mill),
      treasury: await usdcOf(treasury.address),
      buyer: await usdcOf(buyer.address),
      title: (await readTitle(world.client, world.deployment, { holder: buyer.address, lotId })).balanceGrams,
    };
  }
  type Holdings = Awaited<ReturnType<typeof holdings>>;
  const moved = (before: Holdings, after: Holdings) =>
    Object.fromEntries(
      Object.entries(after).map(([who, held]) => [who, held - before[who as keyof Holdings]]),
    );
  const nothing = { escrow: 0n, seller: 0n, treasury: 0n, buyer: 0n, title: 0n };

  async function untouched({ paymentId }: Order): Promise<void> {
    expect(await readPaymentState(world.client, world.deployment, paymentId)).to.deep.equal({
      phase: 'authorized',
      capturable: PRICE,
      refundable: 0n,
      disputed: 0,
    });
    const goods = { paymentId, lotId, holder: mill };
    expect(await readReservation(world.client, world.deployment, goods)).to.deep.equal({
      reservedGrams: GRAMS,
      releasedGrams: 0n,
    });
  }

  async function inOneDay(): Promise<void> {
    await world.node.increaseTime({ seconds: 86_400 });
    await world.mine(1);
  }

  it('moves what one order’s terms name, after its inspection time, and nothing of another order', async () => {
    const [robbed, other] = [await paid('PO-1'), await paid('PO-2')];
    const before = await holdings();
    await submit(await forge(robbed, 2n ** 127n));
    const report = await latest(robbed);
    expect(report?.value).to.equal(2n ** 127n);

    const key = await capture(robbed, GRAMS);
    const { rows } = await world.database.query<{ status: string; after_s: number }>(
      `SELECT status, extract(epoch FROM not_before - updated_at)::float AS after_s
         FROM bridge.intent WHERE business_key = $1`,
      [key],
    );
    // As long as it is by the chain's clock, counted from now by the database's.
    const chainNow = Number((await world.client.getBlock()).timestamp);
    expect(rows).to.deep.equal([{ status: 'requested', after_s: report!.acceptedAt + 86_400 - chainNow }]);
    expect(moved(before, await holdings())).to.deep.equal(nothing);

    await inOneDay();
    const tooMuch = await capture(robbed, GRAMS + 1n);
    expect(await failureOf(tooMuch)).to.deep.equal([
      'SettlementEscrow_CaptureAboveMaximum',
      { totalGrams: '5000001', maxGrams: '5000000' },
    ]);
    await letRetry(world, key);
    await drive(world, relayer, key, 'final');
    const bounded = {
      escrow: -PRICE,
      seller: PRICE - FEE,
      treasury: FEE,
      buyer: 0n,
      title: GRAMS,
    };
    expect(moved(before, await holdings())).to.deep.equal(bounded);

    await submit(await forge(robbed, 2n ** 128n - 1n, 2));
    const again = await capture(robbed, GRAMS + 2n);
    expect(await failureOf(again)).to.deep.equal([
      'SettlementEscrow_NotOpen',
      { paymentId: robbed.paymentId, phase: '2' },
    ]);
    const ofOther = await capture(other, 1n);
    expect((await failureOf(ofOther))?.[0]).to.equal('SettlementEscrow_NotWeighed');
    expect(moved(before, await holdings())).to.deep.equal(bounded);
    await untouched(other);
  });

  it('moves nothing where the buyer disputes in the last second of the inspection time', async () => {
    const order = await paid('PO-3', { arbiter: demoAccount('buyer2').address });
    const before = await holdings();
    await submit(await forge(order, GRAMS));
    const { acceptedAt } = (await latest(order))!;
    await world.node.setNextBlockTimestamp({ timestamp: BigInt(acceptedAt + 86_399) });
    const reason = keccak256(toBytes('nothing was delivered'));
    await world.send(buyer, disputePayment(world.deployment, { terms: order.terms, reason }));

    await inOneDay();
    const key = await capture(order, GRAMS);
    expect(await failureOf(key)).to.deep.equal([
      'SettlementEscrow_Disputed',
      { paymentId: order.paymentId, index: '0' },
    ]);
    expect(moved(before, await holdings())).to.deep.equal(nothing);

    // Nobody rules: by its default the dispute gives everything back.
    await world.node.setNextBlockTimestamp({ timestamp: BigInt(order.terms.resolveBefore) });
    await world.mine(1);
    await world.send(world.accounts.relayer, reclaimPayment(world.deployment, { terms: order.terms }));
    expect(moved(before, await holdings())).to.deep.equal({ ...nothing, escrow: -PRICE, buyer: PRICE });
  });

  it('is worth nothing once its keys are barred: the same signatures are refused', async () => {
    const order = await paid('PO-4');
    const before = await holdings();
    const forged = await forge(order, GRAMS);
    const outcome = () =>
      world.client.call({ ...forged, account: demoAccount('buyer2') }).then(() => 'accepted', nameOfRevert);
    expect(await outcome()).to.equal('accepted');
    for (const { address } of thieves) {
      await world.send(world.accounts.accreditor, barSigner(world.deployment, address));
    }
    expect(await outcome()).to.equal('OracleReports_NotSigner');
    expect(await submit(forged).catch((error: unknown) => nameOfRevert(error))).to.equal(
      'OracleReports_NotSigner',
    );
    expect(await latest(order)).to.equal(undefined);
    await inOneDay();
    const key = await capture(order, 1n);
    expect((await failureOf(key))?.[0]).to.equal('SettlementEscrow_NotWeighed');
    expect(moved(before, await holdings())).to.deep.equal(nothing);
    await untouched(order);
  });
});

function nameOfRevert(error: unknown): string {
  const found = (error as BaseError).walk((cause) => typeof (cause as { data?: unknown }).data === 'string');
  return decodeRevert((found as unknown as { data: Hex }).data).name;
}
