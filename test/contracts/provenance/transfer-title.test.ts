/**
 * MaterialLedger.transferTitle
 * ├── given free grams
 * │   ├── it moves title and names the EPCIS event
 * │   ├── it calls the receiver's hook; when that refuses, nothing moves
 * │   └── when the lot is recalled: title can still go back
 * ├── given reserved grams, or more than is held: it refuses
 * └── given zero grams, no event, or nobody to receive: it refuses
 */
import { expect } from 'chai';
import { deploy, ethers } from '../world.ts';
import { EVENT, railed, reserve } from './rails.ts';

describe('MaterialLedger.transferTitle', () => {
  it('moves title and names the event', async () => {
    const r = await railed();
    const { ledger, lotId, mill, buyer } = r;
    await expect(ledger.connect(mill).transferTitle(lotId, buyer.address, 1_000n, EVENT))
      .to.emit(ledger, 'TitleTransferred')
      .withArgs(lotId, mill.address, buyer.address, 1_000n, EVENT)
      .and.to.emit(ledger, 'TransferSingle')
      .withArgs(mill.address, mill.address, buyer.address, lotId, 1_000n);
    expect(await ledger.balanceOf(buyer.address, lotId)).to.equal(1_000n);
    expect(await ledger.balanceOf(mill.address, lotId)).to.equal(24_799_000n);
  });

  it("asks the receiver's hook", async () => {
    const r = await railed();
    const holder = await deploy('CallingHolder');
    const ledger = r.ledger.connect(r.mill);
    await ledger.transferTitle(r.lotId, holder.target, 1_000n, EVENT);
    expect(await holder.received()).to.equal(1n);
    await holder.feel(1);
    await expect(ledger.transferTitle(r.lotId, holder.target, 1_000n, EVENT))
      .to.be.revertedWithCustomError(holder, 'CallingHolder_Refused')
      .withArgs(r.lotId);
    expect(await r.ledger.balanceOf(holder.target, r.lotId)).to.equal(1_000n);
  });

  it('lets recalled steel go back', async () => {
    const r = await railed();
    await r.ledger.connect(r.mill).transferTitle(r.lotId, r.buyer.address, 1_000n, EVENT);
    await r.ledger.connect(r.mill).recall(r.lotId, 4, EVENT);
    await r.ledger.connect(r.buyer).transferTitle(r.lotId, r.mill.address, 1_000n, EVENT);
    expect(await r.ledger.balanceOf(r.mill.address, r.lotId)).to.equal(24_800_000n);
  });

  it('INV-9: refuses reserved grams, and more than is held', async () => {
    const r = await railed();
    await reserve(r, 24_000_000n);
    const ledger = r.ledger.connect(r.mill);
    await expect(ledger.transferTitle(r.lotId, r.buyer.address, 800_001n, EVENT))
      .to.be.revertedWithCustomError(r.ledger, 'MaterialLedger_AboveAvailable')
      .withArgs(r.lotId, 800_001n, 800_000n);
    await expect(ledger.transferTitle(r.lotId, r.buyer.address, 24_800_001n, EVENT))
      .to.be.revertedWithCustomError(r.ledger, 'ERC1155InsufficientBalance')
      .withArgs(r.mill.address, 24_800_000n, 24_800_001n, r.lotId);
  });

  it('refuses zero grams, no event and nobody', async () => {
    const r = await railed();
    const ledger = r.ledger.connect(r.mill);
    await expect(ledger.transferTitle(r.lotId, r.buyer.address, 0n, EVENT)).to.be.revertedWithCustomError(
      r.ledger,
      'MaterialLedger_MassZero',
    );
    await expect(ledger.transferTitle(r.lotId, r.buyer.address, 1n, ethers.ZeroHash))
      .to.be.revertedWithCustomError(r.ledger, 'MaterialLedger_EpcisEventMissing')
      .withArgs(r.lotId);
    await expect(ledger.transferTitle(r.lotId, ethers.ZeroAddress, 1n, EVENT))
      .to.be.revertedWithCustomError(r.ledger, 'ERC1155InvalidReceiver')
      .withArgs(ethers.ZeroAddress);
  });
});
