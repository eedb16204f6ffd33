import { readPaymentState, refundPayment as encodeRefund, usdcAbi } from '@topsteel/chain';
import { demoAccount } from '@topsteel/chain/deploy';
import { businessKey } from '@topsteel/domain/bridge';
import { expect } from 'chai';
import { encodeFunctionData } from 'viem';
import type { Relayer } from '../src/relayer/relay-intents.ts';
import { drive, intentOf, request, signAdvance } from './acts.ts';
import type { Order } from './acts.ts';
import { startWorld } from './world.ts';
import type { World } from './world.ts';

/** Money for no goods: captured by an amount, and refunded by the operator or by the seller itself. */
describe('acts on amounts in the escrow', function () {
  this.timeout(120_000);
  let world: World;
  let relayer: Relayer;
  const seller = demoAccount('mill2');
  const operator = demoAccount('relayer');

  before(async () => {
    world = await startWorld();
    relayer = world.relayer();
    const { usdc, settlementEscrow } = world.deployment;
    const transfer = { functionName: 'transfer', args: [operator.address, 10_000_000_000n] } as const;
    await world.send(demoAccount('buyer2'), {
      to: usdc,
      data: encodeFunctionData({ abi: usdcAbi, ...transfer }),
    });
    const approval = { functionName: 'approve', args: [settlementEscrow, 10n ** 12n] } as const;
    for (const account of [operator, seller, demoAccount('treasury')]) {
      await world.send(account, { to: usdc, data: encodeFunctionData({ abi: usdcAbi, ...approval }) });
    }
  });
  after(() => world.stop());

  async function authorized(reference: string): Promise<Order> {
    const advance = await signAdvance(world, seller.address, reference);
    await request(world, advance.key, 'authorize-payment', advance.payload);
    await drive(world, relayer, advance.key, 'mined');
    return advance;
  }

  async function capture({ paymentId, payload }: Order, amount: bigint): Promise<string> {
    const key = businessKey.captureAmount(paymentId, amount);
    const asked = { paymentId, terms: payload.terms, amount: amount.toString(), key };
    await request(world, key, 'capture-amount', asked);
    return key;
  }

  const stateOf = ({ paymentId }: Order) => readPaymentState(world.client, world.deployment, paymentId);

  it('capture an amount once, and give the rest back', async () => {
    const advance = await authorized('one amount');
    const key = await capture(advance, 700_000_000n);
    await drive(world, relayer, key, 'mined');
    await capture(advance, 700_000_000n);
    await drive(world, relayer, key, 'final');
    expect(await stateOf(advance)).to.deep.equal({
      phase: 'closed',
      capturable: 0n,
      refundable: 700_000_000n,
      disputed: 0,
    });
  });

  it('refuse another amount than the one that was captured', async () => {
    const advance = await authorized('two amounts');
    await drive(world, relayer, await capture(advance, 700_000_000n), 'mined');
    const other = await capture(advance, 800_000_000n);
    await relayer.relay();
    expect((await intentOf(world, other)).error).to.deep.equal({
      code: 'CapturedOtherwise',
      args: { captured: '700000000', asked: '800000000' },
      message: 'Another amount of this payment was captured before.',
    });
  });

  it('refund what we were asked to, also after the seller has refunded by itself', async () => {
    const advance = await authorized('refunds of two');
    const { paymentId, terms } = advance;
    await drive(world, relayer, await capture(advance, 700_000_000n), 'mined');
    const own = { terms, amount: 100_000_000n, refundableBefore: 700_000_000n };
    const { to, data } = encodeRefund(world.deployment, own);
    await world.send(seller, { to, data });
    await world.watchAll();
    const key = businessKey.refundPayment(paymentId, 1);
    const payload = { paymentId, terms: advance.payload.terms, amount: '200000000' };
    await request(world, key, 'refund-payment', { ...payload, refundableBefore: '600000000' });
    await drive(world, relayer, key, 'final');
    expect((await stateOf(advance)).refundable).to.equal(400_000_000n);
  });
});
