/**
 * MaterialLedger.release
 * └── given reserved grams
 *     ├── it moves title, counts what the payment released, and keeps the rest reserved
 *     ├── it calls no hook: a contract that refuses ERC-1155 gets its title
 *     ├── when the holder is the receiver: the grams are free, and nothing else changes
 *     ├── when the lot is recalled: it refuses a delivery, and lets a ruling stand, which names no event
 *     └── when more than is reserved, or to nobody: it refuses
 */
import { expect } from 'chai';
import { deploy, ethers, now } from '../world.ts';
import { EVENT, PAYMENT, railed, release, reserve } from './rails.ts';

describe('MaterialLedger.release', () => {
  it('moves title in parts, up to what was reserved', async () => {
    const r = await railed();
    const { ledger, lotId, mill, buyer, escrowRail } = r;
    await reserve(r, 5_250_000n);
    expect(
      await ledger
        .connect(escrowRail)
        .release.staticCall(PAYMENT, lotId, mill.address, 1n, buyer.address, EVENT),
    ).to.equal(1n);
    await release(r, 1_000_000n);
    await expect(release(r, 3_982_000n))
      .to.emit(ledger, 'TitleReleased')
      .withArgs(PAYMENT, lotId, buyer.address, mill.address, 3_982_000n, 4_982_000n, EVENT)
      .and.to.emit(ledger, 'TransferSingle')
      .withArgs(escrowRail.address, mill.address, buyer.address, lotId, 3_982_000n);
    expect(await ledger.balanceOf(buyer.address, lotId)).to.equal(4_982_000n);
    expect(await ledger.balanceOf(mill.address, lotId)).to.equal(19_818_000n);
    expect(await ledger.availableOf(mill.address, lotId)).to.equal(19_550_000n);
    expect(await ledger.reservationOf(PAYMENT, lotId, mill.address)).to.deep.equal([268_000n, 4_982_000n]);
  });

  it('refuses one gram more than is reserved', async () => {
    const r = await railed();
    await reserve(r, 1_000n);
    await release(r, 400n);
    await expect(release(r, 601n))
      .to.be.revertedWithCustomError(r.ledger, 'MaterialLedger_ReleaseAboveReserved')
      .withArgs(601n, 600n);
  });

  it('gives title to a contract that would refuse a transfer', async () => {
    const r = await railed();
    const titleTo = String(r.registry.target);
    await expect(r.ledger.connect(r.mill).safeTransferFrom(r.mill.address, titleTo, r.lotId, 1n, '0x'))
      .to.be.revertedWithCustomError(r.ledger, 'ERC1155InvalidReceiver')
      .withArgs(titleTo);
    await reserve(r, 1_000n);
    await release(r, 1_000n, titleTo);
    expect(await r.ledger.balanceOf(titleTo, r.lotId)).to.equal(1_000n);
  });

  it('calls no hook, on purpose', async () => {
    const r = await railed();
    const holder = await deploy('CallingHolder');
    await reserve(r, 1_000n);
    await release(r, 1_000n, holder.target);
    expect(await holder.received()).to.equal(0n);
  });

  it('frees the grams when the holder is the receiver', async () => {
    const r = await railed();
    await reserve(r, 1_000n);
    await release(r, 400n, r.mill.address);
    expect(await r.ledger.balanceOf(r.mill.address, r.lotId)).to.equal(24_800_000n);
    expect(await r.ledger.availableOf(r.mill.address, r.lotId)).to.equal(24_799_400n);
  });

  it('INV-11: refuses to release to nobody, which would lose mass', async () => {
    const r = await railed();
    await reserve(r, 1_000n);
    await expect(release(r, 1_000n, ethers.ZeroAddress))
      .to.be.revertedWithCustomError(r.ledger, 'ERC1155InvalidReceiver')
      .withArgs(ethers.ZeroAddress);
  });

  it('refuses a recalled lot', async () => {
    const r = await railed();
    await reserve(r, 1_000n);
    await r.ledger.connect(r.mill).recall(r.lotId, 4, EVENT);
    const recalledAt = await now();
    await expect(release(r, 1_000n))
      .to.be.revertedWithCustomError(r.ledger, 'MaterialLedger_LotRecalled')
      .withArgs(r.lotId, recalledAt);
  });

  it('releases a recalled lot by a ruling, which names no event', async () => {
    const r = await railed();
    const { ledger, lotId, mill, buyer, escrowRail } = r;
    await reserve(r, 1_000n);
    await ledger.connect(mill).recall(lotId, 4, EVENT);
    const ruled = [PAYMENT, lotId, mill.address, 1_000n, buyer.address, ethers.ZeroHash] as const;
    await expect(ledger.connect(escrowRail).release(...ruled))
      .to.emit(ledger, 'TitleReleased')
      .withArgs(PAYMENT, lotId, buyer.address, mill.address, 1_000n, 1_000n, ethers.ZeroHash);
    expect(await ledger.balanceOf(buyer.address, lotId)).to.equal(1_000n);
  });
});
