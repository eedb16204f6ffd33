/**
 * TitleToken: ERC-1155, held against the standard
 * ├── safeTransferFrom: by the holder or its operator; single hook; refused to nobody and by a refusing receiver
 * ├── safeBatchTransferFrom: one event, batch hook; duplicates add up; lengths must match
 * ├── setApprovalForAll: for all lots, revocable, never for nobody
 * ├── balanceOf, balanceOfBatch
 * └── supportsInterface: ERC-165, ERC-1155, its metadata extension; uri is empty
 */
import { expect } from 'chai';
import { deploy, ethers } from '../world.ts';
import { railed, reserve, type Railed } from './rails.ts';

const GRAMS = 24_800_000n;

function transfer(r: Railed, to: string, grams: bigint, sender = r.mill): Promise<unknown> {
  return r.ledger.connect(sender).safeTransferFrom(r.mill.address, to, r.lotId, grams, '0x');
}

function transferMany(
  r: Railed,
  to: string,
  grams: bigint[],
  ids = grams.map(() => r.lotId),
): Promise<unknown> {
  return r.ledger.connect(r.mill).safeBatchTransferFrom(r.mill.address, to, ids, grams, '0x');
}

describe('TitleToken', () => {
  it('transfers by the holder, down to the last gram', async () => {
    const r = await railed();
    await expect(transfer(r, r.buyer.address, GRAMS))
      .to.emit(r.ledger, 'TransferSingle')
      .withArgs(r.mill.address, r.mill.address, r.buyer.address, r.lotId, GRAMS);
    expect(await r.ledger.balanceOf(r.mill.address, r.lotId)).to.equal(0n);
    expect(await r.ledger.balanceOf(r.buyer.address, r.lotId)).to.equal(GRAMS);
  });

  it('transfers nothing and to oneself without changing anything', async () => {
    const r = await railed();
    await transfer(r, r.buyer.address, 0n);
    await transfer(r, r.mill.address, GRAMS);
    expect(await r.ledger.balanceOf(r.mill.address, r.lotId)).to.equal(GRAMS);
  });

  it('transfers by an operator, while approved', async () => {
    const r = await railed();
    await expect(transfer(r, r.buyer.address, 1n, r.stranger))
      .to.be.revertedWithCustomError(r.ledger, 'ERC1155MissingApprovalForAll')
      .withArgs(r.stranger.address, r.mill.address);
    const ledger = r.ledger.connect(r.mill);
    await expect(ledger.setApprovalForAll(r.stranger.address, true))
      .to.emit(r.ledger, 'ApprovalForAll')
      .withArgs(r.mill.address, r.stranger.address, true);
    expect(await r.ledger.isApprovedForAll(r.mill.address, r.stranger.address)).to.equal(true);
    await transfer(r, r.buyer.address, 1n, r.stranger);
    await r.ledger
      .connect(r.stranger)
      .safeBatchTransferFrom(r.mill.address, r.buyer.address, [r.lotId], [1n], '0x');
    await ledger.setApprovalForAll(r.stranger.address, false);
    await expect(
      r.ledger
        .connect(r.stranger)
        .safeBatchTransferFrom(r.mill.address, r.buyer.address, [r.lotId], [1n], '0x'),
    )
      .to.be.revertedWithCustomError(r.ledger, 'ERC1155MissingApprovalForAll')
      .withArgs(r.stranger.address, r.mill.address);
    expect(await r.ledger.balanceOf(r.buyer.address, r.lotId)).to.equal(2n);
    await expect(ledger.setApprovalForAll(ethers.ZeroAddress, true))
      .to.be.revertedWithCustomError(r.ledger, 'ERC1155InvalidOperator')
      .withArgs(ethers.ZeroAddress);
  });

  it('refuses more than is held, up to the largest number', async () => {
    const r = await railed();
    for (const grams of [GRAMS + 1n, 2n ** 128n, 2n ** 128n + 1n, 2n ** 256n - 1n]) {
      await expect(transfer(r, r.buyer.address, grams))
        .to.be.revertedWithCustomError(r.ledger, 'ERC1155InsufficientBalance')
        .withArgs(r.mill.address, GRAMS, grams, r.lotId);
    }
  });

  it('refuses nobody as receiver', async () => {
    const r = await railed();
    for (const act of [transfer(r, ethers.ZeroAddress, 1n), transferMany(r, ethers.ZeroAddress, [1n])]) {
      await expect(act)
        .to.be.revertedWithCustomError(r.ledger, 'ERC1155InvalidReceiver')
        .withArgs(ethers.ZeroAddress);
    }
  });

  it('calls the hook that belongs to the transfer, with the balance already moved', async () => {
    const r = await railed();
    const holder = await deploy('CallingHolder');
    const question = r.ledger.interface.encodeFunctionData('balanceOf', [holder.target, r.lotId]);
    await holder.callBack(r.ledger.target, question);
    await transfer(r, holder.target, 7n);
    expect(BigInt(await holder.answer())).to.equal(7n);
    await transferMany(r, holder.target, [1n, 2n]);
    expect(BigInt(await holder.answer())).to.equal(10n);
    expect(await holder.received()).to.equal(2n);
  });

  it('lets a receiver refuse, with and without a reason, or by a wrong answer', async () => {
    const r = await railed();
    const holder = await deploy('CallingHolder');
    for (const [mood, contract, error, args] of [
      [1, holder, 'CallingHolder_Refused', [r.lotId]],
      [2, r.ledger, 'ERC1155InvalidReceiver', [holder.target]],
      [3, r.ledger, 'ERC1155InvalidReceiver', [holder.target]],
    ] as const) {
      await holder.feel(mood);
      for (const act of [transfer(r, holder.target, 1n), transferMany(r, holder.target, [1n])]) {
        await expect(act)
          .to.be.revertedWithCustomError(contract, error)
          .withArgs(...args);
      }
    }
  });

  it('moves a batch in one event, adding up duplicates', async () => {
    const r = await railed();
    await expect(transferMany(r, r.buyer.address, [3n, 4n]))
      .to.emit(r.ledger, 'TransferBatch')
      .withArgs(r.mill.address, r.mill.address, r.buyer.address, [r.lotId, r.lotId], [3n, 4n]);
    expect(
      await r.ledger.balanceOfBatch([r.buyer.address, r.mill.address], [r.lotId, r.lotId]),
    ).to.deep.equal([7n, GRAMS - 7n]);
    await expect(transferMany(r, r.buyer.address, [GRAMS - 7n, 1n]))
      .to.be.revertedWithCustomError(r.ledger, 'ERC1155InsufficientBalance')
      .withArgs(r.mill.address, 0n, 1n, r.lotId);
  });

  it('refuses lists of different lengths', async () => {
    const r = await railed();
    await expect(transferMany(r, r.buyer.address, [1n], [r.lotId, r.lotId]))
      .to.be.revertedWithCustomError(r.ledger, 'ERC1155InvalidArrayLength')
      .withArgs(2, 1);
    await expect(r.ledger.balanceOfBatch([r.buyer.address], [r.lotId, r.lotId]))
      .to.be.revertedWithCustomError(r.ledger, 'ERC1155InvalidArrayLength')
      .withArgs(2, 1);
  });

  it('INV-9: keeps reserved grams with their holder, alone or in a batch', async () => {
    const r = await railed();
    await reserve(r, 5_250_000n);
    await expect(transfer(r, r.buyer.address, 19_550_001n))
      .to.be.revertedWithCustomError(r.ledger, 'MaterialLedger_AboveAvailable')
      .withArgs(r.lotId, 19_550_001n, 19_550_000n);
    await expect(transferMany(r, r.buyer.address, [19_550_000n, 1n]))
      .to.be.revertedWithCustomError(r.ledger, 'MaterialLedger_AboveAvailable')
      .withArgs(r.lotId, 1n, 0n);
    await transfer(r, r.buyer.address, 19_550_000n);
    expect(await r.ledger.availableOf(r.mill.address, r.lotId)).to.equal(0n);
    expect(await r.ledger.balanceOf(r.mill.address, r.lotId)).to.equal(5_250_000n);
  });

  it('says what it is', async () => {
    const { ledger } = await railed();
    for (const [id, isSupported] of [
      ['0x01ffc9a7', true],
      ['0xd9b67a26', true],
      ['0x0e89341c', true],
      ['0x80ac58cd', false],
      ['0xffffffff', false],
    ] as const) {
      expect(await ledger.supportsInterface(id), id).to.equal(isSupported);
    }
    expect(await ledger.uri(1n)).to.equal('');
  });
});
