/**
 * CertificateRegistry.status
 * ├── given a certificate of an issued batch: InForce, for every place of trees of 1 to 9
 * ├── given something that was not issued: Unknown
 * │   ├── another document, mass, index, issuer, registry
 * │   ├── an inner node as a leaf; a padded, a shortened, a swapped proof; the filling
 * │   └── a batch with another time or signer; a kind that EN 10204 does not have
 * ├── given it was revoked: Revoked, whatever else is wrong
 * ├── given the key was compromised at the time of issue: SignerCompromised; after it: InForce
 * ├── given the signer was removed later: InForce
 * ├── given the capability was withdrawn since before the issue: IssuerUnauthorised; since after it: InForce
 * ├── given the dates: NotYetValid before, InForce from validFrom, OutOfDate from validUntil
 * └── given type 3.2: NotCountersigned
 */
import { EMPTY_LEAF, certificateIdOf } from '@topsteel/chain';
import { expect } from 'chai';
import { certificateOf, certificatesOf, issue } from '../steel.ts';
import { ethers, FOREVER, hash, MILL, now, time, world, type Hex, type World } from '../world.ts';

const UNKNOWN = 0n;
const IN_FORCE = 1n;

async function issuedOne(w: World, changes: Parameters<typeof certificateOf>[1] = {}) {
  const certificate = certificateOf(w.mill.address, changes);
  const issued = await issue(w, w.mill, [certificate]);
  return { certificate, evidence: issued.evidenceOf(0) };
}

