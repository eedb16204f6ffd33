/**
 * EmissionStatements.verify, verifyFor
 * ├── given a standing, self-declared statement
 * │   ├── an independent verifier confirms it, itself or by a signer's signature
 * │   ├── when it is verified already: it refuses another verification
 * │   └── when the caller is no verifier, or the statement unknown or superseded: it refuses
 * ├── given a verified statement that is superseded: the correction is self-declared
 * ├── given a verifier that is not independent: it refuses (attacks/dependent-verifier)
 * └── given a signature: forged, replayed, by a stranger or at the deadline it refuses
 */
import { expect } from 'chai';
import { hash, now, time } from '../world.ts';
import { declared, OPINION, statementOf, Status, verified, verifyFor } from './statements.ts';

describe('EmissionStatements.verify', () => {
  it('confirms a statement', async () => {
    const d = await declared();
    await expect(d.statements.connect(d.verifier).verify(d.id, OPINION))
      .to.emit(d.statements, 'EmissionsVerified')
      .withArgs(d.id, d.lotId, d.verifier.address, d.verifier.address, 1, OPINION);
    expect(await d.statements.status(d.id)).to.equal(Status.Verified);
    const verifier = d.verifier.address;
    expect(await d.statements.verificationOf(d.id)).to.deep.equal([
      verifier,
      1n,
      verifier,
      BigInt(await now()),
      0n,
    ]);
  });

  it('refuses a second verification while the first stands', async () => {
    const d = await verified();
    await expect(d.statements.connect(d.verifier).verify(d.id, OPINION))
      .to.be.revertedWithCustomError(d.statements, 'EmissionStatements_NotVerifiable')
      .withArgs(d.id, Status.Verified);
  });

  it('refuses who is no verifier', async () => {
    const d = await declared();
    await expect(d.statements.connect(d.processor).verify(d.id, OPINION))
      .to.be.revertedWithCustomError(d.statements, 'EmissionStatements_NotAuthorised')
      .withArgs(d.processor.address, d.processor.address);
  });

  it('refuses an unknown and a superseded statement', async () => {
    const d = await declared();
    const statements = d.statements.connect(d.verifier);
    await expect(statements.verify(hash('never made'), OPINION))
      .to.be.revertedWithCustomError(d.statements, 'EmissionStatements_StatementUnknown')
      .withArgs(hash('never made'));
    await d.statements.connect(d.mill).declare(statementOf(d.lotId, { supersedes: d.id }));
    await expect(statements.verify(d.id, OPINION))
      .to.be.revertedWithCustomError(d.statements, 'EmissionStatements_NotVerifiable')
      .withArgs(d.id, Status.Superseded);
  });

  it('leaves a correction of a verified statement self-declared', async () => {
    const d = await verified();
    const correction = statementOf(d.lotId, { emissionsGrams: 1n, supersedes: d.id });
    await d.statements.connect(d.mill).declare(correction);
    const id = await d.statements.idOf(correction);
    expect(await d.statements.standingOf(d.lotId)).to.deep.equal([id, Status.SelfDeclared]);
    expect(await d.statements.status(d.id)).to.equal(Status.Superseded);
    await d.statements.connect(d.verifier).verify(id, OPINION);
    expect(await d.statements.status(id)).to.equal(Status.Verified);
  });
});

describe('EmissionStatements.verifyFor', () => {
  it("counts on a signer's signature, once", async () => {
    const d = await declared();
    const { send } = await verifyFor(d, 1);
    await expect(send())
      .to.emit(d.statements, 'EmissionsVerified')
      .withArgs(d.id, d.lotId, d.verifier.address, d.verifierSigner.address, 1, OPINION);
    await d.statements.connect(d.verifier).withdrawVerification(d.id, 3);
    await expect(send())
      .to.be.revertedWithCustomError(d.statements, 'EmissionStatements_SignatureInvalid')
      .withArgs(d.verifierSigner.address);
    await (await verifyFor(d, 2)).send();
    expect((await d.statements.verificationOf(d.id)).ordinal).to.equal(2n);
  });

  it('refuses a forged signature and a stranger', async () => {
    const d = await declared();
    const { send } = await verifyFor(d, 1, d.stranger);
    await expect(send(d.verifierSigner.address))
      .to.be.revertedWithCustomError(d.statements, 'EmissionStatements_SignatureInvalid')
      .withArgs(d.verifierSigner.address);
    await expect(send())
      .to.be.revertedWithCustomError(d.statements, 'EmissionStatements_NotAuthorised')
      .withArgs(d.verifier.address, d.stranger.address);
  });

  for (const late of [-1, 0, 1]) {
    it(`${late < 0 ? 'accepts 1 s before' : `refuses ${late} s after`} the deadline`, async () => {
      const d = await declared();
      const deadline = (await now()) + 1_000;
      const { send } = await verifyFor(d, 1, d.verifierSigner, deadline);
      await time.setNextBlockTimestamp(deadline + late);
      if (late < 0) {
        await send();
        expect(await d.statements.status(d.id)).to.equal(Status.Verified);
      } else {
        await expect(send())
          .to.be.revertedWithCustomError(d.statements, 'EmissionStatements_DeadlineExpired')
          .withArgs(deadline, deadline + late);
      }
    });
  }
});
