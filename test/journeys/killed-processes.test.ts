import { escrowAudit, order, quote, type Order } from '@topsteel/domain/api';
import { deploymentOf, usdcAbi } from '@topsteel/chain';
import type { StackPiece } from '@topsteel/sandbox';
import { expect } from 'chai';
import { createPublicClient, http } from 'viem';
import { demoWallet } from '../../scripts/seed/register-organisations.ts';
import { weigh } from '../../scripts/seed/place-orders.ts';
import { signTypedDataJson } from '../../scripts/seed/sign-typed-data.ts';
import { until } from '../../scripts/seed/until.ts';
import { certificateFor, newNames } from './documents.ts';
import { offerNewLot, sessionOf } from './trade.ts';
import { stack } from './world.ts';

describe('Every process may die in the middle of an order', function () {
  this.timeout(600_000);

  before(async function () {
    this.timeout(900_000);
    await stack();
  });

  it('the order completes after every process of the system was killed once; nothing is paid twice', async () => {
    const world = await stack();
    const { urls } = world;
    const crash = async (piece: StackPiece): Promise<void> => {
      world.kill(piece);
      await world.waitFor(piece);
      await world.waitFor('backend');
    };
    const { number, heat } = newNames();
    const seller = await sessionOf('mill-fr');
    const { offer } = await offerNewLot(
      seller,
      await certificateFor('fr-plate-s355j2-20.json', number, heat),
    );
    const wallet = demoWallet(9);
    const client = createPublicClient({ transport: http(urls.chain) });
    const { usdc } = deploymentOf(31337);
    const balanceOf = (account: `0x${string}`): Promise<bigint> =>
      client.readContract({ address: usdc, abi: usdcAbi, functionName: 'balanceOf', args: [account] });

    const buyer = await sessionOf('buyer-2');
    const priced = await buyer.post('/v2/quotes', { offerId: offer.id, massGrams: '5000000' }, quote);
    const placed = await buyer.post('/v2/orders', { quoteId: priced.id, payer: wallet.address }, order);
    const millAccount = placed.seller.account as `0x${string}`;
    const before = { buyer: await balanceOf(wallet.address), mill: await balanceOf(millAccount) };
    const reaches = (status: Order['status']): Promise<Order> =>
      until(
        `the order to be ${status}`,
        () => buyer.get(`/v2/orders/${placed.id}`, order).catch(() => placed),
        (current) => current.status === status,
        180_000,
      );

    const authorization = placed.payment.typedData;
    if (authorization === null) throw new Error('The order came without data to sign.');
    await buyer.post(
      `/v2/orders/${placed.id}/authorization`,
      {
        signature: await signTypedDataJson(wallet, authorization),
        chainId: 31337,
      },
      order,
    );
    await crash('oracles');
    await reaches('confirmed');
    await crash('chain');
    await reaches('confirmed');
    for (const piece of ['ipfs', 'mail', 'web', 'counterparties'] as const) await crash(piece);

    await seller.post(`/v2/orders/${placed.id}/shipment`, { carrier: 'Spedition Donau-Rhein' }, order);
    await crash('backend');
    const shipped = await reaches('shipped');
    await weigh(urls.carrier, shipped.delivery?.ref ?? '', '4982000');
    await crash('postgres');
    const weighed = await reaches('weighed');

    if (weighed.receiptTypedData === null) throw new Error('The order came without a receipt to sign.');
    await buyer.post(
      `/v2/orders/${placed.id}/receipt`,
      { signature: await signTypedDataJson(wallet, weighed.receiptTypedData), grams: '4982000' },
      order,
    );
    await Promise.all([crash('graph'), crash('oracles')]);
    const completed = await reaches('completed');

    // 700 USDC/t × 4.982 t, of which 1 % is commission.
    expect(completed.settlement).to.deep.include({
      capturedMinor: '3487400000',
      sellerMinor: '3452526000',
      feeMinor: '34874000',
      titleGrams: '4982000',
    });
    expect(before.buyer - (await balanceOf(wallet.address))).to.equal(3_487_400_000n);
    expect((await balanceOf(millAccount)) - before.mill).to.equal(3_452_526_000n);

    const auditor = await sessionOf('inspection');
    const figures = await until(
      'the books to agree with the chain',
      () => auditor.get('/v2/audit/escrow', escrowAudit),
      ({ agrees, subgraphMinor }) => agrees && subgraphMinor !== null,
    );
    expect(figures.chainMinor).to.equal(figures.contractStateMinor);
    expect(figures.ledgerMinor).to.equal(figures.chainMinor);
    expect(figures.subgraphMinor).to.equal(figures.chainMinor);
  });
});