describe('CertificateRegistry.status', () => {
  for (const count of [1, 2, 3, 4, 5, 8, 9]) {
    it(`knows every certificate of a batch of ${count}`, async () => {
      const w = await world();
      const { certificates, evidenceOf, built } = await issue(
        w,
        w.mill,
        certificatesOf(w.mill.address, count),
      );
      for (const certificate of certificates) {
        expect(await w.registry.status(certificate, evidenceOf(certificate.index))).to.equal(IN_FORCE);
        expect(await w.registry.certificateId(certificate)).to.equal(built.leaves[certificate.index]);
      }
    });
  }

  describe('given something that was not issued', () => {
    const changes: [string, Parameters<typeof certificateOf>[1]][] = [
      ['another document', { documentHash: hash('tampered') }],
      ['another mass', { massGrams: 24_800_001n }],
      ['another index', { index: 1 }],
      ['another batch', { batch: 2n }],
      ['another issuer', { issuer: hash('issuer').slice(0, 42) as Hex }],
      ['another subject', { subject: hash('heat 487216') }],
    ];
    for (const [what, change] of changes) {
      it(`does not know ${what}`, async () => {
        const w = await world();
        const { certificate, evidence } = await issuedOne(w);
        expect(await w.registry.status({ ...certificate, ...change }, evidence)).to.equal(UNKNOWN);
      });
    }

    it('does not take an inner node for a document', async () => {
      const w = await world();
      const { certificates, evidenceOf, built } = await issue(w, w.mill, certificatesOf(w.mill.address, 4));
      const evidence = evidenceOf(0);
      // The node above leaves 0 and 1 with its one sibling leads to the root, but is one level short.
      const shortened = { batch: evidence.batch, siblings: evidence.siblings.slice(1) };
      expect(await w.registry.status(certificates[0]!, shortened)).to.equal(UNKNOWN);
      const shallow = { batch: { ...evidence.batch, depth: 1 }, siblings: evidence.siblings.slice(1) };
      expect(await w.registry.status(certificates[0]!, shallow)).to.equal(UNKNOWN);
      expect(built.depth).to.equal(2);
    });

    it('does not take a padded, swapped or foreign proof', async () => {
      const w = await world();
      const { certificates, evidenceOf } = await issue(w, w.mill, certificatesOf(w.mill.address, 4));
      const { batch, siblings } = evidenceOf(0);
      const proofs = [[...siblings, EMPTY_LEAF], [siblings[1]!, siblings[0]!], evidenceOf(2).siblings, []];
      for (const proof of proofs) {
        expect(await w.registry.status(certificates[0]!, { batch, siblings: proof })).to.equal(UNKNOWN);
      }
    });

    it('does not know a batch with another time, signer or count', async () => {
      const w = await world();
      const { certificate, evidence } = await issuedOne(w);
      const { batch, siblings } = evidence;
      for (const change of [{ issuedAt: batch.issuedAt - 1 }, { signer: w.stranger.address }, { count: 2 }]) {
        expect(await w.registry.status(certificate, { batch: { ...batch, ...change }, siblings })).to.equal(
          UNKNOWN,
        );
      }
    });

    it('does not know a place beyond the count, though the tree has room', async () => {
      const w = await world();
      const three = certificatesOf(w.mill.address, 3);
      const hidden = certificatesOf(w.mill.address, 4)[3]!;
      const { buildBatch } = await import('@topsteel/chain');
      const built = buildBatch(w.deployment, [...three, hidden]);
      await w.registry.connect(w.mill).issue(1, built.root, 2, 3);
      const issued = { issuedAt: await now(), signer: w.mill.address as Hex };
      const evidence = built.evidenceOf(3, issued);
      expect(
        await w.registry.status(hidden, { ...evidence, batch: { ...evidence.batch, count: 3 } }),
      ).to.equal(UNKNOWN);
    });

    it('does not know a kind that EN 10204 does not have', async () => {
      const w = await world();
      const { certificate, evidence } = await issuedOne(w, { kind: 23 });
      expect(await w.registry.status(certificate, evidence)).to.equal(UNKNOWN);
    });

    it('names the registry in the leaf', async () => {
      const w = await world();
      const certificate = certificateOf(w.mill.address);
      const elsewhere = { ...w.deployment, certificateRegistry: w.stranger.address as Hex };
      expect(certificateIdOf(elsewhere, certificate)).to.not.equal(
        await w.registry.certificateId(certificate),
      );
    });
  });

  it('is Revoked for good, also when out of date', async () => {
    const w = await world();
    const until = (await now()) + 100;
    const { certificate, evidence } = await issuedOne(w, { validUntil: until });
    await w.registry.connect(w.mill).revoke(1, 0, 4, ethers.ZeroHash);
    expect(await w.registry.status(certificate, evidence)).to.equal(4n);
    await time.increaseTo(until);
    expect(await w.registry.status(certificate, evidence)).to.equal(4n);
  });

  it('is SignerCompromised when the key was compromised at the time of issue, and not after it', async () => {
    const w = await world();
    const { certificate, evidence } = await issuedOne(w);
    const { issuedAt } = evidence.batch;
    await time.increase(100);
    await w.directory.connect(w.mill).markCompromised(w.mill.address, w.mill.address, issuedAt + 1);
    expect(await w.registry.status(certificate, evidence)).to.equal(IN_FORCE);
    await w.directory.connect(w.mill).markCompromised(w.mill.address, w.mill.address, issuedAt);
    expect(await w.registry.status(certificate, evidence)).to.equal(6n);
  });

  it('stays InForce when the signer is removed later', async () => {
    const w = await world();
    const directory = w.directory.connect(w.mill);
    await directory.addSigner(w.mill.address, w.hosted.address, 0, FOREVER);
    const { certificate, evidence } = await issuedOne(w);
    await directory.removeSigner(w.mill.address, w.hosted.address);
    expect(await w.registry.status(certificate, evidence)).to.equal(IN_FORCE);
  });

  it('is IssuerUnauthorised when the capability was withdrawn since before the issue', async () => {
    const w = await world();
    const { certificate, evidence } = await issuedOne(w);
    const { issuedAt } = evidence.batch;
    await time.increase(100);
    await w.directory.revokeCapability(w.mill.address, MILL, issuedAt + 1);
    expect(await w.registry.status(certificate, evidence)).to.equal(IN_FORCE);
    await w.directory.grantCapability(w.mill.address, MILL, 0, FOREVER);
    await w.directory.revokeCapability(w.mill.address, MILL, issuedAt);
    expect(await w.registry.status(certificate, evidence)).to.equal(5n);
  });

  it('follows the dates to the second', async () => {
    const w = await world();
    const from = (await now()) + 100;
    const { certificate, evidence } = await issuedOne(w, { validFrom: from, validUntil: from + 10 });
    const seen: bigint[] = [];
    for (const at of [from - 1, from, from + 9, from + 10, from + 11]) {
      await time.increaseTo(at);
      seen.push(await w.registry.status(certificate, evidence));
    }
    expect(seen).to.deep.equal([2n, 1n, 1n, 3n, 3n]);
  });

  it('is NotCountersigned for type 3.2', async () => {
    const w = await world();
    const { certificate, evidence } = await issuedOne(w, { kind: 32 });
    expect(await w.registry.status(certificate, evidence)).to.equal(7n);
  });
});
