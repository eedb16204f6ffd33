/**
 * Attack: a key goes on signing after it was removed or stolen, or after its organisation lost its accreditation; and
 * the opposite, an honest past that is rewritten by today's list of keys.
 * From: EAS at aa47c22, whose `isAttestationValid` asks nothing about the attester's authority, then or now; the usual
 * repair, a list of issuers of today, forgets who was an issuer when.
 * Our answer differs: every question is asked at the time of issue. A removal leaves earlier acts; a mark "compromised
 * since T" and a revoked capability "since T" end what was done from T on, to the second.
 */
import { buildBatch, issueBatchTypedData } from '@topsteel/chain';
import { expect } from 'chai';
import { certificateOf } from '../steel.ts';
import { FOREVER, MILL, now, sign, time, world, type Hex, type Signer, type World } from '../world.ts';

const [IN_FORCE, UNAUTHORISED, COMPROMISED] = [1n, 5n, 6n];

/** One certificate issued for the mill by a key's signature. */
async function issueBy(w: World, key: Signer, batch: bigint) {
  const certificate = certificateOf(w.mill.address, { batch });
  const built = buildBatch(w.deployment, [certificate]);
  const deadline = (await now()) + 3_600;
  const { root, depth, count } = built;
  const message = { issuer: w.mill.address as Hex, batch, root, depth, count, deadline };
  const signature = await sign(key, issueBatchTypedData(w.deployment, message));
  const args = [w.mill.address, batch, root, depth, count, key.address, deadline, signature] as const;
  await w.registry.connect(w.relayer).issueFor(...args);
  const issuedAt = await now();
  const evidence = built.evidenceOf(0, { issuedAt, signer: key.address as Hex });
  return { issuedAt, args, status: () => w.registry.status(certificate, evidence) as Promise<bigint> };
}

async function millWithKey() {
  const w = await world();
  await w.directory.connect(w.mill).addSigner(w.mill.address, w.hosted.address, 0, FOREVER);
  await time.increase(100);
  return w;
}

describe('Attack: removed and compromised issuer', () => {
  it("a removed key's earlier batches stand, and it issues no more", async () => {
    const w = await millWithKey();
    const earlier = await issueBy(w, w.hosted, 1n);
    await w.directory.connect(w.mill).removeSigner(w.mill.address, w.hosted.address);
    await time.increase(100);
    expect(await earlier.status()).to.equal(IN_FORCE);
    await expect(issueBy(w, w.hosted, 2n))
      .to.be.revertedWithCustomError(w.registry, 'CertificateRegistry_NotAuthorised')
      .withArgs(w.mill.address, w.hosted.address);
  });

  it('a key compromised since T loses what it signed from T on, and nothing before', async () => {
    const w = await millWithKey();
    const before = await issueBy(w, w.hosted, 1n);
    await time.increase(100);
    const stolen = await issueBy(w, w.hosted, 2n);
    const own = await issueBy(w, w.mill, 3n);
    const directory = w.directory.connect(w.mill);
    await directory.markCompromised(w.mill.address, w.hosted.address, stolen.issuedAt + 1);
    expect([await before.status(), await stolen.status()]).to.deep.equal([IN_FORCE, IN_FORCE]);
    await directory.markCompromised(w.mill.address, w.hosted.address, stolen.issuedAt);
    const seen = [await before.status(), await stolen.status(), await own.status()];
    expect(seen).to.deep.equal([IN_FORCE, COMPROMISED, IN_FORCE]);
    await expect(issueBy(w, w.hosted, 4n)).to.be.revertedWithCustomError(
      w.registry,
      'CertificateRegistry_NotAuthorised',
    );
  });

  it('a capability revoked since T ends what was issued from T on, whoever signed', async () => {
    const w = await millWithKey();
    const before = await issueBy(w, w.hosted, 1n);
    await time.increase(100);
    const after = await issueBy(w, w.mill, 2n);
    await w.directory.revokeCapability(w.mill.address, MILL, after.issuedAt);
    expect([await before.status(), await after.status()]).to.deep.equal([IN_FORCE, UNAUTHORISED]);
    await time.increase(100);
    await w.directory.grantCapability(w.mill.address, MILL, 0, FOREVER);
    expect(await after.status()).to.equal(UNAUTHORISED);
  });

  it('a thief who has the own address of an organisation appoints no keys once it is marked', async () => {
    const w = await millWithKey();
    const since = await now();
    await w.directory.markCompromised(w.mill.address, w.mill.address, since);
    const thief = w.directory.connect(w.mill);
    await expect(thief.addSigner(w.mill.address, w.stranger.address, 0, FOREVER))
      .to.be.revertedWithCustomError(w.directory, 'Directory_OrganisationCompromised')
      .withArgs(w.mill.address, since);
    await expect(issueBy(w, w.mill, 1n)).to.be.revertedWithCustomError(
      w.registry,
      'CertificateRegistry_NotAuthorised',
    );
    expect(await (await issueBy(w, w.hosted, 2n)).status()).to.equal(IN_FORCE);
  });

  it('a key is not appointed twice, so that no act of today opens a window of the past', async () => {
    const w = await millWithKey();
    const directory = w.directory.connect(w.mill);
    await directory.removeSigner(w.mill.address, w.hosted.address);
    const removedAt = await now();
    await time.increase(100);
    await expect(directory.addSigner(w.mill.address, w.hosted.address, 0, FOREVER))
      .to.be.revertedWithCustomError(w.directory, 'Directory_SignerExists')
      .withArgs(w.mill.address, w.hosted.address);
    const window = await w.directory.signerOf(w.mill.address, w.hosted.address);
    expect(window.validUntil).to.equal(removedAt);
  });
});
