/**
 * Directory.addSigner, removeSigner, markCompromised, isAuthorised
 * ├── given the organisation: its key signs in the window, to the second, and its own address always
 * ├── given a removed key: it answers for its time and not after; it cannot come back
 * ├── given a compromised key: it no longer answers from then on; the mark only moves back
 * ├── given an organisation whose own address is compromised: it appoints nobody; it can still remove
 * ├── given a key of an organisation that is not registered: it counts for nothing
 * └── given anyone else, no key, the organisation itself, an empty or past window: it refuses
 */
import { expect } from 'chai';
import { ethers, FOREVER, now, time, world, type World } from '../world.ts';

function answers(w: World, at: number, signer = w.hosted.address): Promise<boolean> {
  return w.directory.isAuthorised(w.mill.address, signer, 0, at);
}

describe('Directory signers', () => {
  it('answers for the window to the second', async () => {
    const w = await world();
    const from = (await now()) + 100;
    await expect(w.directory.connect(w.mill).addSigner(w.mill.address, w.hosted.address, from, from + 10))
      .to.emit(w.directory, 'SignerAdded')
      .withArgs(w.mill.address, w.hosted.address, from, from + 10);
    const seen = await Promise.all([from - 1, from, from + 9, from + 10].map((at) => answers(w, at)));
    expect(seen).to.deep.equal([false, true, true, false]);
    expect(await w.directory.signerOf(w.mill.address, w.hosted.address)).to.deep.equal([
      BigInt(from),
      BigInt(from + 10),
      0n,
    ]);
  });

  it('counts the organisation itself, from its registration on', async () => {
    const w = await world();
    const { registeredAt } = await w.directory.organisationOf(w.mill.address);
    expect(await answers(w, Number(registeredAt), w.mill.address)).to.equal(true);
    expect(await answers(w, Number(registeredAt) - 1, w.mill.address)).to.equal(false);
  });

  it('keeps what a removed key signed, and nothing after', async () => {
    const w = await world();
    const directory = w.directory.connect(w.mill);
    await directory.addSigner(w.mill.address, w.hosted.address, 0, FOREVER);
    await time.increase(100);
    await expect(directory.removeSigner(w.mill.address, w.hosted.address)).to.emit(
      w.directory,
      'SignerRemoved',
    );
    const removedAt = await now();
    expect(await answers(w, removedAt - 1)).to.equal(true);
    expect(await answers(w, removedAt)).to.equal(false);
    await expect(directory.addSigner(w.mill.address, w.hosted.address, 0, FOREVER))
      .to.be.revertedWithCustomError(w.directory, 'Directory_SignerExists')
      .withArgs(w.mill.address, w.hosted.address);
    await expect(directory.removeSigner(w.mill.address, w.hosted.address))
      .to.be.revertedWithCustomError(w.directory, 'Directory_SignerUnknown')
      .withArgs(w.mill.address, w.hosted.address);
  });

  it('forgets a compromised key from then on, and moves the mark only back', async () => {
    const w = await world();
    const directory = w.directory.connect(w.mill);
    await directory.addSigner(w.mill.address, w.hosted.address, 0, FOREVER);
    const added = await now();
    await time.increase(100);
    await directory.markCompromised(w.mill.address, w.hosted.address, added + 50);
    expect(await answers(w, added + 49)).to.equal(true);
    expect(await answers(w, added + 50)).to.equal(false);
    expect(await w.directory.isCompromised(w.mill.address, w.hosted.address, added + 49)).to.equal(false);
    expect(await w.directory.isCompromised(w.mill.address, w.hosted.address, added + 50)).to.equal(true);
    await expect(directory.markCompromised(w.mill.address, w.hosted.address, added + 50))
      .to.be.revertedWithCustomError(w.directory, 'Directory_CompromisedSinceInvalid')
      .withArgs(added + 50, added + 49);
    await w.directory.markCompromised(w.mill.address, w.hosted.address, added);
    expect(await answers(w, added)).to.equal(false);
  });

  it('refuses a mark in the future, at zero, for an unknown key, and by a stranger', async () => {
    const w = await world();
    const at = (await now()) + 10;
    await time.setNextBlockTimestamp(at);
    await expect(w.directory.connect(w.mill).markCompromised(w.mill.address, w.mill.address, at + 1))
      .to.be.revertedWithCustomError(w.directory, 'Directory_CompromisedSinceInvalid')
      .withArgs(at + 1, at);
    await expect(
      w.directory.connect(w.mill).markCompromised(w.mill.address, w.mill.address, 0),
    ).to.be.revertedWithCustomError(w.directory, 'Directory_CompromisedSinceInvalid');
    await expect(w.directory.markCompromised(w.mill.address, w.stranger.address, 1))
      .to.be.revertedWithCustomError(w.directory, 'Directory_SignerUnknown')
      .withArgs(w.mill.address, w.stranger.address);
    await expect(w.directory.connect(w.stranger).markCompromised(w.mill.address, w.mill.address, 1))
      .to.be.revertedWithCustomError(w.directory, 'Directory_NotOrganisation')
      .withArgs(w.stranger.address, w.mill.address);
  });

  it('appoints nobody by an address that is compromised, and still removes', async () => {
    const w = await world();
    const directory = w.directory.connect(w.mill);
    await directory.addSigner(w.mill.address, w.hosted.address, 0, FOREVER);
    const since = await now();
    await w.directory.markCompromised(w.mill.address, w.mill.address, since);
    await expect(directory.addSigner(w.mill.address, w.stranger.address, 0, FOREVER))
      .to.be.revertedWithCustomError(w.directory, 'Directory_OrganisationCompromised')
      .withArgs(w.mill.address, since);
    await expect(directory.removeSigner(w.mill.address, w.hosted.address)).to.emit(
      w.directory,
      'SignerRemoved',
    );
    await w.directory.connect(w.processor).addSigner(w.processor.address, w.stranger.address, 0, FOREVER);
  });

  it('takes a mark at the time of now, and one before the first second never', async () => {
    const w = await world();
    const at = (await now()) + 10;
    await time.setNextBlockTimestamp(at);
    await expect(w.directory.markCompromised(w.mill.address, w.mill.address, at))
      .to.emit(w.directory, 'SignerCompromised')
      .withArgs(w.mill.address, w.mill.address, at, w.registrar.address);
    await w.directory.markCompromised(w.mill.address, w.mill.address, 1);
    await expect(w.directory.markCompromised(w.mill.address, w.mill.address, 1))
      .to.be.revertedWithCustomError(w.directory, 'Directory_CompromisedSinceInvalid')
      .withArgs(1, 0);
  });

  it('keeps the window of a key that was removed before it began', async () => {
    const w = await world();
    const directory = w.directory.connect(w.mill);
    const from = (await now()) + 1_000;
    await directory.addSigner(w.mill.address, w.hosted.address, from, FOREVER);
    await directory.removeSigner(w.mill.address, w.hosted.address);
    expect(await answers(w, from)).to.equal(false);
    await expect(directory.addSigner(w.mill.address, w.hosted.address, from, FOREVER))
      .to.be.revertedWithCustomError(w.directory, 'Directory_SignerExists')
      .withArgs(w.mill.address, w.hosted.address);
  });

  it('does not count a key of an organisation that is not registered', async () => {
    const w = await world();
    await w.directory.connect(w.stranger).addSigner(w.stranger.address, w.hosted.address, 0, FOREVER);
    expect(await w.directory.isAuthorised(w.stranger.address, w.hosted.address, 0, await now())).to.equal(
      false,
    );
  });

  it('refuses anyone else, nobody, itself, and windows that are empty or past', async () => {
    const w = await world();
    const { mill, hosted } = w;
    await expect(w.directory.connect(w.stranger).addSigner(mill.address, w.stranger.address, 0, FOREVER))
      .to.be.revertedWithCustomError(w.directory, 'Directory_NotOrganisation')
      .withArgs(w.stranger.address, mill.address);
    await expect(w.directory.connect(w.stranger).removeSigner(mill.address, hosted.address))
      .to.be.revertedWithCustomError(w.directory, 'Directory_NotOrganisation')
      .withArgs(w.stranger.address, mill.address);
    const directory = w.directory.connect(mill);
    await expect(directory.addSigner(mill.address, ethers.ZeroAddress, 0, FOREVER))
      .to.be.revertedWithCustomError(w.directory, 'Directory_ZeroAddress')
      .withArgs('signer');
    await expect(directory.addSigner(mill.address, mill.address, 0, FOREVER)).to.be.revertedWithCustomError(
      w.directory,
      'Directory_SignerExists',
    );
    const at = (await now()) + 10;
    await time.setNextBlockTimestamp(at);
    await expect(directory.addSigner(mill.address, hosted.address, at - 1, at + 1))
      .to.be.revertedWithCustomError(w.directory, 'Directory_WindowInvalid')
      .withArgs(at - 1, at + 1, at);
    await time.setNextBlockTimestamp(at + 1);
    await expect(directory.addSigner(mill.address, hosted.address, at + 5, at + 5))
      .to.be.revertedWithCustomError(w.directory, 'Directory_WindowInvalid')
      .withArgs(at + 5, at + 5, at + 1);
  });
});
