/**
 * Attack: a proof with siblings added or left out, and the filling of the tree as a document.
 * From: the second-preimage notes on unbalanced Merkle trees (OpenZeppelin MerkleProof, "leaves of 64 bytes"), and the
 * document-store finding on inner nodes.
 * Our answer differs: the proof's length is hashed into what is compared with the commitment, and places at or beyond
 * the count are refused, so that the filling is never read.
 */
import { buildBatch, EMPTY_LEAF, type BatchEvidence } from '@topsteel/chain';
import { expect } from 'chai';
import { certificatesOf, issue } from '../steel.ts';
import { deploy, hash, now, world, type Hex } from '../world.ts';

const UNKNOWN = 0n;
const IN_FORCE = 1n;

describe('Attack: padded and shortened proof', () => {
  it('proves nothing', async () => {
    const w = await world();
    const { certificates, evidenceOf, built } = await issue(w, w.mill, certificatesOf(w.mill.address, 5));
    const evidence = evidenceOf(4);
    const { siblings } = evidence;
    const ask = (changes: Partial<BatchEvidence>) =>
      w.registry.status(certificates[4], { ...evidence, ...changes });
    expect(await ask({})).to.equal(IN_FORCE);
    const proofs: (readonly Hex[])[] = [
      siblings.slice(0, 2),
      siblings.slice(1),
      [...siblings, EMPTY_LEAF],
      [EMPTY_LEAF, ...siblings],
      [...siblings, built.root],
      [...siblings, hash('a sibling that leads anywhere')],
      Array.from({ length: 256 + siblings.length }, (_, level) => siblings[level] ?? EMPTY_LEAF),
    ];
    for (const proof of proofs) expect(await ask({ siblings: proof })).to.equal(UNKNOWN);
  });

  it('does not take the filling for a document, even by the bare proof of its place', async () => {
    const w = await world();
    const harness = await deploy('BatchProofHarness', [w.directory.target]);
    const place = { ...w.deployment, certificateRegistry: harness.target as Hex };
    const certificates = certificatesOf(w.mill.address, 3);
    const built = buildBatch(place, certificates);
    await harness.connect(w.mill).issue(1, built.root, 2, 3);
    const issued = { issuedAt: await now(), signer: w.mill.address as Hex };
    // The tree does contain the filling; but no certificate has it as its id, and index 3 is beyond the count.
    const siblings = [built.leaves[2]!, built.siblingsOf(0)[1]!];
    const above = [built.leaves[2]!, built.siblingsOf(2)[1]!];
    const proven = await Promise.all(
      [siblings, above].map((proof) =>
        harness.isProven(w.mill.address, 1, EMPTY_LEAF, 3, issued.issuedAt, w.mill.address, proof),
      ),
    );
    expect(proven).to.deep.equal([false, true]);
    const filling = { ...certificates[2]!, index: 3 };
    expect(await harness.status(filling, { ...built.evidenceOf(2, issued), siblings: above })).to.equal(
      UNKNOWN,
    );
  });
});
