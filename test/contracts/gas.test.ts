/**
 * What each operation costs: receipt gas with the 21,000 of the transaction and its calldata, on Circle's
 * FiatTokenV2_2 behind its proxy, receivers that hold a balance already, three-way commission. The limits are a
 * little above what was measured; a change that costs more has to move them knowingly.
 */
import { buildBatch } from '@topsteel/chain';
import type { Terms } from '@topsteel/domain/bridge';
import { expect } from 'chai';
import {
  acceptanceOf,
  authorize,
  collectionOf,
  MAX_AMOUNT,
  receiptOf,
  termsOf,
  weigh,
  WEIGHED_AMOUNT,
  WEIGHED_GRAMS,
} from './payment.ts';
import { certificatesOf, commissionedLot } from './steel.ts';
import { deploy, ethers, hash, send, time, world, type Hex, type World } from './world.ts';

interface Sent {
  wait(): Promise<{ gasUsed: bigint } | null>;
}

async function gasOf(sent: Promise<Sent>): Promise<number> {
  const receipt = await (await sent).wait();
  return Number(receipt!.gasUsed);
}

async function warm() {
  const w = await world();
  for (const account of [w.mill, w.treasury, w.fund, w.stranger])
    await send(w.usdc, 'mint', account.address, 1n);
  await send(w.usdc, 'mint', w.deployment.settlementEscrow, 1n);
  return w;
}

async function threeWay(w: World, lotId = 0n, changes: Partial<Terms> = {}) {
  const receivers = [w.treasury.address, w.fund.address] as Hex[];
  const feeShares = receivers.map((receiver) => ({ receiver, shareBps: 5_000 }));
  return termsOf(w, lotId, { feeShares, ...changes });
}

function within(name: string, limit: number, gas: number) {
  console.log(`      ${name}: ${gas.toLocaleString('en')} gas (limit ${limit.toLocaleString('en')})`);
  expect(gas, name).to.be.at.most(limit);
}

describe('Gas', () => {
  it('certificates: issue, revoke, status', async () => {
    const w = await warm();
    const registry = w.registry.connect(w.mill);
    const certificates = certificatesOf(w.mill.address, 1_000);
    const { root, depth, count } = buildBatch(w.deployment, certificates);
    within('issue 1,000 certificates', 64_000, await gasOf(registry.issue(1, root, depth, count)));
    within('revoke, first in a word', 48_000, await gasOf(registry.revoke(1, 0, 4, ethers.ZeroHash)));
    within('revoke, later in the word', 31_000, await gasOf(registry.revoke(1, 1, 4, ethers.ZeroHash)));
  });

  it('payments without goods: authorize, capture, void, reclaim', async () => {
    const w = await warm();
    const escrow = w.escrow.connect(w.relayer);
    const terms = await threeWay(w);
    const collection = await collectionOf(w, terms);
    const authorized = escrow.authorize(terms, collection, ethers.ZeroAddress, '0x');
    within('authorize (ERC-3009)', 145_000, await gasOf(authorized));
    within('capture, three ways', 100_000, await gasOf(escrow.capture(terms, MAX_AMOUNT, 0, true, '0x')));
    const second = await threeWay(w, 0n, { salt: hash('second') });
    await authorize(w, second);
    within('void', 68_000, await gasOf(escrow.void(second)));
    const third = await threeWay(w, 0n, { salt: hash('third') });
    await authorize(w, third);
    await time.increaseTo(third.captureBefore);
    within('reclaim', 68_000, await gasOf(escrow.reclaim(third)));
  });

  it("the same without Circle's proxy, on a plain ERC-20, as published figures are measured", async () => {
    const w = await warm();
    const token = await deploy('HostileToken');
    const accounts = [w.buyer, w.mill, w.treasury, w.fund].map(({ address }) => address);
    for (const account of [...accounts, w.escrow.target as string]) await token.mint(account, MAX_AMOUNT);
    await token.mint(w.buyer.address, MAX_AMOUNT);
    const escrow = w.escrow.connect(w.relayer);
    const terms = await threeWay(w, 0n, { token: token.target as Hex });
    const collection = await collectionOf(w, terms);
    const authorized = escrow.authorize(terms, collection, ethers.ZeroAddress, '0x');
    within('authorize, plain token without signature and nonce', 97_000, await gasOf(authorized));
    within(
      'capture three ways, plain token',
      84_000,
      await gasOf(escrow.capture(terms, 1_000_000_000n, 0, false, '0x')),
    );
    within('void, plain token', 56_000, await gasOf(escrow.void(terms)));
    const { lotId } = await commissionedLot(w);
    await w.ledger.connect(w.mill).safeTransferFrom(w.mill.address, w.buyer.address, lotId, 1n, '0x');
    const sold = await threeWay(w, lotId, { token: token.target as Hex });
    await escrow.authorize(sold, await collectionOf(w, sold), w.mill.address, await acceptanceOf(w, sold));
    await weigh(w, await w.escrow.paymentId(sold), WEIGHED_GRAMS);
    await time.increase(sold.inspectionSeconds);
    const captured = escrow.capture(sold, WEIGHED_AMOUNT, WEIGHED_GRAMS, false, '0x');
    within('capture with title, plain token', 152_000, await gasOf(captured));
  });

  it('delivery versus payment: authorize, report, capture', async () => {
    const w = await warm();
    const { lotId } = await commissionedLot(w);
    await w.ledger.connect(w.mill).safeTransferFrom(w.mill.address, w.buyer.address, lotId, 1n, '0x');
    const escrow = w.escrow.connect(w.relayer);
    const terms = await threeWay(w, lotId);
    const [collection, acceptance] = [await collectionOf(w, terms), await acceptanceOf(w, terms)];
    const authorized = escrow.authorize(terms, collection, w.mill.address, acceptance);
    within('authorize with goods', 220_000, await gasOf(authorized));
    await weigh(w, await w.escrow.paymentId(terms), WEIGHED_GRAMS);
    const receipt = await receiptOf(w, terms, WEIGHED_GRAMS);
    const captured = escrow.capture(terms, WEIGHED_AMOUNT, WEIGHED_GRAMS, true, receipt);
    within('capture with title, receipt and void', 188_000, await gasOf(captured));
  });
});
