/**
 * Attack: a publisher shows the auditor other books than it anchored.
 *
 * Open-Attestation's document store keeps a root without order, and EAS `timestamp` binds a hash to a time, to nobody
 * and to no sequence (onchain.md 2.1, 2.2): either lets a publisher anchor two versions of a day and show whichever
 * suits. Here a closing has a number and a time, both strictly increasing, and a number is written once.
 */
import { expect } from 'chai';
import { quorum } from '../reports/quorum.ts';
import { ethers, hash, now } from '../world.ts';

const BOOK = ethers.id('TopSteel.Ledger');
const [TRUE_BOOKS, OTHER_BOOKS] = [hash('books of Monday'), hash('better books of Monday')];

async function anchored() {
  const q = await quorum();
  const anchors = q.anchors.connect(q.publisher);
  const at = await now();
  await anchors.anchor(BOOK, 5, TRUE_BOOKS, at);
  return { ...q, anchors, at };
}

describe('Attack: anchors rewritten', () => {
  it('the same number again', async () => {
    const { anchors, at } = await anchored();
    await expect(anchors.anchor(BOOK, 5, OTHER_BOOKS, at + 1))
      .to.be.revertedWithCustomError(anchors, 'AuditAnchors_SequenceStale')
      .withArgs(5, 5);
  });

  it('a number that was left out, written afterwards', async () => {
    const { anchors, at } = await anchored();
    await expect(anchors.anchor(BOOK, 4, OTHER_BOOKS, at + 1))
      .to.be.revertedWithCustomError(anchors, 'AuditAnchors_SequenceStale')
      .withArgs(4, 5);
  });

  it('the same day under the next number', async () => {
    const { anchors, at } = await anchored();
    await expect(anchors.anchor(BOOK, 6, OTHER_BOOKS, at))
      .to.be.revertedWithCustomError(anchors, 'AuditAnchors_ClosingStale')
      .withArgs(at, at);
  });

  it('a closing of tomorrow, which would let nothing be closed until then', async () => {
    const { anchors } = await anchored();
    const tomorrow = (await now()) + 86_400;
    await expect(anchors.anchor(BOOK, 6, OTHER_BOOKS, tomorrow)).to.be.revertedWithCustomError(
      anchors,
      'AuditAnchors_ClosedInFuture',
    );
  });

  it("somebody else's number for the same book does not stand in its place", async () => {
    const { anchors, at, stranger, publisher } = await anchored();
    await anchors.connect(stranger).anchor(BOOK, 6, OTHER_BOOKS, at);
    expect(await anchors.anchorOf(publisher.address, BOOK, 6)).to.equal(ethers.ZeroHash);
    expect((await anchors.latestOf(publisher.address, BOOK)).root).to.equal(TRUE_BOOKS);
  });

  it('the highest number is the last: the publisher harms itself alone', async () => {
    const { anchors, at, publisher } = await anchored();
    const last = 2n ** 64n - 1n;
    await anchors.anchor(BOOK, last, OTHER_BOOKS, at + 1);
    await expect(anchors.anchor(BOOK, last, OTHER_BOOKS, at + 2))
      .to.be.revertedWithCustomError(anchors, 'AuditAnchors_SequenceStale')
      .withArgs(last, last);
    expect(await anchors.anchorOf(publisher.address, BOOK, 5)).to.equal(TRUE_BOOKS);
  });
});
