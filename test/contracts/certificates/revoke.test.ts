/**
 * CertificateRegistry.revoke, revokeFor, revokeMany
 * ├── given the issuer: it sets one bit for good, with reason and replacement
 * ├── given it is revoked already: it refuses, and the first reason stands
 * ├── given an unknown reason, or superseded without replacement: it refuses
 * ├── given a replacement
 * │   ├── when it is later in (batch, index) order, issued and unrevoked: it is recorded
 * │   ├── when it is the same, or earlier: it refuses
 * │   └── when its batch was not issued, or it is revoked: it refuses
 * ├── given an issuer without capability, or a batch to come: it can still withdraw its word
 * ├── given another issuer's batch of the same number, or the same index of another batch: nothing happens to it
 * ├── given several: all or none, across words, and none twice
 * └── given a signature: a signer of the issuer may, a stranger may not
 */
import { revokeCertificateTypedData } from '@topsteel/chain';
import { expect } from 'chai';
import { certificatesOf, issue } from '../steel.ts';
import { FOREVER, MILL, now, sign, time, world, type Hex, type Signer, type World } from '../world.ts';

const SUPERSEDED = 3;
const NONCONFORMING = 4;

function revoked(w: World, batch: number, indices: number[], issuer = w.mill.address): Promise<boolean[]> {
  return Promise.all(indices.map((index) => w.registry.isRevoked(issuer, batch, index)));
}

describe('CertificateRegistry.revoke', () => {
  it('INV-10: sets one bit, for good', async () => {
    const w = await world();
    await expect(w.registry.connect(w.mill).revoke(1, 300, NONCONFORMING, 0, 0))
      .to.emit(w.registry, 'CertificateRevoked')
      .withArgs(w.mill.address, 1, 300, NONCONFORMING, 0, 0, w.mill.address);
    expect(await revoked(w, 1, [299, 300, 301, 44])).to.deep.equal([false, true, false, false]);
    await expect(w.registry.connect(w.mill).revoke(1, 300, 1, 0, 0))
      .to.be.revertedWithCustomError(w.registry, 'CertificateRegistry_AlreadyRevoked')
      .withArgs(w.mill.address, 1, 300);
    expect(await revoked(w, 1, [300])).to.deep.equal([true]);
  });

  it('leaves another issuer, and the neighbouring batches, alone', async () => {
    const w = await world();
    const last = 2 ** 32 - 1;
    await w.registry.connect(w.mill).revoke(1, last, 1, 0, 0);
    await w.registry.connect(w.stranger).revoke(1, 0, 1, 0, 0);
    expect(await revoked(w, 1, [0, last])).to.deep.equal([false, true]);
    expect(await revoked(w, 0, [0, last])).to.deep.equal([false, false]);
    expect(await revoked(w, 2, [0, last])).to.deep.equal([false, false]);
    expect(await revoked(w, 1, [last], w.stranger.address)).to.deep.equal([false]);
  });

  for (const reason of [0, 6]) {
    it(`refuses reason ${reason}`, async () => {
      const w = await world();
      await expect(w.registry.connect(w.mill).revoke(1, 0, reason, 0, 0))
        .to.be.revertedWithCustomError(w.registry, 'CertificateRegistry_UnknownReason')
        .withArgs(reason, 5);
    });
  }

  it('works without any capability', async () => {
    const w = await world();
    await w.directory.revokeCapability(w.mill.address, MILL, 0);
    await w.registry.connect(w.mill).revoke(1, 0, 2, 0, 0);
    expect(await revoked(w, 1, [0])).to.deep.equal([true]);
  });

  describe('given a replacement', () => {
    it('refuses superseded without one', async () => {
      const w = await world();
      await expect(w.registry.connect(w.mill).revoke(1, 7, SUPERSEDED, 0, 0))
        .to.be.revertedWithCustomError(w.registry, 'CertificateRegistry_ReplacementMissing')
        .withArgs(w.mill.address, 1, 7);
    });

    for (const [what, batch, index] of [
      ['of a later batch', 2, 0],
      ['of the same batch', 1, 1],
    ] as const) {
      it(`records one ${what}`, async () => {
        const w = await world();
        for (const number of [1n, 2n]) await issue(w, w.mill, certificatesOf(w.mill.address, 2, number));
        await expect(w.registry.connect(w.mill).revoke(1, 0, SUPERSEDED, batch, index))
          .to.emit(w.registry, 'CertificateRevoked')
          .withArgs(w.mill.address, 1, 0, SUPERSEDED, batch, index, w.mill.address);
      });
    }

    it('records one for any reason', async () => {
      const w = await world();
      await issue(w, w.mill, certificatesOf(w.mill.address, 2));
      await expect(w.registry.connect(w.mill).revoke(1, 0, 1, 1, 1))
        .to.emit(w.registry, 'CertificateRevoked')
        .withArgs(w.mill.address, 1, 0, 1, 1, 1, w.mill.address);
    });

    for (const [batch, index] of [
      [2, 5],
      [2, 4],
      [1, 6],
      [0, 1],
    ] as const) {
      it(`refuses (${batch}, ${index}) for (2, 5)`, async () => {
        const w = await world();
        await issue(w, w.mill, certificatesOf(w.mill.address, 6, 2n));
        await expect(w.registry.connect(w.mill).revoke(2, 5, SUPERSEDED, batch, index))
          .to.be.revertedWithCustomError(w.registry, 'CertificateRegistry_ReplacementNotLater')
          .withArgs(2, 5, batch, index);
      });
    }

    it('refuses one whose batch was not issued, be it by another issuer', async () => {
      const w = await world();
      await issue(w, w.processor, certificatesOf(w.processor.address, 1, 2n));
      await expect(w.registry.connect(w.mill).revoke(1, 0, SUPERSEDED, 2, 0))
        .to.be.revertedWithCustomError(w.registry, 'CertificateRegistry_ReplacementUnknown')
        .withArgs(w.mill.address, 2);
    });

    it('refuses one that is revoked', async () => {
      const w = await world();
      await issue(w, w.mill, certificatesOf(w.mill.address, 2, 2n));
      await w.registry.connect(w.mill).revoke(2, 1, NONCONFORMING, 0, 0);
      await expect(w.registry.connect(w.mill).revoke(1, 0, SUPERSEDED, 2, 1))
        .to.be.revertedWithCustomError(w.registry, 'CertificateRegistry_ReplacementRevoked')
        .withArgs(w.mill.address, 2, 1);
      await expect(w.registry.connect(w.mill).revoke(1, 0, SUPERSEDED, 2, 0)).to.emit(
        w.registry,
        'CertificateRevoked',
      );
    });
  });
});

