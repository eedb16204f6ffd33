/**
 * Directory.grantCapability, revokeCapability
 * ├── given an accreditor: it grants every capability of the mask, for the window, to the second
 * ├── given a window that is held: a longer one extends it, a shorter one is refused
 * ├── given a window to come: one that would begin before it is refused, for it would not begin when it says
 * ├── given a capability that ended: a new window begins, and the old one still answers for its time
 * ├── given a revocation since an earlier time: what was done since is unauthorised; later windows are gone
 * └── given anyone else, an unknown bit, an unregistered organisation, nothing held: it refuses
 */
import { expect } from 'chai';
import { FOREVER, MILL, now, PROCESSOR, profile, STOCKIST, time, world, type World } from '../world.ts';

function holds(w: World, mask: bigint, at: number): Promise<boolean> {
  return w.directory.isAuthorised(w.mill.address, w.mill.address, mask, at);
}

describe('Directory capabilities', () => {
  it('grants every capability of the mask for the window', async () => {
    const w = await world();
    const from = (await now()) + 100;
    await expect(w.directory.grantCapability(w.mill.address, PROCESSOR | STOCKIST, from, from + 10))
      .to.emit(w.directory, 'CapabilityGranted')
      .withArgs(w.mill.address, w.registrar.address, PROCESSOR, from, from + 10)
      .and.to.emit(w.directory, 'CapabilityGranted')
      .withArgs(w.mill.address, w.registrar.address, STOCKIST, from, from + 10);
    const seen = await Promise.all([from - 1, from, from + 9, from + 10].map((at) => holds(w, STOCKIST, at)));
    expect(seen).to.deep.equal([false, true, true, false]);
    expect(await holds(w, 16n | STOCKIST, from)).to.equal(true);
    expect(await holds(w, 16n, from)).to.equal(false);
    expect(await holds(w, 256n, from)).to.equal(false);
  });

  it('extends a window that is held, and refuses a shorter one', async () => {
    const w = await world();
    const until = (await now()) + 1_000;
    await w.directory.grantCapability(w.mill.address, STOCKIST, 0, until);
    await w.directory.grantCapability(w.mill.address, STOCKIST, 0, until + 500);
    const windows = await w.directory.capabilityWindows(w.mill.address, STOCKIST);
    expect(windows.map((window: { validUntil: bigint }) => window.validUntil)).to.deep.equal([
      BigInt(until + 500),
    ]);
    await expect(w.directory.grantCapability(w.mill.address, STOCKIST, 0, until + 500))
      .to.be.revertedWithCustomError(w.directory, 'Directory_CapabilityHeld')
      .withArgs(w.mill.address, STOCKIST, until + 500);
  });

  it('refuses a window that begins before one to come', async () => {
    const w = await world();
    const from = (await now()) + 1_000;
    await w.directory.grantCapability(w.mill.address, STOCKIST, from, from + 100);
    await expect(w.directory.grantCapability(w.mill.address, STOCKIST, 0, from + 200))
      .to.be.revertedWithCustomError(w.directory, 'Directory_CapabilityHeld')
      .withArgs(w.mill.address, STOCKIST, from + 100);
    await w.directory.grantCapability(w.mill.address, STOCKIST, from, from + 200);
    const windows = await w.directory.capabilityWindows(w.mill.address, STOCKIST);
    expect(windows).to.deep.equal([[BigInt(from), BigInt(from + 200)]]);
  });

  it('grants every capability there is, and CARBON_ISSUER by itself', async () => {
    const w = await world();
    await w.directory.grantCapability(w.processor.address, 128n, 0, FOREVER);
    const at = await now();
    const asked = [128n, 127n, 255n].map((mask) =>
      w.directory.isAuthorised(w.processor.address, w.processor.address, mask, at),
    );
    expect(await Promise.all(asked)).to.deep.equal([true, true, true]);
    expect(await w.directory.isAuthorised(w.processor.address, w.processor.address, 125n, at)).to.equal(
      false,
    );
    await w.directory.register(w.buyer.address, profile);
    await w.directory.grantCapability(w.buyer.address, 255n, 0, FOREVER);
    expect((await w.directory.organisationOf(w.buyer.address)).capabilities).to.equal(255n);
  });

  it('remembers every window, and finds the one that is asked for', async () => {
    const w = await world();
    const base = (await now()) + 1_000;
    const windows = [0, 1, 2].map((turn) => [base + turn * 100, base + turn * 100 + 50] as const);
    for (const [from, until] of windows) {
      await w.directory.grantCapability(w.mill.address, STOCKIST, from, until);
    }
    const kept = await w.directory.capabilityWindows(w.mill.address, STOCKIST);
    expect(kept).to.deep.equal(windows.map((window) => window.map(BigInt)));
    for (const [from, until] of windows) {
      const seen = await Promise.all([from - 1, from, until - 1, until].map((at) => holds(w, STOCKIST, at)));
      expect(seen, `window from ${from}`).to.deep.equal([false, true, true, false]);
    }
    await time.increaseTo(base + 120);
    await w.directory.revokeCapability(w.mill.address, STOCKIST, base + 10);
    expect(await w.directory.capabilityWindows(w.mill.address, STOCKIST)).to.deep.equal([
      [BigInt(base), BigInt(base + 10)],
    ]);
    expect(await holds(w, STOCKIST, base + 9)).to.equal(true);
    expect(await holds(w, STOCKIST, base + 10)).to.equal(false);
    expect(await holds(w, STOCKIST, base + 110)).to.equal(false);
  });

  it('keeps an ended window as it was when a revocation falls between two', async () => {
    const w = await world();
    const base = (await now()) + 1_000;
    await w.directory.grantCapability(w.mill.address, STOCKIST, base, base + 10);
    await w.directory.grantCapability(w.mill.address, STOCKIST, base + 100, FOREVER);
    await time.increaseTo(base + 200);
    await w.directory.revokeCapability(w.mill.address, STOCKIST, base + 50);
    expect(await w.directory.capabilityWindows(w.mill.address, STOCKIST)).to.deep.equal([
      [BigInt(base), BigInt(base + 10)],
    ]);
  });

  it('keeps the history when a capability ends and begins again', async () => {
    const w = await world();
    await time.increase(100);
    await w.directory.revokeCapability(w.mill.address, MILL, 0);
    const ended = await now();
    await time.increase(100);
    await w.directory.grantCapability(w.mill.address, MILL, 0, FOREVER);
    const again = await now();
    const seen = await Promise.all([ended - 1, ended, again - 1, again].map((at) => holds(w, MILL, at)));
    expect(seen).to.deep.equal([true, false, false, true]);
  });

  it('withdraws since an earlier time, later windows included', async () => {
    const w = await world();
    await time.increase(100);
    const since = await now();
    await time.increase(100);
    await w.directory.grantCapability(w.mill.address, STOCKIST, 0, FOREVER);
    await expect(w.directory.revokeCapability(w.mill.address, MILL | STOCKIST, since))
      .to.emit(w.directory, 'CapabilityRevoked')
      .withArgs(w.mill.address, w.registrar.address, MILL, since);
    expect(await holds(w, MILL, since - 1)).to.equal(true);
    expect(await holds(w, MILL, since)).to.equal(false);
    expect(await w.directory.capabilityWindows(w.mill.address, STOCKIST)).to.deep.equal([]);
  });

  it('refuses what makes no sense', async () => {
    const w = await world();
    for (const mask of [0n, 256n]) {
      await expect(w.directory.grantCapability(w.mill.address, mask, 0, FOREVER))
        .to.be.revertedWithCustomError(w.directory, 'Directory_UnknownCapability')
        .withArgs(mask, 255);
    }
    await expect(w.directory.grantCapability(w.stranger.address, MILL, 0, FOREVER))
      .to.be.revertedWithCustomError(w.directory, 'Directory_NotRegistered')
      .withArgs(w.stranger.address);
    const at = (await now()) + 10;
    await time.setNextBlockTimestamp(at);
    await expect(w.directory.revokeCapability(w.mill.address, STOCKIST, 0))
      .to.be.revertedWithCustomError(w.directory, 'Directory_CapabilityNotHeld')
      .withArgs(w.mill.address, STOCKIST, at);
    await time.setNextBlockTimestamp(at + 1);
    await expect(w.directory.revokeCapability(w.mill.address, MILL, at + 2))
      .to.be.revertedWithCustomError(w.directory, 'Directory_WindowInvalid')
      .withArgs(at + 2, at + 1, at + 1);
    const directory = w.directory.connect(w.mill);
    await expect(directory.grantCapability(w.mill.address, STOCKIST, 0, FOREVER))
      .to.be.revertedWithCustomError(w.directory, 'Directory_NotAccreditor')
      .withArgs(w.mill.address);
    await expect(directory.revokeCapability(w.mill.address, MILL, 0))
      .to.be.revertedWithCustomError(w.directory, 'Directory_NotAccreditor')
      .withArgs(w.mill.address);
  });
});
