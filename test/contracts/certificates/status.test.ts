/**
 * CertificateRegistry.status
 * ├── given a certificate of an issued batch: InForce, for every place of trees of 1 to 9
 * ├── given something that was not issued: Unknown
 * │   ├── another document, mass, index, issuer, registry
 * │   ├── a shortened, padded, swapped, foreign, endless proof; a place beyond the count
 * │   └── a batch with another time or signer; a kind that EN 10204 does not have
 * ├── given it was revoked: Revoked, whatever else is wrong
 * ├── given the key was compromised at the time of issue: SignerCompromised; after it: InForce
 * ├── given the signer was removed later: InForce
 * ├── given the capability was withdrawn since before the issue: IssuerUnauthorised; since after it: InForce
 * ├── given the dates: NotYetValid before, InForce from validFrom, OutOfDate from validUntil
 * └── given type 3.2
 *     ├── not countersigned, or another countersignature is shown than was made: NotCountersigned
 *     ├── countersigned by an inspection body: InForce, also after its key was removed or its capability ended
 *     ├── the body's key compromised, or its capability withdrawn, since the signature: NotCountersigned
 *     └── everything that is wrong with the issue itself comes first
 */
import { buildBatch, certificateIdOf, EMPTY_LEAF } from '@topsteel/chain';
import { expect } from 'chai';
import {
  accreditBody,
  certificateOf,
  certificatesOf,
  countersign,
  INSPECTION_BODY,
  issue,
} from '../steel.ts';
import { FOREVER, hash, MILL, now, time, world, type Hex, type World } from '../world.ts';

