/**
 * AuditAnchors.anchor
 * ├── given the first closing: it is kept under the caller, and the previous one is all zero
 * ├── given a later number and time: it is kept beside the first, and the event names the one before
 * ├── given a gap in the numbers: it is allowed, and the missing numbers answer zero
 * ├── given another publisher or another book: it does not touch the first
 * ├── given an equal or lower number: it refuses
 * ├── given an equal or earlier time: it refuses
 * ├── given a closing at this block's time: it is kept; one second later: it refuses
 * └── given a zero root: it refuses
 */
import { expect } from 'chai';
import { quorum } from '../reports/quorum.ts';
import { ethers, hash, now, time } from '../world.ts';

const LEDGER = ethers.id('TopSteel.Ledger');
const AUDIT_LOG = ethers.id('TopSteel.AuditLog');
const [FIRST, SECOND] = [hash('books of Monday'), hash('books of Tuesday')];

async function anchored() {
  const q = await quorum();
  const anchors = q.anchors.connect(q.publisher);
  const at = (await now()) + 100;
  await time.setNextBlockTimestamp(at);
  const sent = anchors.anchor(LEDGER, 1, FIRST, at - 60);
  await sent;
  return { ...q, anchors, sent, at, mine: q.publisher.address };
}

describe('AuditAnchors.anchor', () => {
  it('keeps the first closing', async () => {
    const { anchors, sent, at, mine } = await anchored();
    await expect(sent)
      .to.emit(anchors, 'Anchored')
      .withArgs(mine, LEDGER, 1, FIRST, at - 60, 0, ethers.ZeroHash, mine);
    expect(await anchors.anchorOf(mine, LEDGER, 1)).to.equal(FIRST);
    expect(await anchors.latestOf(mine, LEDGER)).to.deep.equal([1n, FIRST, BigInt(at - 60), BigInt(at)]);
  });

  it('keeps the next one beside it, and names the one before', async () => {
    const { anchors, at, mine } = await anchored();
    await time.setNextBlockTimestamp(at + 10);
    await expect(anchors.anchor(LEDGER, 4, SECOND, at))
      .to.emit(anchors, 'Anchored')
      .withArgs(mine, LEDGER, 4, SECOND, at, 1, FIRST, mine);
    const kept = await Promise.all([1, 2, 3, 4, 5].map((n) => anchors.anchorOf(mine, LEDGER, n)));
    expect(kept).to.deep.equal([FIRST, ethers.ZeroHash, ethers.ZeroHash, SECOND, ethers.ZeroHash]);
    expect(await anchors.latestOf(mine, LEDGER)).to.deep.equal([4n, SECOND, BigInt(at), BigInt(at + 10)]);
  });

  it("keeps publishers' books and a publisher's books apart", async () => {
    const { anchors, at, mine, stranger } = await anchored();
    await anchors.anchor(AUDIT_LOG, 1, SECOND, at);
    await anchors.connect(stranger).anchor(LEDGER, 9, SECOND, at);
    expect((await anchors.latestOf(mine, LEDGER)).root).to.equal(FIRST);
    expect((await anchors.latestOf(mine, AUDIT_LOG)).root).to.equal(SECOND);
    expect((await anchors.latestOf(stranger.address, LEDGER)).sequence).to.equal(9);
    expect(await anchors.latestOf(stranger.address, AUDIT_LOG)).to.deep.equal([0n, ethers.ZeroHash, 0n, 0n]);
  });

  it('refuses an equal or lower number', async () => {
    const { anchors, at } = await anchored();
    for (const sequence of [1, 0]) {
      await expect(anchors.anchor(LEDGER, sequence, SECOND, at))
        .to.be.revertedWithCustomError(anchors, 'AuditAnchors_SequenceStale')
        .withArgs(sequence, 1);
    }
  });

  for (const offset of [-1, 0, 1]) {
    it(`${offset <= 0 ? 'refuses' : 'keeps'} a closing ${offset} s from the last one`, async () => {
      const { anchors, at } = await anchored();
      const last = at - 60;
      const sent = anchors.anchor(LEDGER, 2, SECOND, last + offset);
      if (offset > 0) await expect(sent).to.emit(anchors, 'Anchored');
      else {
        await expect(sent)
          .to.be.revertedWithCustomError(anchors, 'AuditAnchors_ClosingStale')
          .withArgs(last + offset, last);
      }
    });
  }

  for (const offset of [-1, 0, 1]) {
    it(`${offset <= 0 ? 'keeps' : 'refuses'} a closing ${offset} s from this block`, async () => {
      const { anchors, at } = await anchored();
      await time.setNextBlockTimestamp(at + 10);
      const sent = anchors.anchor(LEDGER, 2, SECOND, at + 10 + offset);
      if (offset <= 0) await expect(sent).to.emit(anchors, 'Anchored');
      else {
        await expect(sent)
          .to.be.revertedWithCustomError(anchors, 'AuditAnchors_ClosedInFuture')
          .withArgs(at + 11, at + 10);
      }
    });
  }

  it('refuses a zero root', async () => {
    const { anchors, at } = await anchored();
    await expect(anchors.anchor(LEDGER, 2, ethers.ZeroHash, at))
      .to.be.revertedWithCustomError(anchors, 'AuditAnchors_RootMissing')
      .withArgs(LEDGER, 2);
  });

  it('says whose directory it asks', async () => {
    const q = await quorum();
    expect(await q.anchors.directory()).to.equal(q.directory.target);
  });
});
