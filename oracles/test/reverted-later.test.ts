import { readPaymentState, usdcAbi } from '@topsteel/chain';
import { demoAccount } from '@topsteel/chain/deploy';
import { expect } from 'chai';
import { createWalletClient, encodeFunctionData, http } from 'viem';
import type { Hex } from 'viem';
import { revertedLater } from '../../test/bridge/reverted-later.ts';
import { drive, escrowBalance, intentOf, letRetry, registerMill, request, signAdvance } from './acts.ts';
import { startWorld } from './world.ts';
import type { World } from './world.ts';

const payer = demoAccount('buyer1');

describe('a payment that succeeded and then reverts', function () {
  this.timeout(120_000);
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.stop());

  const usdcOfPayer = (): Promise<bigint> =>
    world.client.readContract({
      ...{ address: world.deployment.usdc, abi: usdcAbi, functionName: 'balanceOf', args: [payer.address] },
    });

  /** All that the payer has, to somebody else: signed, not sent. */
  async function signDrain(): Promise<Hex> {
    const args = [demoAccount('buyer2').address, await usdcOfPayer()] as const;
    const data = encodeFunctionData({ abi: usdcAbi, functionName: 'transfer', args });
    const wallet = createWalletClient({ account: payer, transport: http(world.rpcUrl) });
    const prepared = await wallet.prepareTransactionRequest({
      ...{ to: world.deployment.usdc, data, gas: 100_000n, chain: null },
    });
    return wallet.signTransaction({ ...prepared, chain: null } as never);
  }

  it('is seen, taken back and refused, in the words that the books are told', async () => {
    const relayer = world.relayer();
    const mill = await registerMill(world, relayer, 'Voralpen Stahl');
    const order = await signAdvance(world, mill, 'reverts later');
    const drain = await signDrain();
    const said: unknown[] = [];
    const listen = async (): Promise<void> => {
      const { rows } = await world.database.query<{ status: string }>(
        `SELECT status FROM bridge.event WHERE name = 'PaymentAuthorized' AND args->>'paymentId' = $1`,
        [order.paymentId],
      );
      const { status, error } = await intentOf(world, order.key);
      expect(rows).to.have.length(1);
      const now = { event: rows[0]?.status, intent: status, error };
      if (JSON.stringify(said.at(-1)) !== JSON.stringify(now)) said.push(now);
    };

    await request(world, order.key, 'authorize-payment', order.payload);
    const { tx_hash: hash } = await drive(world, relayer, order.key, 'mined');
    expect(await escrowBalance(world)).to.equal(3_200_000_000n);
    await listen();

    await world.node.request({ method: 'anvil_reorg', params: [1, [[drain, 0]]] } as never);
    expect([await escrowBalance(world), await usdcOfPayer()]).to.deep.equal([0n, 0n]);
    await world.watchAll();
    await listen();

    for (let turn = 0; turn < 6; turn += 1) {
      await letRetry(world, order.key);
      await relayer.relay();
      await world.mine(1);
      await world.watchAll();
      await listen();
    }
    const { status } = await world.client.getTransactionReceipt({ hash: hash! });
    expect(status, 'the same transaction, in a block again').to.equal('reverted');
    const { rows: sent } = await world.database.query(
      `SELECT t.hash, t.status FROM bridge.transaction t JOIN bridge.intent i ON i.id = t.intent_id
       WHERE i.business_key = $1`,
      [order.key],
    );
    expect(sent).to.deep.equal([{ hash, status: 'reverted' }]);
    expect(said).to.deep.equal(revertedLater);
    expect((await readPaymentState(world.client, world.deployment, order.paymentId)).phase).to.equal('none');
    expect(await escrowBalance(world)).to.equal(0n);
  });
});