const UNKNOWN = 0n;
const IN_FORCE = 1n;
const NOT_COUNTERSIGNED = 7n;

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

    it('does not take a shortened, padded, swapped, foreign or endless proof', async () => {
      const w = await world();
      const { certificates, evidenceOf } = await issue(w, w.mill, certificatesOf(w.mill.address, 4));
      const evidence = evidenceOf(0);
      const [first, second] = evidence.siblings as [Hex, Hex];
      const endless = Array.from({ length: 300 }, () => EMPTY_LEAF);
      const proofs = [
        [second],
        [],
        [first, second, EMPTY_LEAF],
        [second, first],
        evidenceOf(2).siblings,
        endless,
      ];
      for (const siblings of proofs) {
        expect(await w.registry.status(certificates[0]!, { ...evidence, siblings })).to.equal(UNKNOWN);
      }
      expect(await w.registry.status(certificates[0]!, evidence)).to.equal(IN_FORCE);
    });

    it('does not know a batch with another time, signer or count', async () => {
      const w = await world();
      const { certificate, evidence } = await issuedOne(w);
      for (const change of [
        { issuedAt: evidence.issuedAt - 1 },
        { signer: w.stranger.address },
        { count: 2 },
      ]) {
        expect(await w.registry.status(certificate, { ...evidence, ...change })).to.equal(UNKNOWN);
      }
    });

    it('does not know a place beyond the count, though the tree has room', async () => {
      const w = await world();
      const built = buildBatch(w.deployment, certificatesOf(w.mill.address, 4));
      await w.registry.connect(w.mill).issue(1, built.root, 2, 3);
      const issued = { issuedAt: await now(), signer: w.mill.address as Hex };
      const [shown, hidden] = [2, 3].map((index) => ({ ...built.evidenceOf(index, issued), count: 3 }));
      const certificates = certificatesOf(w.mill.address, 4);
      expect(await w.registry.status(certificates[2]!, shown)).to.equal(IN_FORCE);
      expect(await w.registry.status(certificates[3]!, hidden)).to.equal(UNKNOWN);
      expect(await w.registry.status(certificates[3]!, { ...hidden, count: 4 })).to.equal(UNKNOWN);
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
    await w.registry.connect(w.mill).revoke(1, 0, 4, 0, 0);
    expect(await w.registry.status(certificate, evidence)).to.equal(4n);
    await time.increaseTo(until);
    expect(await w.registry.status(certificate, evidence)).to.equal(4n);
  });

  it('is SignerCompromised when the key was compromised at the time of issue, and not after it', async () => {
    const w = await world();
    const { certificate, evidence } = await issuedOne(w);
    const { issuedAt } = evidence;
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
    const { issuedAt } = evidence;
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

  it('knows the four types of EN 10204, and no other', async () => {
    const w = await world();
    const kinds = [21, 22, 31, 32, 20, 33];
    const certificates = kinds.map((kind, index) =>
      certificateOf(w.mill.address, { kind, index, subject: hash(`heat ${kind}`) }),
    );
    const issued = await issue(w, w.mill, certificates);
    const seen: bigint[] = [];
    for (const one of certificates) seen.push(await w.registry.status(one, issued.evidenceOf(one.index)));
    expect(seen).to.deep.equal([IN_FORCE, IN_FORCE, IN_FORCE, NOT_COUNTERSIGNED, UNKNOWN, UNKNOWN]);
  });

  describe('given type 3.2', () => {
    async function countersigned() {
      const w = await world();
      await accreditBody(w, w.fund.address);
      const until = (await now()) + 10_000;
      const certificate = certificateOf(w.mill.address, { kind: 32, validUntil: until });
      const issued = await issue(w, w.mill, [certificate]);
      await time.increase(100);
      const countersignature = await countersign(w, w.fund, issued, [0]);
      return { w, certificate, issued, countersignature, evidence: issued.evidenceOf(0, countersignature) };
    }

    it('is NotCountersigned until an inspection body signs and its signature is shown', async () => {
      const { w, certificate, issued, evidence } = await countersigned();
      expect(await w.registry.status(certificate, issued.evidenceOf(0))).to.equal(NOT_COUNTERSIGNED);
      expect(await w.registry.status(certificate, evidence)).to.equal(IN_FORCE);
      const other = await issue(w, w.mill, [{ ...certificate, batch: 2n }]);
      const alone = { ...certificate, batch: 2n };
      expect(await w.registry.status(alone, other.evidenceOf(0))).to.equal(NOT_COUNTERSIGNED);
    });

    it('takes no other body, signer or time than signed', async () => {
      const { w, certificate, countersignature, issued } = await countersigned();
      const { stranger } = w;
      for (const change of [
        { body: stranger.address as Hex },
        { signer: stranger.address as Hex },
        { signedAt: countersignature.signedAt + 1 },
      ]) {
        const shown = issued.evidenceOf(0, { ...countersignature, ...change });
        expect(await w.registry.status(certificate, shown)).to.equal(NOT_COUNTERSIGNED);
      }
    });

    it('stands when the capability ends later, and not when it is withdrawn since before', async () => {
      const { w, certificate, countersignature, evidence } = await countersigned();
      await time.increase(100);
      await w.directory.revokeCapability(w.fund.address, INSPECTION_BODY, countersignature.signedAt + 1);
      expect(await w.registry.status(certificate, evidence)).to.equal(IN_FORCE);
      await w.directory.grantCapability(w.fund.address, INSPECTION_BODY, 0, FOREVER);
      await w.directory.revokeCapability(w.fund.address, INSPECTION_BODY, countersignature.signedAt);
      expect(await w.registry.status(certificate, evidence)).to.equal(NOT_COUNTERSIGNED);
    });

    it("falls when the body's key was compromised by then, and not when it was later", async () => {
      const { w, certificate, countersignature, evidence } = await countersigned();
      await time.increase(100);
      const directory = w.directory.connect(w.fund);
      await directory.markCompromised(w.fund.address, w.fund.address, countersignature.signedAt + 1);
      expect(await w.registry.status(certificate, evidence)).to.equal(IN_FORCE);
      await directory.markCompromised(w.fund.address, w.fund.address, countersignature.signedAt);
      expect(await w.registry.status(certificate, evidence)).to.equal(NOT_COUNTERSIGNED);
    });

    it('says first what is wrong with the issue itself', async () => {
      const { w, certificate, issued } = await countersigned();
      const bare = issued.evidenceOf(0);
      await time.increaseTo(certificate.validUntil);
      expect(await w.registry.status(certificate, bare)).to.equal(3n);
      await w.registry.connect(w.mill).revoke(1, 0, 2, 0, 0);
      expect(await w.registry.status(certificate, bare)).to.equal(4n);
    });
  });
});
