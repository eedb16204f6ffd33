/**
 * EmissionStatements.status: today's knowledge of that time
 * ├── given a verifier whose key was compromised, or whose capability ended, by then: the verification does not count
 * ├── given the same a second later, or a signer that was removed since: it does
 * └── given a declarer that was compromised, or unauthorised, by then: the statement does not count, nor is it verifiable
 */
import { expect } from 'chai';
import { now, time } from '../world.ts';
import {
  declarable,
  declared,
  OPINION,
  signDeclare,
  statementOf,
  Status,
  verified,
  verifyFor,
} from './statements.ts';

describe('EmissionStatements.status', () => {
  for (const [since, expected] of [
    [0, Status.VerifierCompromised],
    [1, Status.Verified],
  ] as const) {
    it(`judges a verifier's key that was compromised ${since === 0 ? 'when it signed' : 'a second later'}`, async () => {
      const d = await declared();
      await (await verifyFor(d, 1)).send();
      const at = await now();
      await time.increase(10);
      await d.directory
        .connect(d.verifier)
        .markCompromised(d.verifier.address, d.verifierSigner.address, at + since);
      expect(await d.statements.status(d.id)).to.equal(expected);
    });

    it(`judges a verifier's capability that ended ${since === 0 ? 'when it signed' : 'a second later'}`, async () => {
      const d = await verified();
      await time.increase(10);
      await d.directory.revokeCapability(d.verifier.address, 32, d.at + since);
      expect(await d.statements.status(d.id)).to.equal(
        since === 0 ? Status.VerifierUnauthorised : Status.Verified,
      );
    });
  }

  it('keeps what a removed signer verified before', async () => {
    const d = await declared();
    await (await verifyFor(d, 1)).send();
    await d.directory.connect(d.verifier).removeSigner(d.verifier.address, d.verifierSigner.address);
    expect(await d.statements.status(d.id)).to.equal(Status.Verified);
  });

  it('judges a declarer by what it was then: compromised, unauthorised', async () => {
    const d = await declarable();
    const statement = statementOf(d.lotId);
    const signature = await signDeclare(d, d.millSigner, statement, 2 ** 40);
    await d.statements.declareFor(statement, d.millSigner.address, 2 ** 40, signature);
    const [id, at] = [await d.statements.idOf(statement), await now()];
    await d.statements.connect(d.verifier).verify(id, OPINION);
    await d.directory.revokeCapability(d.mill.address, 1, at + 1);
    expect(await d.statements.status(id)).to.equal(Status.Verified);
    await d.directory.connect(d.mill).markCompromised(d.mill.address, d.millSigner.address, at);
    expect(await d.statements.status(id)).to.equal(Status.DeclarerCompromised);
  });

  it('does not let an unauthorised declaration be verified', async () => {
    const d = await declared();
    const at = await now();
    await d.directory.revokeCapability(d.mill.address, 1, at);
    expect(await d.statements.status(d.id)).to.equal(Status.DeclarerUnauthorised);
    await expect(d.statements.connect(d.verifier).verify(d.id, OPINION))
      .to.be.revertedWithCustomError(d.statements, 'EmissionStatements_NotVerifiable')
      .withArgs(d.id, Status.DeclarerUnauthorised);
  });
});
