/**
 * Attack: certificates replace each other in a circle, or lead to one that is revoked, so that a reader who follows
 * replacements never arrives.
 * From: EAS at aa47c22, whose refUID may point to a revoked attestation; Verax, whose `replacedBy` is any identifier.
 * Our answer differs: a replacement is strictly later in (batch, index) order, so a chain of them ends; its batch exists
 * and it stands when it is named. The order needs no storage.
 */
import { expect } from 'chai';
import { certificatesOf, issue } from '../steel.ts';
import { world, type World } from '../world.ts';

const SUPERSEDED = 3;

async function threeBatches(): Promise<World> {
  const w = await world();
  for (const batch of [1n, 2n, 3n]) await issue(w, w.mill, certificatesOf(w.mill.address, 2, batch));
  return w;
}

describe('Attack: replacement cycle', () => {
  it('of one: a certificate does not replace itself', async () => {
    const w = await threeBatches();
    await expect(w.registry.connect(w.mill).revoke(2, 1, SUPERSEDED, 2, 1))
      .to.be.revertedWithCustomError(w.registry, 'CertificateRegistry_ReplacementNotLater')
      .withArgs(2, 1, 2, 1);
  });

  it('of two and of three: the closing link points back and is refused', async () => {
    const w = await threeBatches();
    const registry = w.registry.connect(w.mill);
    await registry.revoke(1, 0, SUPERSEDED, 2, 0);
    await expect(registry.revoke(2, 0, SUPERSEDED, 1, 0))
      .to.be.revertedWithCustomError(w.registry, 'CertificateRegistry_ReplacementNotLater')
      .withArgs(2, 0, 1, 0);
    await registry.revoke(2, 0, SUPERSEDED, 3, 1);
    await expect(registry.revoke(3, 1, SUPERSEDED, 1, 0))
      .to.be.revertedWithCustomError(w.registry, 'CertificateRegistry_ReplacementNotLater')
      .withArgs(3, 1, 1, 0);
  });

  it('at zero: the first certificate of all cannot be named, so that zero means none', async () => {
    const w = await threeBatches();
    const registry = w.registry.connect(w.mill);
    await issue(w, w.mill, certificatesOf(w.mill.address, 2, 0n));
    await expect(registry.revoke(0, 1, SUPERSEDED, 0, 0))
      .to.be.revertedWithCustomError(w.registry, 'CertificateRegistry_ReplacementMissing')
      .withArgs(w.mill.address, 0, 1);
    await registry.revoke(0, 0, SUPERSEDED, 0, 1);
  });

  it('a chain does not begin at a dead end', async () => {
    const w = await threeBatches();
    const registry = w.registry.connect(w.mill);
    await registry.revoke(3, 0, 4, 0, 0);
    await expect(registry.revoke(1, 0, SUPERSEDED, 3, 0))
      .to.be.revertedWithCustomError(w.registry, 'CertificateRegistry_ReplacementRevoked')
      .withArgs(w.mill.address, 3, 0);
    await expect(registry.revoke(1, 0, SUPERSEDED, 9, 0))
      .to.be.revertedWithCustomError(w.registry, 'CertificateRegistry_ReplacementUnknown')
      .withArgs(w.mill.address, 9);
  });
});
