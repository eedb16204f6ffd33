import { SimpleMerkleTree } from '@openzeppelin/merkle-tree';
import type { CertificateTuple } from '@topsteel/domain/certificate';
import { expect } from 'chai';
import fc from 'fast-check';
import { keccak256, toBytes } from 'viem';
import { buildBatch, EMPTY_LEAF, NOT_COUNTERSIGNED } from './build-batch.ts';
import { certificateIdOf } from './certificate-id.ts';

const place = { chainId: 31337, certificateRegistry: '0x00000000000000000000000000000000000000c1' } as const;

function certificates(count: number): CertificateTuple[] {
  return Array.from({ length: count }, (_, index) => ({
    issuer: '0x00000000000000000000000000000000000000a1',
    batch: 1n,
    index,
    documentHash: keccak256(toBytes(`document ${index}`)),
    subject: keccak256(toBytes(`heat ${index}`)),
    kind: 31,
    massGrams: 24_800_000n,
    validFrom: 0,
    validUntil: 2 ** 48 - 1,
    salt: keccak256(toBytes(`salt ${index}`)),
  }));
}

describe('buildBatch', () => {
  it('makes a single certificate its own root', () => {
    const [only] = certificates(1);
    const built = buildBatch(place, certificates(1));
    expect(only && certificateIdOf(place, only)).to.equal(built.root);
    expect([built.depth, built.count, built.siblingsOf(0)]).to.deep.equal([0, 1, []]);
  });

  it('fills five certificates to eight', () => {
    const built = buildBatch(place, certificates(5));
    expect([built.depth, built.count, built.leaves.length]).to.deep.equal([3, 5, 5]);
    expect(built.siblingsOf(4)[0]).to.equal(EMPTY_LEAF);
  });

  it("agrees with OpenZeppelin's tree for any count (property)", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 70 }), (count) => {
        const built = buildBatch(place, certificates(count));
        const filling = Array.from({ length: 2 ** built.depth - count }, () => EMPTY_LEAF);
        const tree = SimpleMerkleTree.of([...built.leaves, ...filling], { sortLeaves: false });
        expect(tree.root).to.equal(built.root);
        for (let index = 0; index < count; index += 1) {
          expect(tree.getProof(index)).to.deep.equal(built.siblingsOf(index));
        }
      }),
      { numRuns: 20 },
    );
  }).timeout(30_000);

  it('gives evidence with the header as it was issued', () => {
    const built = buildBatch(place, certificates(2));
    const signer = '0x00000000000000000000000000000000000000a1';
    expect(built.evidenceOf(1, { issuedAt: 1_795_000_000, signer })).to.deep.equal({
      count: 2,
      issuedAt: 1_795_000_000,
      signer,
      siblings: [built.leaves[0]],
      countersignature: NOT_COUNTERSIGNED,
    });
    const countersignature = { body: signer, signer, signedAt: 1_795_000_100 } as const;
    const evidence = built.evidenceOf(0, { issuedAt: 1_795_000_000, signer }, countersignature);
    expect(evidence.countersignature).to.equal(countersignature);
  });

  it('refuses an empty batch, a misplaced index and an unknown place', () => {
    expect(() => buildBatch(place, [])).to.throw(RangeError, 'at least one');
    expect(() => buildBatch(place, certificates(2).reverse())).to.throw(RangeError, 'carries index 1');
    expect(() => buildBatch(place, certificates(3)).siblingsOf(3)).to.throw(RangeError, 'no certificate 3');
  });
});
