/**
 * Attack: an inner node of the tree is presented as a document.
 * From: Open-Attestation document-store, src/base/BaseDocumentStore.sol, where `isActive(root, node12, [node34])` is
 * true, and revoking that node leaves its leaves active (reproduced).
 * Our answer differs: the depth is under the commitment and follows from the proof's length, and a leaf is the double
 * hash of a typed tuple, which no inner node is.
 */
import { buildBatch, EMPTY_LEAF } from '@topsteel/chain';
import { expect } from 'chai';
import { certificatesOf } from '../steel.ts';
import { deploy, ethers, now, world, type Hex } from '../world.ts';

function parentOf(a: Hex, b: Hex): Hex {
  const pair = BigInt(a) < BigInt(b) ? [a, b] : [b, a];
  return ethers.keccak256(ethers.concat(pair)) as Hex;
}

describe('Attack: inner node as leaf', () => {
  it('is no document at any length of proof, even to the bare proof', async () => {
    const w = await world();
    const harness = await deploy('BatchProofHarness', [w.directory.target]);
    const place = { ...w.deployment, certificateRegistry: harness.target as Hex };
    const built = buildBatch(place, certificatesOf(w.mill.address, 4));
    const [one, two, three, four] = built.leaves as [Hex, Hex, Hex, Hex];
    const [node12, node34] = [parentOf(one, two), parentOf(three, four)];
    expect(parentOf(node12, node34)).to.equal(built.root);
    await harness.connect(w.mill).issue(1, built.root, 2, 4);
    const issuedAt = await now();
    const proven = (leaf: Hex, siblings: Hex[]) =>
      harness.isProven(w.mill.address, 1, leaf, 4, issuedAt, w.mill.address, siblings);
    expect(await proven(one, [two, node34])).to.equal(true);
    const attempts: [Hex, Hex[]][] = [
      [node12, [node34]],
      [node34, [node12]],
      [built.root, []],
      [node12, [node34, EMPTY_LEAF]],
      [node12, [node12, node34]],
    ];
    for (const [leaf, siblings] of attempts) expect(await proven(leaf, siblings)).to.equal(false);
  });

  it('cannot be anchored as a shallower batch of more documents', async () => {
    const w = await world();
    const built = buildBatch(w.deployment, certificatesOf(w.mill.address, 4));
    await expect(w.registry.connect(w.mill).issue(1, built.root, 1, 4))
      .to.be.revertedWithCustomError(w.registry, 'CertificateRegistry_CountOutOfRange')
      .withArgs(4, 2, 2);
  });
});
