/**
 * CertificateRegistry.revoke, revokeFor
 * ├── given the issuer: it sets one bit for good, with reason and replacement
 * ├── given it is revoked already: it refuses, and the first reason stands
 * ├── given an unknown reason, or superseded without replacement: it refuses
 * ├── given an issuer without capability: it can still withdraw its word
 * ├── given another issuer's batch of the same number: nothing happens to it
 * └── given a signature: a signer of the issuer may, a stranger may not
 */
import { revokeCertificateTypedData } from '@topsteel/chain';
import { expect } from 'chai';
import { ethers, hash, MILL, now, sign, world, type Hex, type World } from '../world.ts';

const NONE = ethers.ZeroHash as Hex;

describe('CertificateRegistry.revoke', () => {
  it('INV-10: sets one bit, for good', async () => {
    const w = await world();
    await expect(w.registry.connect(w.mill).revoke(1, 300, 4, NONE))
      .to.emit(w.registry, 'CertificateRevoked')
      .withArgs(w.mill.address, 1, 300, 4, NONE, w.mill.address);
    const revoked = await Promise.all(
      [299, 300, 301, 44].map((index) => w.registry.isRevoked(w.mill.address, 1, index)),
    );
    expect(revoked).to.deep.equal([false, true, false, false]);
    await expect(w.registry.connect(w.mill).revoke(1, 300, 1, NONE))
      .to.be.revertedWithCustomError(w.registry, 'CertificateRegistry_AlreadyRevoked')
      .withArgs(w.mill.address, 1, 300);
    expect(await w.registry.isRevoked(w.mill.address, 1, 300)).to.equal(true);
  });

  it('leaves the same number of another issuer alone', async () => {
    const w = await world();
    await w.registry.connect(w.stranger).revoke(1, 0, 1, NONE);
    expect(await w.registry.isRevoked(w.mill.address, 1, 0)).to.equal(false);
  });

  for (const reason of [0, 6]) {
    it(`refuses reason ${reason}`, async () => {
      const w = await world();
      await expect(w.registry.connect(w.mill).revoke(1, 0, reason, NONE))
        .to.be.revertedWithCustomError(w.registry, 'CertificateRegistry_UnknownReason')
        .withArgs(reason, 5);
    });
  }

  it('refuses superseded without a replacement, and records one', async () => {
    const w = await world();
    await expect(w.registry.connect(w.mill).revoke(1, 0, 3, NONE))
      .to.be.revertedWithCustomError(w.registry, 'CertificateRegistry_ReplacementMissing')
      .withArgs(w.mill.address, 1, 0);
    await expect(w.registry.connect(w.mill).revoke(1, 0, 3, hash('replacement')))
      .to.emit(w.registry, 'CertificateRevoked')
      .withArgs(w.mill.address, 1, 0, 3, hash('replacement'), w.mill.address);
  });

  it('works without any capability', async () => {
    const w = await world();
    await w.directory.revokeCapability(w.mill.address, MILL, 0);
    await w.registry.connect(w.mill).revoke(1, 0, 2, NONE);
    expect(await w.registry.isRevoked(w.mill.address, 1, 0)).to.equal(true);
  });
});

describe('CertificateRegistry.revokeFor', () => {
  async function send(w: World, signer: World['mill'], named: World['mill'], deadline: number) {
    const message = {
      issuer: w.mill.address as Hex,
      batch: 1n,
      index: 0,
      reason: 4,
      replacedBy: NONE,
      deadline,
    };
    const signature = await sign(signer, revokeCertificateTypedData(w.deployment, message));
    const registry = w.registry.connect(w.relayer);
    return registry.revokeFor(w.mill.address, 1, 0, 4, NONE, named.address, deadline, signature);
  }

  it("revokes on the issuer's signature", async () => {
    const w = await world();
    await expect(send(w, w.mill, w.mill, (await now()) + 3_600))
      .to.emit(w.registry, 'CertificateRevoked')
      .withArgs(w.mill.address, 1, 0, 4, NONE, w.mill.address);
  });

  it('refuses a stranger, a forged signature and a passed deadline', async () => {
    const w = await world();
    const deadline = (await now()) + 3_600;
    await expect(send(w, w.stranger, w.stranger, deadline)).to.be.revertedWithCustomError(
      w.registry,
      'CertificateRegistry_NotAuthorised',
    );
    await expect(send(w, w.stranger, w.mill, deadline)).to.be.revertedWithCustomError(
      w.registry,
      'CertificateRegistry_SignatureInvalid',
    );
    await expect(send(w, w.mill, w.mill, await now())).to.be.revertedWithCustomError(
      w.registry,
      'CertificateRegistry_DeadlineExpired',
    );
  });
});
