/**
 * CertificateRegistry.status, over random trees of 1 to 1,000 certificates
 * ├── every certificate of the tree is in force
 * ├── an inner node, shown as the leaf's neighbour or as the end of a shorter proof: Unknown
 * ├── a proof with one sibling more or less, or one of them changed: Unknown
 * ├── the filling, and an index at or beyond the count: Unknown
 * └── INV-10, over random histories: what is revoked stays revoked; replacements never come back
 */
import { buildBatch, EMPTY_LEAF } from '@topsteel/chain';
import { expect } from 'chai';
import fc from 'fast-check';
import { certificatesOf, issue, statusesOf } from '../steel.ts';
import { deploy, ethers, hash, networkHelpers, now, world, type Hex } from '../world.ts';

const UNKNOWN = 0;
const IN_FORCE = 1;

function parentOf(a: Hex, b: Hex): Hex {
  const pair = BigInt(a) < BigInt(b) ? [a, b] : [b, a];
  return ethers.keccak256(ethers.concat(pair)) as Hex;
}

describe('CertificateRegistry properties', () => {
  it('proves every certificate of any tree, and nothing else', async () => {
    const w = await world();
    let batch = 0n;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1_000 }), fc.nat(), fc.nat(), async (count, seed, at) => {
        batch += 1n;
        const certificates = certificatesOf(w.mill.address, count, batch);
        const { evidenceOf, built } = await issue(w, w.mill, certificates);
        const all = certificates.map((certificate) => [certificate, evidenceOf(certificate.index)] as const);
        expect(new Set(await statusesOf(w, all))).to.deep.equal(new Set([IN_FORCE]));

        const index = seed % count;
        const certificate = certificates[index]!;
        const evidence = evidenceOf(index);
        const { siblings } = evidence;
        const level = at % Math.max(1, built.depth);
        const swapped = siblings.map((node, height) => (height === level ? hash('another node') : node));
        const proofs: readonly (readonly Hex[])[] = [
          ...Array.from({ length: built.depth }, (_, kept) => siblings.slice(0, kept)),
          ...Array.from({ length: built.depth }, (_, dropped) => siblings.slice(dropped + 1)),
          [...siblings, EMPTY_LEAF],
          [EMPTY_LEAF, ...siblings],
          [built.leaves[index]!, ...siblings],
          [...siblings, built.root],
          ...(built.depth > 0 ? [swapped] : []),
        ];
        const tampered = proofs.map((proof) => [certificate, { ...evidence, siblings: proof }] as const);
        const beyond = [count, count + 1, 2 ** built.depth].map(
          (place) => [{ ...certificate, index: place }, evidence] as const,
        );
        const counts = [0, count - 1, count + 1, 2 ** 32 - 1].map(
          (other) => [certificate, { ...evidence, count: other }] as const,
        );
        const seen = await statusesOf(w, [...tampered, ...beyond, ...counts]);
        expect(new Set(seen)).to.deep.equal(new Set([UNKNOWN]));
      }),
      {
        numRuns: 12,
        seed: 10_204,
        examples: [
          [1, 0, 0],
          [2, 1, 0],
          [512, 511, 3],
          [513, 512, 9],
          [1_000, 7, 5],
        ],
      },
    );
  }).timeout(120_000);

  it('takes no inner node of any tree for a certificate', async () => {
    const w = await world();
    const harness = await deploy('BatchProofHarness', [w.directory.target]);
    const place = { ...w.deployment, certificateRegistry: harness.target as Hex };
    let batch = 0;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: 64 }), async (count) => {
        batch += 1;
        const certificates = certificatesOf(w.mill.address, count, BigInt(batch));
        const built = buildBatch(place, certificates);
        await harness.connect(w.mill).issue(batch, built.root, built.depth, count);
        const issuedAt = await now();
        const proven = (leaf: Hex, siblings: readonly Hex[]) =>
          harness.isProven(w.mill.address, batch, leaf, count, issuedAt, w.mill.address, siblings);
        const siblings = built.siblingsOf(0);
        expect(await proven(built.leaves[0]!, siblings)).to.equal(true);
        let node = built.leaves[0]!;
        for (let level = 0; level < built.depth; level += 1) {
          node = parentOf(node, siblings[level]!);
          const rest = siblings.slice(level + 1);
          for (const proof of [rest, [node, ...rest], [EMPTY_LEAF, ...rest]]) {
            expect(await proven(node, proof), `level ${level} of ${built.depth}`).to.equal(false);
          }
        }
      }),
      { numRuns: 15, seed: 10_204 },
    );
  }).timeout(60_000);

  it('INV-10: never undoes a revocation, and follows replacements to an end', async () => {
    const w = await world();
    const [batches, size] = [4, 5];
    for (let batch = 1; batch <= batches; batch += 1) {
      await issue(w, w.mill, certificatesOf(w.mill.address, size, BigInt(batch)));
    }
    const place = fc.record({ batch: fc.integer({ min: 1, max: batches }), index: fc.nat(size - 1) });
    const act = fc.record({ from: place, to: place, reason: fc.integer({ min: 1, max: 5 }) });
    const snapshot = await networkHelpers.takeSnapshot();
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 25 }), async (acts) => {
        await snapshot.restore();
        const registry = w.registry.connect(w.mill);
        const replacedBy = new Map<string, string>();
        const standing = new Map<string, boolean>();
        for (const { from, to, reason } of acts) {
          const key = `${from.batch}/${from.index}`;
          const target = `${to.batch}/${to.index}`;
          const isLater = to.batch > from.batch || (to.batch === from.batch && to.index > from.index);
          const isAllowed = !standing.get(key) && isLater && !standing.get(target);
          const args = [from.batch, from.index, reason, to.batch, to.index] as const;
          const done = await registry.revoke(...args).then(
            () => true,
            () => false,
          );
          expect(done, `${key} by ${target}`).to.equal(isAllowed);
          if (done) {
            standing.set(key, true);
            replacedBy.set(key, target);
          }
        }
        for (let batch = 1; batch <= batches; batch += 1) {
          for (let index = 0; index < size; index += 1) {
            const expected = standing.get(`${batch}/${index}`) ?? false;
            expect(await w.registry.isRevoked(w.mill.address, batch, index)).to.equal(expected);
          }
        }
        for (const start of replacedBy.keys()) {
          const met = new Set<string>();
          for (let at: string | undefined = start; at !== undefined; at = replacedBy.get(at)) {
            expect(met.has(at), `a cycle through ${at}`).to.equal(false);
            met.add(at);
          }
        }
      }),
      { numRuns: 40, seed: 10_204 },
    );
  }).timeout(60_000);
});
