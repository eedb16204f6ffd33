/**
 * Attack: the second in which two windows meet.
 *
 * A window that closes at `<=` while the next opens at `<` leaves a second in which nobody can act, or both can.
 * commerce-payments orders its expiries and captures strictly before; Spearbit April 2025, Info: preApprove is still
 * accepted after expiry. Ours: half-open windows everywhere; each second belongs to exactly one side.
 *
 * ├── around captureBefore: capture and dispute, or reclaim; never both, never neither
 * ├── around resolveBefore: the ruling, or the default
 * └── when all windows end in the same second: the money still comes back
 */
import { expect } from 'chai';
import { authorize, holdings, termsOf } from '../payment.ts';
import { ethers, time, world, type Hex } from '../world.ts';

/** Whether each act would succeed in the block of this second. */
async function possible(at: number, acts: Record<string, { staticCall: () => Promise<unknown> }>) {
  await time.increaseTo(at);
  const outcome: Record<string, boolean> = {};
  for (const [name, { staticCall }] of Object.entries(acts)) {
    outcome[name] = await staticCall().then(
      () => true,
      () => false,
    );
  }
  return outcome;
}

describe('Attack: the second in which two windows meet', () => {
  it('around captureBefore each second belongs to one side', async () => {
    const w = await world();
    const terms = await termsOf(w, 0n, { arbiter: w.registrar.address as Hex });
    await authorize(w, terms);
    const pending = { blockTag: 'pending' };
    const acts = {
      capture: {
        staticCall: () => w.escrow.connect(w.relayer).capture.staticCall(terms, 1n, false, pending),
      },
      dispute: {
        staticCall: () =>
          w.escrow.connect(w.buyer).dispute.staticCall(terms, [], 0, ethers.ZeroHash, pending),
      },
      reclaim: { staticCall: () => w.escrow.connect(w.buyer).reclaim.staticCall(terms, [], pending) },
    };
    for (const offset of [-2, -1, 0]) {
      // The pending block is one second after the one that was mined.
      const isOpen = offset + 1 < 0;
      expect(await possible(terms.captureBefore + offset, acts), `${offset + 1}`).to.deep.equal({
        capture: isOpen,
        dispute: isOpen,
        reclaim: !isOpen,
      });
    }
  });

  it('around resolveBefore each second belongs to the arbiter or to the default', async () => {
    const w = await world();
    const terms = await termsOf(w, 0n, { arbiter: w.registrar.address as Hex, silenceBps: 5_000 });
    await authorize(w, terms);
    await w.escrow.connect(w.buyer).dispute(terms, [], 0, ethers.ZeroHash);
    const pending = { blockTag: 'pending' };
    const acts = {
      resolve: {
        staticCall: () => w.escrow.connect(w.registrar).resolve.staticCall(terms, [], 0, 1n, 0, pending),
      },
      reclaim: { staticCall: () => w.escrow.connect(w.stranger).reclaim.staticCall(terms, [], pending) },
    };
    for (const offset of [-2, -1, 0]) {
      const isOpen = offset + 1 < 0;
      expect(await possible(terms.resolveBefore + offset, acts), `${offset + 1}`).to.deep.equal({
        resolve: isOpen,
        reclaim: !isOpen,
      });
    }
  });

  it('when all windows end together the money comes back', async () => {
    const w = await world();
    const usual = await termsOf(w);
    const end = usual.authorizeBefore;
    const terms = { ...usual, captureBefore: end, resolveBefore: end, refundBefore: end };
    await authorize(w, terms);
    await time.setNextBlockTimestamp(end);
    await w.escrow.connect(w.stranger).reclaim(terms, []);
    expect(await holdings(w, w.buyer)).to.deep.equal([10_000_000_000n]);
  });
});
