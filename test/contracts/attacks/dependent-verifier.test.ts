/**
 * Attack: a manufacturer verifies its own emissions, openly or through a shared key; a verifier's word outlives its
 * accreditation.
 *
 * EAS answers "valid" for a revoked attestation and asks nobody whether the attester may attest (@aa47c22, onchain.md
 * 2.1). CBAM wants an accredited, independent verifier (onchain.md 4). Here independence is checked key by key in both
 * directions, of every key that was ever appointed, and the answer is given by today's knowledge of that time.
 */
import { expect } from 'chai';
import { declared, OPINION, signVerify, statementOf, Status, VERIFIER } from '../carbon/statements.ts';
import { FOREVER, now, profile, time } from '../world.ts';

type Declared = Awaited<ReturnType<typeof declared>>;

async function verifyFor(d: Declared, verifier: string, signer: Declared['mill']) {
  const message = { statementId: d.id, documentHash: OPINION, verifier, ordinal: 1, deadline: 2 ** 40 };
  const signature = await signVerify(d, signer, message);
  return d.statements.verifyFor(d.id, OPINION, verifier, signer.address, 2 ** 40, signature);
}

function refused(d: Declared, sent: Promise<unknown>, verifier: string, signer: string) {
  return expect(sent)
    .to.be.revertedWithCustomError(d.statements, 'EmissionStatements_NotIndependent')
    .withArgs(d.mill.address, verifier, signer);
}

describe('Attack: dependent verifier', () => {
  it('INV-18: the declarer, accredited as verifier, verifies itself', async () => {
    const d = await declared();
    await d.directory.grantCapability(d.mill.address, VERIFIER, 0, FOREVER);
    const mill = d.mill.address;
    await refused(d, d.statements.connect(d.mill).verify(d.id, OPINION), mill, mill);
    await refused(d, verifyFor(d, mill, d.millSigner), mill, d.millSigner.address);
  });

  it("a verifier appoints the declarer's signer, or one that it had when it declared", async () => {
    const d = await declared();
    const [verifier, key] = [d.verifier.address, d.millSigner];
    await d.directory.connect(d.verifier).addSigner(verifier, key.address, 0, FOREVER);
    await refused(d, verifyFor(d, verifier, key), verifier, key.address);
    await d.directory.connect(d.mill).removeSigner(d.mill.address, key.address);
    await refused(d, verifyFor(d, verifier, key), verifier, key.address);
  });

  it('the verifier itself signs for the declarer', async () => {
    const d = await declared();
    const verifier = d.verifier.address;
    await time.increase(10);
    await d.directory.connect(d.mill).addSigner(d.mill.address, verifier, 0, FOREVER);
    await refused(d, verifyFor(d, verifier, d.verifierSigner), verifier, d.verifierSigner.address);
  });

  it('INV-18: a mark as compromised makes no stranger of the shared key', async () => {
    const d = await declared();
    const [verifier, key, mill] = [d.verifier.address, d.millSigner, d.mill.address];
    await d.directory.connect(d.verifier).addSigner(verifier, key.address, 0, FOREVER);
    await d.directory.connect(d.mill).markCompromised(mill, key.address, 1);
    await refused(d, verifyFor(d, verifier, key), verifier, key.address);
  });

  it('INV-18: a mark as compromised makes no stranger of a verifier that signed for the declarer', async () => {
    const d = await declared();
    const [verifier, mill] = [d.verifier.address, d.mill.address];
    await d.directory.connect(d.mill).addSigner(mill, verifier, 0, FOREVER);
    await d.directory.connect(d.mill).markCompromised(mill, verifier, 1);
    await refused(d, verifyFor(d, verifier, d.verifierSigner), verifier, d.verifierSigner.address);
  });

  it('who signed the statement signs for the verifier as well', async () => {
    const d = await declared();
    const verifier = d.verifier.address;
    await d.directory.connect(d.verifier).addSigner(verifier, d.mill.address, 0, FOREVER);
    await refused(d, verifyFor(d, verifier, d.verifierSigner), verifier, d.verifierSigner.address);
  });

  it('a verifier that was removed, or whose key is marked, verifies nothing', async () => {
    const d = await declared();
    const verifier = d.verifier.address;
    await d.directory.connect(d.verifier).removeSigner(verifier, d.verifierSigner.address);
    await expect(verifyFor(d, verifier, d.verifierSigner))
      .to.be.revertedWithCustomError(d.statements, 'EmissionStatements_NotAuthorised')
      .withArgs(verifier, d.verifierSigner.address);
    await d.directory.markCompromised(verifier, verifier, await now());
    await expect(d.statements.connect(d.verifier).verify(d.id, OPINION))
      .to.be.revertedWithCustomError(d.statements, 'EmissionStatements_NotAuthorised')
      .withArgs(verifier, verifier);
  });

  it('a word that turns out worthless stops counting at once, and another verifier may speak', async () => {
    const d = await declared();
    await d.statements.connect(d.verifier).verify(d.id, OPINION);
    const at = await now();
    expect(await d.statements.status(d.id)).to.equal(Status.Verified);
    await d.directory.markCompromised(d.verifier.address, d.verifier.address, at);
    expect(await d.statements.status(d.id)).to.equal(Status.VerifierCompromised);
    await d.directory.register(d.stranger.address, profile);
    await d.directory.grantCapability(d.stranger.address, VERIFIER, 0, FOREVER);
    await d.statements.connect(d.stranger).verify(d.id, OPINION);
    expect(await d.statements.status(d.id)).to.equal(Status.Verified);
    await d.directory.revokeCapability(d.stranger.address, VERIFIER, await now());
    expect(await d.statements.status(d.id)).to.equal(Status.VerifierUnauthorised);
  });

  it('a better figure does not inherit the verification of the one it supersedes', async () => {
    const d = await declared();
    await d.statements.connect(d.verifier).verify(d.id, OPINION);
    const better = statementOf(d.lotId, { emissionsGrams: 1n, supersedes: d.id });
    await d.statements.connect(d.mill).declare(better);
    expect((await d.statements.standingOf(d.lotId)).status_).to.equal(Status.SelfDeclared);
    await expect(d.statements.connect(d.verifier).verify(d.id, OPINION))
      .to.be.revertedWithCustomError(d.statements, 'EmissionStatements_NotVerifiable')
      .withArgs(d.id, Status.Superseded);
  });
});
