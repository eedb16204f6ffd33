/**
 * EmissionStatements.withdrawVerification, withdrawVerificationFor
 * ├── given a verification of the caller
 * │   ├── it takes the word back, once, with a known reason
 * │   └── when the capability is gone, or the statement superseded: it still does
 * ├── given anyone else: it refuses
 * └── given a signature: it counts for one verification; forged, by a stranger or expired it refuses
 */
import { expect } from 'chai';
import { now } from '../world.ts';
import { OPINION, signWithdraw, statementOf, Status, verified } from './statements.ts';

describe('EmissionStatements.withdrawVerification', () => {
  it('takes the word back, once, with a reason', async () => {
    const d = await verified();
    const statements = d.statements.connect(d.verifier);
    for (const reason of [0, 5]) {
      await expect(statements.withdrawVerification(d.id, reason))
        .to.be.revertedWithCustomError(d.statements, 'EmissionStatements_UnknownReason')
        .withArgs(reason, 4);
    }
    await expect(statements.withdrawVerification(d.id, 3))
      .to.emit(d.statements, 'VerificationWithdrawn')
      .withArgs(d.id, d.lotId, d.verifier.address, d.verifier.address, 1, 3);
    const withdrawnAt = await now();
    expect(await d.statements.status(d.id)).to.equal(Status.VerificationWithdrawn);
    await expect(statements.withdrawVerification(d.id, 1))
      .to.be.revertedWithCustomError(d.statements, 'EmissionStatements_AlreadyWithdrawn')
      .withArgs(d.id, withdrawnAt);
  });

  it('works without any capability, and for a superseded statement', async () => {
    const d = await verified();
    await d.directory.revokeCapability(d.verifier.address, 32, 0);
    await d.statements.connect(d.mill).declare(statementOf(d.lotId, { supersedes: d.id }));
    await d.statements.connect(d.verifier).withdrawVerification(d.id, 1);
    expect((await d.statements.verificationOf(d.id)).withdrawnAt).to.equal(BigInt(await now()));
  });

  it('is refused to anyone else', async () => {
    const d = await verified();
    await expect(d.statements.connect(d.mill).withdrawVerification(d.id, 1))
      .to.be.revertedWithCustomError(d.statements, 'EmissionStatements_NotVerifier')
      .withArgs(d.mill.address, d.verifier.address);
  });

  it("counts on a signer's signature, for one verification", async () => {
    const d = await verified();
    const message = { statementId: d.id, ordinal: 1, reason: 3, deadline: 2 ** 40 };
    const signature = await signWithdraw(d, d.verifierSigner, message);
    const send = (as: string, own = signature) =>
      d.statements.withdrawVerificationFor(d.id, 3, as, 2 ** 40, own);
    await expect(send(d.stranger.address))
      .to.be.revertedWithCustomError(d.statements, 'EmissionStatements_SignatureInvalid')
      .withArgs(d.stranger.address);
    await expect(send(d.stranger.address, await signWithdraw(d, d.stranger, message)))
      .to.be.revertedWithCustomError(d.statements, 'EmissionStatements_NotAuthorised')
      .withArgs(d.verifier.address, d.stranger.address);
    await expect(send(d.verifierSigner.address))
      .to.emit(d.statements, 'VerificationWithdrawn')
      .withArgs(d.id, d.lotId, d.verifier.address, d.verifierSigner.address, 1, 3);
    await d.statements.connect(d.verifier).verify(d.id, OPINION);
    await expect(send(d.verifierSigner.address))
      .to.be.revertedWithCustomError(d.statements, 'EmissionStatements_SignatureInvalid')
      .withArgs(d.verifierSigner.address);
    expect(await d.statements.status(d.id)).to.equal(Status.Verified);
    const expired = d.statements.withdrawVerificationFor(d.id, 3, d.verifierSigner.address, 0, signature);
    await expect(expired).to.be.revertedWithCustomError(d.statements, 'EmissionStatements_DeadlineExpired');
  });
});
