/**
 * Attack: a commission at and beyond its bounds.
 *
 * SmartInvoice @01a012c: a fee of 0 for nobody is accepted and then every release reverts, as ERC-20 refuses transfers to
 * address 0; 10,001 bps are accepted, and large amounts underflow. commerce-payments, Spearbit April 2025, Info: an operator
 * takes 100 % when terms allow; ProtoSec review 2, Low: receiver 0 accepted at authorize. Ours: a cap of 10 %, shares that
 * sum to 10,000 and name somebody, all checked before any money moves; parts of zero are not sent.
 *
 * ├── 0, the cap: authorized and captured; cap + 1 and 10,001 bps: refused
 * ├── a share of zero, a share for nobody, a receiver 0: refused
 * └── a commission so small that some shares have nothing: captured
 */
import { expect } from 'chai';
import type { Terms } from '@topsteel/domain/bridge';
import { collectionOf, ERC3009, holdings, MAX_AMOUNT, refuses, termsOf } from '../payment.ts';
import { ethers, world, type Hex, type World } from '../world.ts';

const ZERO = ethers.ZeroAddress as Hex;

async function submit(w: World, terms: Terms) {
  return w.escrow.authorize(terms, ERC3009, await collectionOf(w, terms), ZERO, '0x');
}

describe('Attack: a commission beyond its bounds', () => {
  for (const [feeBps, toSeller] of [
    [0, MAX_AMOUNT],
    [1_000, 3_307_500_000n],
  ] as const) {
    it(`${feeBps} bps is captured`, async () => {
      const w = await world();
      const usual = await termsOf(w);
      const terms = { ...usual, feeBps, feeShares: feeBps === 0 ? [] : usual.feeShares };
      await submit(w, terms);
      await w.escrow.connect(w.relayer).capture(terms, MAX_AMOUNT, true);
      expect(await holdings(w, w.mill)).to.deep.equal([toSeller]);
    });
  }

  for (const feeBps of [1_001, 10_001, 65_535]) {
    it(`${feeBps} bps is refused`, async () => {
      const w = await world();
      await refuses(w, submit(w, await termsOf(w, 0n, { feeBps })), 'FeeAboveCap', feeBps, 1_000);
    });
  }

  it('a share of zero, a share for nobody, and a receiver 0 are refused', async () => {
    const w = await world();
    const terms = await termsOf(w);
    const [first, second] = terms.feeShares as [Terms['feeShares'][0], Terms['feeShares'][0]];
    const zero = {
      ...terms,
      feeShares: [
        { ...first, shareBps: 10_000 },
        { ...second, shareBps: 0 },
      ],
    };
    await refuses(w, submit(w, zero), 'ShareInvalid', second.receiver, 0);
    const nobody = { ...terms, feeShares: [{ receiver: ZERO, shareBps: 10_000 }] };
    await refuses(w, submit(w, nobody), 'ShareInvalid', ZERO, 10_000);
    const { operator, payer, token } = terms;
    const unsold = submit(w, { ...terms, receiver: ZERO });
    await refuses(w, unsold, 'PartyMissing', operator, payer, ZERO, token);
  });

  it('a commission of one unit goes to the last share, and the others get no transfer', async () => {
    const w = await world();
    const terms = await termsOf(w);
    await submit(w, terms);
    const sent = await w.escrow.connect(w.relayer).capture(terms, 67n, false);
    const receipt = await sent.wait();
    const transfers = receipt!.logs.filter((log: { address: string }) => log.address === w.usdc.target);
    expect(transfers).to.have.length(2);
    expect(await holdings(w, w.mill, w.treasury, w.fund)).to.deep.equal([66n, 0n, 1n]);
  });
});
