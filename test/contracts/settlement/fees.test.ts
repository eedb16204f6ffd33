/**
 * The commission of SettlementEscrow.capture
 * ├── given many dust captures: they cost what one capture costs, to every receiver
 * ├── given any commission in two steps, in the library (property): every share is what one step pays
 * ├── given any split into captures (property): every receiver gets what it gets from one capture
 * ├── given a commission that does not divide: the last share takes the remainder
 * └── given no commission: the receiver gets everything
 */
import type { Terms } from '@topsteel/domain/bridge';
import { expect } from 'chai';
import fc from 'fast-check';
import { authorize, termsOf } from '../payment.ts';
import { balanceOf, deploy, hash, world, type Hex, type World } from '../world.ts';

const RECEIVERS = 3;

async function threeWay(w: World, changes: Partial<Terms> = {}) {
  const receivers = [w.treasury.address, w.fund.address, w.stranger.address] as Hex[];
  const shares = [3_333, 3_333, 3_334];
  const feeShares = receivers.map((receiver, i) => ({ receiver, shareBps: shares[i]! }));
  return { terms: await termsOf(w, 0n, { feeBps: 777, feeShares, ...changes }), receivers };
}

async function capture(w: World, terms: Terms, amounts: readonly bigint[]) {
  let total = 0n;
  for (const amount of amounts) {
    total += amount;
    await w.escrow.connect(w.relayer).capture(terms, total, false);
  }
}

/** What each receiver of the commission should have after captures of `total`. */
function expectedShares(terms: Terms, total: bigint): bigint[] {
  let rest = (total * BigInt(terms.feeBps)) / 10_000n;
  let bps = 10_000n;
  return terms.feeShares.map(({ shareBps }) => {
    const part = (rest * BigInt(shareBps)) / bps;
    rest -= part;
    bps -= BigInt(shareBps);
    return part;
  });
}

describe('SettlementEscrow commission', () => {
  it('INV-7: 300 captures of 7 units cost what one capture of 2,100 costs', async () => {
    const w = await world();
    const { terms, receivers } = await threeWay(w);
    await authorize(w, terms);
    await capture(
      w,
      terms,
      Array.from({ length: 300 }, () => 7n),
    );
    const fees = await Promise.all(receivers.map((receiver) => balanceOf(w.usdc, receiver)));
    expect(fees).to.deep.equal([54n, 54n, 55n]);
    expect(await balanceOf(w.usdc, w.mill.address)).to.equal(1_937n);
  }).timeout(60_000);

  it('INV-7: any split into captures pays every receiver the same (property)', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.bigInt(1n, 5_000n), { minLength: 1, maxLength: 12 }), async (amounts) => {
        const w = await world();
        const { terms, receivers } = await threeWay(w);
        await authorize(w, terms);
        await capture(w, terms, amounts);
        const total = amounts.reduce((sum, amount) => sum + amount, 0n);
        const shares = expectedShares(terms, total);
        for (let i = 0; i < RECEIVERS; i += 1)
          expect(await balanceOf(w.usdc, receivers[i]!)).to.equal(shares[i]);
        const fee = (total * 777n) / 10_000n;
        expect(await balanceOf(w.usdc, w.mill.address)).to.equal(total - fee);
      }),
      { numRuns: 15 },
    );
  }).timeout(60_000);

  it('INV-7: two steps pay every share what one pays, at any size (property)', async () => {
    const math = await deploy('SettlementMath');
    const bps = fc
      .array(fc.integer({ min: 1, max: 3_000 }), { minLength: 1, maxLength: 7 })
      .filter((shares) => shares.reduce((sum, share) => sum + share, 0) < 10_000);
    const amount = fc.bigInt(0n, 2n ** 120n - 1n);
    await fc.assert(
      fc.asyncProperty(
        bps,
        fc.integer({ min: 1, max: 1_000 }),
        amount,
        amount,
        async (some, feeBps, a, b) => {
          const shares = [...some, 10_000 - some.reduce((sum, share) => sum + share, 0)];
          const [low, high] = a < b ? [a, b] : [b, a];
          const middle = (low + high) / 2n;
          const fees = await Promise.all(
            [low, middle, high].map((x) => math.feeOn(x, feeBps) as Promise<bigint>),
          );
          expect(fees[2]).to.equal((high * BigInt(feeBps)) / 10_000n);
          const whole = (await math.parts(shares, fees[0], fees[2])) as bigint[];
          const first = (await math.parts(shares, fees[0], fees[1])) as bigint[];
          const second = (await math.parts(shares, fees[1], fees[2])) as bigint[];
          expect(first.map((part, i) => part + second[i]!)).to.deep.equal([...whole]);
          expect(whole.reduce((sum, part) => sum + part, 0n)).to.equal(fees[2]! - fees[0]!);
        },
      ),
      { numRuns: 60 },
    );
  }).timeout(60_000);

  it('gives the remainder to the last share', async () => {
    const w = await world();
    const { terms, receivers } = await threeWay(w, { feeBps: 1_000 });
    await authorize(w, terms);
    await capture(w, terms, [100n]);
    const fees = await Promise.all(receivers.map((receiver) => balanceOf(w.usdc, receiver)));
    expect(fees).to.deep.equal([3n, 3n, 4n]);
    expect(await balanceOf(w.usdc, w.mill.address)).to.equal(90n);
  });

  it('pays the receiver everything when there is none', async () => {
    const w = await world();
    const terms = await termsOf(w, 0n, { feeBps: 0, feeShares: [], salt: hash('free') });
    await authorize(w, terms);
    await capture(w, terms, [1_000n]);
    expect(await balanceOf(w.usdc, w.mill.address)).to.equal(1_000n);
  });
});
