/**
 * Attack: one certificate is named twice in a list.
 * From: Circle refund-protocol at b506b17, where `earlyWithdrawByArbiter([0,0],[100,100])` passes and pays twice
 * (reproduced); CCTP's Attestable, which wants signers strictly ascending for the same reason.
 * Our answer differs: the second mention finds the first one's mark and reverts, so that lists need no order.
 */
import { expect } from 'chai';
import { accreditBody, certificatesOf, issue } from '../steel.ts';
import { ethers, world } from '../world.ts';

describe('Attack: duplicate indices', () => {
  it('are refused in revokeMany, wherever they stand, and nothing is revoked', async () => {
    const w = await world();
    const lists = [
      [3, 3],
      [3, 4, 3],
      [3, 300, 3],
      [300, 3, 4, 300],
    ];
    for (const indices of lists) {
      await expect(w.registry.connect(w.mill).revokeMany(1, indices, 4))
        .to.be.revertedWithCustomError(w.registry, 'CertificateRegistry_AlreadyRevoked')
        .withArgs(w.mill.address, 1, indices[0]);
      for (const index of indices) {
        expect(await w.registry.isRevoked(w.mill.address, 1, index)).to.equal(false);
      }
    }
  });

  it('are refused in countersign, and nothing is countersigned', async () => {
    const w = await world();
    await accreditBody(w, w.fund.address);
    const { commitment } = await issue(w, w.mill, certificatesOf(w.mill.address, 4));
    for (const indices of [
      [1, 1],
      [1, 2, 1],
    ]) {
      await expect(w.registry.connect(w.fund).countersign(w.mill.address, 1, commitment, indices))
        .to.be.revertedWithCustomError(w.registry, 'CertificateRegistry_AlreadyCountersigned')
        .withArgs(w.mill.address, 1, 1);
      for (const index of indices) {
        const kept = await w.registry.countersignatureOf(w.mill.address, 1, index);
        expect(kept).to.equal(ethers.ZeroHash);
      }
    }
  });
});
