/**
 * Attack: a token that calls back, as a hostile collector or an ERC-777 hook would.
 *
 * base/commerce-payments, Spearbit review of April 2025, Critical: a collector re-enters `authorize`, so that one
 * deposit satisfies two balance checks, and the second payment drains the escrow. Their answer: a guard, and one store of
 * tokens per operator. Ours: a guard on every entry point, collectors that are fixed code, and tokens that were named at
 * construction.
 *
 * ├── when a deposit calls back to authorize or charge a second payment: it refuses
 * ├── when a payout calls back into any entry point: the guard refuses, and the payout is made once
 * └── when a payout's callback fails the payout: it becomes credit, once
 */
import { expect } from 'chai';
import { authorize, collectionOf, ERC3009, holdings, MAX_AMOUNT, stateOf, termsOf } from '../payment.ts';
import { ethers, hash, worldIn } from '../world.ts';

const NOBODY = ethers.ZeroAddress;

describe('Attack: a token that calls back', () => {
  for (const verb of ['authorize', 'charge'] as const) {
    it(`cannot ${verb} a second payment by the same deposit`, async () => {
      const w = await worldIn('HostileToken');
      const terms = await termsOf(w);
      const second = { ...terms, operator: w.deployment.usdc, salt: hash('second') };
      const rest = verb === 'authorize' ? [NOBODY, '0x'] : [];
      const given = [second, ERC3009, await collectionOf(w, second), ...rest];
      await w.token.callBack(w.escrow.target, w.escrow.interface.encodeFunctionData(verb, given), true);
      const sent = w.escrow.authorize(terms, ERC3009, await collectionOf(w, terms), NOBODY, '0x');
      await expect(sent).to.be.revertedWithCustomError(w.escrow, 'ReentrancyGuardReentrantCall');
    });
  }

  it('cannot enter anywhere during a payout', async () => {
    const w = await worldIn('HostileToken');
    const terms = await termsOf(w, 0n, { operator: w.deployment.usdc });
    const own = await termsOf(w, 0n, { salt: hash('own') });
    await authorize(w, terms);
    await authorize(w, own);
    const signature = await collectionOf(w, terms);
    const calls: [string, unknown[]][] = [
      ['authorize', [terms, ERC3009, signature, NOBODY, '0x']],
      ['charge', [terms, ERC3009, signature]],
      ['capture', [terms, 1n, true]],
      ['captureMilestone', [terms, [], 0, 1n]],
      ['captureOnDelivery', [terms, 1n, true, '0x', hash('event')]],
      ['void', [terms]],
      ['reclaim', [terms, []]],
      ['refund', [terms, 1n, 0n]],
      ['dispute', [terms, [], 0, hash('reason')]],
      ['resolve', [terms, [], 0, 0n, 0n]],
      ['settle', [terms, 0n, 0n, '0x', NOBODY, '0x']],
      ['claimCredit', [w.deployment.usdc, w.stranger.address]],
      ['claimCreditFor', [w.deployment.usdc, w.mill.address, w.stranger.address, 1, '0x']],
    ];
    let total = 0n;
    for (const [verb, given] of calls) {
      await w.token.callBack(w.escrow.target, w.escrow.interface.encodeFunctionData(verb, given), false);
      total += 1_000n;
      await w.escrow.connect(w.relayer).capture(own, total, false);
      expect(await w.token.hasCalledBack(), verb).to.equal(false);
    }
    expect(await holdings(w, w.mill)).to.deep.equal([(total * 9_850n) / 10_000n]);
    expect((await stateOf(w, (await w.escrow.paymentId(terms)) as `0x${string}`)).capturable).to.equal(
      MAX_AMOUNT,
    );
  });

  it('turns a payout that its callback fails into credit, once', async () => {
    const w = await worldIn('HostileToken');
    const terms = await termsOf(w, 0n, { feeBps: 0, feeShares: [] });
    await authorize(w, terms);
    const again = w.escrow.interface.encodeFunctionData('void', [terms]);
    await w.token.callBack(w.escrow.target, again, true);
    await w.escrow.connect(w.relayer).capture(terms, MAX_AMOUNT, false);
    expect(await w.escrow.creditOf(w.token.target, w.mill.address)).to.equal(MAX_AMOUNT);
    expect(await holdings(w, { address: String(w.escrow.target) })).to.deep.equal([MAX_AMOUNT]);
  });
});
