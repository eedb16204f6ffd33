/**
 * Attack: the largest values that fit, to make a sum wrap or a cast cut.
 *
 * Circle refund-protocol @b506b17: over-withdrawal makes `amount - withdrawnAmount` underflow, and the account is stuck.
 * Ours: amounts of 120 bits in words of 256, and the largest of everything runs through a whole life.
 *
 * ├── a payment of 2^120 − 1: captured in parts, disputed, ruled upon, refunded
 * ├── goods of 2^128 − 1 grams for 2^120 − 1: worth what they should be
 * ├── windows of 2^48 − 1 and the longest inspection: no overflow
 * └── totals above what fits: refused by the ABI
 */
import { expect } from 'chai';
import {
  authorize,
  MAX_AMOUNT,
  holdings,
  milestoneTerms,
  receiptOf,
  refuses,
  stateOf,
  termsOf,
  weigh,
} from '../payment.ts';
import { deploy, ethers, hash, worldIn, type Hex, type World } from '../world.ts';

const LARGEST = 2n ** 120n - 1n;

/** A world whose escrow accepts the bench token without a limit. */
async function unlimited(): Promise<World> {
  const w = await worldIn('BenchToken');
  const { directory, materialLedger, oracleReports } = w.deployment;
  const given = [directory, materialLedger, oracleReports, w.permit2.target, w.walletDeployer.target];
  const escrow = await deploy('SettlementEscrow', [
    ...given,
    [{ token: w.token.target, cap: ethers.MaxUint256 }],
  ]);
  await w.token.mint(w.buyer.address, LARGEST - 100_000_000_000n);
  return { ...w, escrow, deployment: { ...w.deployment, settlementEscrow: escrow.target as Hex } };
}

describe('Attack: the largest values', () => {
  it('INV-2: 2^120 − 1 runs through a whole life', async () => {
    const w = await unlimited();
    const terms = await termsOf(w, 0n, { maxAmount: LARGEST, arbiter: w.registrar.address as Hex });
    const id = await authorize(w, terms);
    await w.escrow.connect(w.relayer).capture(terms, LARGEST - 1n, false);
    await w.escrow.connect(w.buyer).dispute(terms, [], 0, ethers.ZeroHash);
    await w.escrow.connect(w.registrar).resolve(terms, [], 0, 1n, 0);
    expect(await stateOf(w, id)).to.deep.equal({
      phase: 2n,
      capturable: 0n,
      refundable: LARGEST,
      disputed: 0n,
    });
    const fee = (LARGEST * 150n) / 10_000n;
    expect(await holdings(w, w.mill)).to.deep.equal([LARGEST - fee]);
    for (const account of [w.mill, w.treasury, w.fund]) {
      await w.token.connect(account).approve(w.escrow.target, ethers.MaxUint256);
    }
    await w.escrow.connect(w.mill).refund(terms, LARGEST, LARGEST);
    expect(await holdings(w, w.buyer, w.mill, w.treasury, w.fund)).to.deep.equal([LARGEST, 0n, 0n, 0n]);
  });

  it('a milestone of 2^120 − 2 beside one of 1 is captured', async () => {
    const w = await unlimited();
    const list = [LARGEST - 1n, 1n];
    const terms = await milestoneTerms(w, list);
    const id = await authorize(w, terms);
    await w.escrow.connect(w.relayer).captureMilestone(terms, list, 0, LARGEST - 1n);
    expect((await stateOf(w, id)).capturable).to.equal(1n);
  });

  it('INV-5: 2^128 − 1 grams for 2^120 − 1 are worth what they should be', async () => {
    const w = await unlimited();
    const ledger = await deploy('BoundlessLedger');
    const { directory, oracleReports } = w.deployment;
    const given = [directory, ledger.target, oracleReports, w.permit2.target, w.walletDeployer.target];
    const escrow = await deploy('SettlementEscrow', [
      ...given,
      [{ token: w.token.target, cap: ethers.MaxUint256 }],
    ]);
    const here = { ...w, escrow, deployment: { ...w.deployment, settlementEscrow: escrow.target as Hex } };
    const maxGrams = 2n ** 128n - 1n;
    const goods = { lotId: 1n, maxGrams, titleTo: w.buyer.address as Hex };
    const terms = await termsOf(here, 1n, { maxAmount: LARGEST, goods });
    const id = await authorize(here, terms);
    await weigh(here, id, maxGrams);
    const receipt = await receiptOf(here, terms, maxGrams - 1n);
    await escrow.connect(w.relayer).captureOnDelivery(terms, maxGrams - 1n, false, receipt, hash('delivery'));
    expect((await stateOf(here, id)).refundable).to.equal((LARGEST * (maxGrams - 1n)) / maxGrams);
    expect((await stateOf(here, id)).capturable).to.equal(1n);
  });

  it('windows without end and the longest inspection do not overflow', async () => {
    const w = await worldIn('BenchToken');
    const end = 2 ** 48 - 1;
    const terms = await termsOf(w, 0n, {
      authorizeBefore: end,
      captureBefore: end,
      resolveBefore: end,
      refundBefore: end,
      inspectionSeconds: 2 ** 32 - 1,
    });
    await authorize(w, terms);
    await w.escrow.connect(w.relayer).capture(terms, MAX_AMOUNT, true);
  });

  it('a total above all that an amount can be is refused, with the total and the limit', async () => {
    const w = await worldIn('BenchToken');
    const terms = await termsOf(w);
    await authorize(w, terms);
    const escrow = w.escrow.connect(w.relayer);
    for (const total of [MAX_AMOUNT + 1n, LARGEST, LARGEST + 1n, ethers.MaxUint256]) {
      await refuses(w, escrow.capture(terms, total, true), 'CaptureAboveAuthorized', total, MAX_AMOUNT);
    }
  });
});