describe('CertificateRegistry.revokeMany', () => {
  it('revokes each, across words and in any order', async () => {
    const w = await world();
    const indices = [300, 0, 255, 256, 9_999];
    const sent = w.registry.connect(w.mill).revokeMany(1, indices, NONCONFORMING);
    for (const index of indices) {
      await expect(sent)
        .to.emit(w.registry, 'CertificateRevoked')
        .withArgs(w.mill.address, 1, index, NONCONFORMING, 0, 0, w.mill.address);
    }
    expect(await revoked(w, 1, [...indices, 1, 254, 257])).to.deep.equal([
      true,
      true,
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it('refuses a list that is empty, names one twice, or one that is revoked, and then revokes none', async () => {
    const w = await world();
    const registry = w.registry.connect(w.mill);
    await expect(registry.revokeMany(1, [], NONCONFORMING))
      .to.be.revertedWithCustomError(w.registry, 'CertificateRegistry_NothingNamed')
      .withArgs(w.mill.address, 1);
    await expect(registry.revokeMany(1, [4, 300, 4], NONCONFORMING))
      .to.be.revertedWithCustomError(w.registry, 'CertificateRegistry_AlreadyRevoked')
      .withArgs(w.mill.address, 1, 4);
    await registry.revoke(1, 9, NONCONFORMING, 0, 0);
    await expect(registry.revokeMany(1, [4, 9], NONCONFORMING))
      .to.be.revertedWithCustomError(w.registry, 'CertificateRegistry_AlreadyRevoked')
      .withArgs(w.mill.address, 1, 9);
    expect(await revoked(w, 1, [4, 300])).to.deep.equal([false, false]);
  });

  it('refuses superseded, which names a replacement for each, and an unknown reason', async () => {
    const w = await world();
    const registry = w.registry.connect(w.mill);
    await expect(registry.revokeMany(1, [4, 9], SUPERSEDED))
      .to.be.revertedWithCustomError(w.registry, 'CertificateRegistry_ReplacementMissing')
      .withArgs(w.mill.address, 1, 4);
    await expect(registry.revokeMany(1, [4, 9], 6))
      .to.be.revertedWithCustomError(w.registry, 'CertificateRegistry_UnknownReason')
      .withArgs(6, 5);
  });
});

describe('CertificateRegistry.revokeFor', () => {
  async function send(
    w: World,
    signer: Signer,
    named: Signer,
    deadline: number,
    signedFor: readonly [bigint, number] = [2n, 1],
  ) {
    await issue(w, w.mill, certificatesOf(w.mill.address, 2, 2n));
    const message = {
      issuer: w.mill.address as Hex,
      batch: 1n,
      index: 0,
      reason: SUPERSEDED,
      replacedByBatch: signedFor[0],
      replacedByIndex: signedFor[1],
      deadline,
    };
    const signature = await sign(signer, revokeCertificateTypedData(w.deployment, message));
    const registry = w.registry.connect(w.relayer);
    const replacement = [2, 1] as const;
    return registry.revokeFor(
      w.mill.address,
      1,
      0,
      SUPERSEDED,
      ...replacement,
      named.address,
      deadline,
      signature,
    );
  }

  it('revokes on the signature of a signer', async () => {
    const w = await world();
    await w.directory.connect(w.mill).addSigner(w.mill.address, w.hosted.address, 0, FOREVER);
    await expect(send(w, w.hosted, w.hosted, (await now()) + 3_600))
      .to.emit(w.registry, 'CertificateRevoked')
      .withArgs(w.mill.address, 1, 0, SUPERSEDED, 2, 1, w.hosted.address);
  });

  it('refuses a stranger', async () => {
    const w = await world();
    await expect(send(w, w.stranger, w.stranger, (await now()) + 3_600))
      .to.be.revertedWithCustomError(w.registry, 'CertificateRegistry_NotAuthorised')
      .withArgs(w.mill.address, w.stranger.address);
  });

  it('refuses a forged signature, and one over another replacement', async () => {
    const w = await world();
    for (const sent of [
      async () => send(w, w.stranger, w.mill, (await now()) + 3_600),
      async () => send(await world(), w.mill, w.mill, (await now()) + 3_600, [2n, 0]),
    ]) {
      await expect(sent())
        .to.be.revertedWithCustomError(w.registry, 'CertificateRegistry_SignatureInvalid')
        .withArgs(w.mill.address);
    }
  });

  for (const offset of [-1, 0, 1]) {
    it(`${offset < 0 ? 'accepts' : 'refuses'} ${offset} s from the deadline`, async () => {
      const w = await world();
      const deadline = (await now()) + 3_600;
      const message = {
        issuer: w.mill.address as Hex,
        batch: 1n,
        index: 0,
        reason: NONCONFORMING,
        replacedByBatch: 0n,
        replacedByIndex: 0,
        deadline,
      };
      const signature = await sign(w.mill, revokeCertificateTypedData(w.deployment, message));
      await time.setNextBlockTimestamp(deadline + offset);
      const args = [w.mill.address, 1, 0, NONCONFORMING, 0, 0, w.mill.address, deadline, signature] as const;
      const sent = w.registry.connect(w.relayer).revokeFor(...args);
      if (offset < 0) await expect(sent).to.emit(w.registry, 'CertificateRevoked');
      else {
        await expect(sent)
          .to.be.revertedWithCustomError(w.registry, 'CertificateRegistry_DeadlineExpired')
          .withArgs(deadline, deadline + offset);
      }
    });
  }
});
