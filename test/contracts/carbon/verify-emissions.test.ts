/**
 * EmissionStatements.verify, verifyFor, withdrawVerification, withdrawVerificationFor, status
 * ├── given a standing, self-declared statement
 * │   ├── an independent verifier confirms it, itself or by a signer's signature
 * │   ├── when it is verified already: it refuses another verification
 * │   └── when the caller is no verifier, or the statement unknown or superseded: it refuses
 * ├── given a verified statement
 * │   ├── when superseded: the correction is self-declared
 * │   ├── when the verifier withdraws, with a reason: it says so, once; another verification is possible
 * │   ├── when the verifier's key was compromised since before: VerifierCompromised
 * │   ├── when the verifier's capability was withdrawn since before: VerifierUnauthorised
 * │   └── when the key was removed, or the capability ended, later: it stays verified
 * ├── given a statement whose declarer was compromised, or unauthorised, at that time: it says so, and is not verifiable
 * └── given signatures: forged, replayed, by strangers or at the deadline are refused
 */
import { expect } from 'chai';
import { hash, now, time } from '../world.ts';
import {
  declarable,
  declared,
  OPINION,
  signDeclare,
  signVerify,
  signWithdraw,
  statementOf,
  Status,
} from './statements.ts';

type Declared = Awaited<ReturnType<typeof declared>>;

async function verified() {
  const d = await declared();
  await d.statements.connect(d.verifier).verify(d.id, OPINION);
  return { ...d, at: await now() };
}

async function verifyFor(d: Declared, ordinal: number, signer = d.verifierSigner, deadline = 2 ** 40) {
  const message = {
    statementId: d.id,
    documentHash: OPINION,
    verifier: d.verifier.address,
    ordinal,
    deadline,
  };
  const signature = await signVerify(d, signer, message);
  return {
    send: (as = signer.address) =>
      d.statements.verifyFor(d.id, OPINION, d.verifier.address, as, deadline, signature),
  };
}

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
      verifier,
      BigInt(await now()),
      0n,
      1n,
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
