/**
 * Attack: one party is on Circle's blacklist, or has itself put there, to block the others.
 *
 * commerce-payments, Spearbit reviews of April 2025, Low, acknowledged and open: a blocked fee receiver blocks the
 * merchant's money, and the payer reclaims it. Kleros escrow-v2 @ff4de08: `executeRuling` and `acceptSettlement` ignore
 * the result of the transfer after zeroing the amount, so a blocked party's share is lost. Ours: a push that fails is
 * that payee's credit, and only its own.
 *
 * ├── the payee, each fee receiver: capture pays the others
 * ├── the payer: void, reclaim and a final capture go through
 * ├── one party of a ruling, of a settlement, of a default: the other is paid, the blocked one has credit
 * └── the receiver, when a refund is due: the operator can refund, and nobody else's money is touched
 */
import { expect } from 'chai';
import { authorize, holdings, MAX_AMOUNT, settlementOf, stateOf, termsOf } from '../payment.ts';
import { ethers, send, time, world, type Hex, type Signer, type World } from '../world.ts';

async function block(w: World, ...accounts: Signer[]) {
  for (const { address } of accounts) await send(w.usdc.connect(w.blacklister), 'blacklist', address);
}

async function paid() {
  const w = await world();
  const terms = await termsOf(w, 0n, { arbiter: w.registrar.address as Hex, silenceBps: 5_000 });
  const id = await authorize(w, terms);
  const creditOf = ({ address }: Signer) => w.escrow.creditOf(w.deployment.usdc, address) as Promise<bigint>;
  return { w, terms, id, creditOf };
}

describe('Attack: a blocked party', () => {
  it('the receiver and a fee receiver: the others are paid', async () => {
    const { w, terms, creditOf } = await paid();
    await block(w, w.mill, w.treasury);
    await w.escrow.connect(w.relayer).capture(terms, 1_000_000_000n, true);
    expect(await holdings(w, w.mill, w.treasury, w.fund, w.buyer)).to.deep.equal([
      0n,
      0n,
      3_000_000n,
      9_000_000_000n,
    ]);
    expect(await creditOf(w.mill)).to.equal(985_000_000n);
    expect(await creditOf(w.treasury)).to.equal(12_000_000n);
  });

  it('the payer: a final capture and a reclaim go through', async () => {
    const { w, terms, creditOf } = await paid();
    const second = { ...terms, feeBps: 100 };
    await authorize(w, second);
    await block(w, w.buyer);
    await w.escrow.connect(w.relayer).capture(terms, 1_000_000_000n, true);
    expect(await holdings(w, w.mill)).to.deep.equal([985_000_000n]);
    await time.increaseTo(terms.captureBefore);
    await w.escrow.reclaim(second, []);
    expect(await creditOf(w.buyer)).to.equal(2_675_000_000n + MAX_AMOUNT);
  });

  for (const [who, other] of [
    ['mill', 'buyer'],
    ['buyer', 'mill'],
  ] as const) {
    it(`the ${who}, of a ruling: the ${other} is paid`, async () => {
      const { w, terms, id, creditOf } = await paid();
      await w.escrow.connect(w.buyer).dispute(terms, [], 0, ethers.ZeroHash);
      await block(w, w[who]);
      await w.escrow.connect(w.registrar).resolve(terms, [], 0, 1_000_000_000n, 0);
      const due = { mill: 985_000_000n, buyer: 2_675_000_000n };
      expect(await creditOf(w[who])).to.equal(due[who]);
      const before = { mill: 0n, buyer: 6_325_000_000n };
      expect(await holdings(w, w[other])).to.deep.equal([before[other] + due[other]]);
      expect((await stateOf(w, id)).capturable).to.equal(0n);
    });
  }

  it('both, of a settlement: nothing is lost', async () => {
    const { w, terms, id, creditOf } = await paid();
    const division = { paymentId: id, capturable: MAX_AMOUNT, toReceiver: 1_000_000_000n, grams: 0n };
    const payer = await settlementOf(w, division, w.buyer);
    const receiver = await settlementOf(w, division, w.mill);
    await block(w, w.buyer, w.mill);
    await w.escrow.settle(terms, 1_000_000_000n, 0, payer, w.mill.address, receiver);
    expect(await creditOf(w.mill)).to.equal(985_000_000n);
    expect(await creditOf(w.buyer)).to.equal(2_675_000_000n);
    expect(await holdings(w, { address: String(w.escrow.target) })).to.deep.equal([3_660_000_000n]);
  });

  it('the receiver, of a default: the payer is paid', async () => {
    const { w, terms, creditOf } = await paid();
    await w.escrow.connect(w.buyer).dispute(terms, [], 0, ethers.ZeroHash);
    await block(w, w.mill);
    await time.increaseTo(terms.resolveBefore);
    await w.escrow.reclaim(terms, []);
    expect(await creditOf(w.mill)).to.equal(1_837_500_000n - 27_562_500n);
    expect(await holdings(w, w.buyer)).to.deep.equal([8_162_500_000n]);
  });

  it('the receiver, when a refund is due: the operator refunds', async () => {
    const { w, terms, id } = await paid();
    await w.escrow.connect(w.relayer).capture(terms, MAX_AMOUNT, false);
    await block(w, w.mill);
    await send(w.usdc, 'mint', w.relayer.address, MAX_AMOUNT);
    await send(w.usdc.connect(w.relayer), 'approve', w.escrow.target, MAX_AMOUNT);
    await w.escrow.connect(w.relayer).refund(terms, MAX_AMOUNT, MAX_AMOUNT);
    expect(await holdings(w, w.buyer)).to.deep.equal([10_000_000_000n]);
    expect((await stateOf(w, id)).refundable).to.equal(0n);
  });
});
