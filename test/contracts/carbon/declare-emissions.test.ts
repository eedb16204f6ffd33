/**
 * EmissionStatements.declare, declareFor
 * ├── given a lot without statement
 * │   ├── its maker states what the ledger carries, and the statement stands, self-declared
 * │   └── when the figure differs from the ledger's, by a gram: it refuses
 * ├── given a lot with a standing statement
 * │   ├── a correction that names it takes its place, with any figure
 * │   └── when it names another one, or none, or one that was superseded: it refuses
 * ├── given another mass than the lot's, or no method, boundary or document: it refuses
 * ├── given a lot that came out of a transformation: who transformed states, also a stockist
 * ├── given anyone else, or a maker without capability: it refuses
 * └── given a signature
 *     ├── by a signer of the maker: it counts, once
 *     └── forged, by a stranger, or at the deadline: it refuses
 */
import { expect } from 'chai';
import { EVENT } from '../provenance/rails.ts';
import { ethers, FOREVER, hash, now, profile, STOCKIST, time } from '../world.ts';
import { declarable, declared, EMISSIONS, MASS, signDeclare, statementOf, Status } from './statements.ts';

describe('EmissionStatements.declare', () => {
  it('states what the ledger carries', async () => {
    const d = await declarable();
    const statement = statementOf(d.lotId);
    const id = ethers.keccak256(
      ethers.AbiCoder.defaultAbiCoder().encode(
        [
          'bytes32',
          'uint256',
          'address',
          'uint256',
          'uint128',
          'uint128',
          'bytes32',
          'bytes32',
          'bytes32',
          'bytes32',
        ],
        [
          ethers.id(
            'Statement(uint256 lotId,uint128 massGrams,uint128 emissionsGrams,bytes32 method,bytes32 boundary,bytes32 documentHash,bytes32 supersedes)',
          ),
          31337,
          d.statements.target,
          ...Object.values(statement),
        ],
      ),
    );
    expect(await d.statements.standingOf(d.lotId)).to.deep.equal([ethers.ZeroHash, Status.Unknown]);
    expect(await d.statements.connect(d.mill).declare.staticCall(statement)).to.equal(id);
    await expect(d.statements.connect(d.mill).declare(statement))
      .to.emit(d.statements, 'EmissionsDeclared')
      .withArgs(id, d.lotId, d.mill.address, d.mill.address, Object.values(statement));
    expect(await d.statements.standingOf(d.lotId)).to.deep.equal([id, Status.SelfDeclared]);
    expect(await d.statements.figuresOf(id)).to.deep.equal([d.lotId, MASS, EMISSIONS]);
    const mill = d.mill.address;
    expect(await d.statements.declarationOf(id)).to.deep.equal([mill, mill, BigInt(await now())]);
    expect(await d.statements.verificationOf(id)).to.deep.equal([
      ethers.ZeroAddress,
      0n,
      ethers.ZeroAddress,
      0n,
      0n,
    ]);
    expect(await d.statements.ledger()).to.equal(d.ledger.target);
    expect(await d.statements.directory()).to.equal(d.directory.target);
  });

  it('refuses a first statement that differs from the ledger by a gram', async () => {
    const d = await declarable();
    for (const emissionsGrams of [EMISSIONS - 1n, EMISSIONS + 1n]) {
      await expect(d.statements.connect(d.mill).declare(statementOf(d.lotId, { emissionsGrams })))
        .to.be.revertedWithCustomError(d.statements, 'EmissionStatements_FirstDiffersFromLedger')
        .withArgs(emissionsGrams, EMISSIONS);
    }
  });

  it('INV-22: a correction takes the place of the statement that it names', async () => {
    const d = await declared();
    const correction = statementOf(d.lotId, { emissionsGrams: 14_000_000n, supersedes: d.id });
    await d.statements.connect(d.mill).declare(correction);
    const correctionId = await d.statements.idOf(correction);
    expect(await d.statements.standingOf(d.lotId)).to.deep.equal([correctionId, Status.SelfDeclared]);
    expect(await d.statements.status(d.id)).to.equal(Status.Superseded);
    expect(await d.statements.figuresOf(d.id)).to.deep.equal([d.lotId, MASS, EMISSIONS]);
    expect((await d.ledger.lotOf(d.lotId)).emissionsGrams).to.equal(EMISSIONS);
  });

  it('INV-22: refuses a correction of anything but what stands', async () => {
    const d = await declared();
    const statements = d.statements.connect(d.mill);
    const correction = statementOf(d.lotId, { emissionsGrams: 14_000_000n, supersedes: d.id });
    await statements.declare(correction);
    const standing = await d.statements.idOf(correction);
    for (const supersedes of [ethers.ZeroHash, d.id, hash('never made')]) {
      await expect(statements.declare(statementOf(d.lotId, { emissionsGrams: 1n, supersedes })))
        .to.be.revertedWithCustomError(d.statements, 'EmissionStatements_NotStanding')
        .withArgs(supersedes, standing);
    }
    await expect(statements.declare(d.statement))
      .to.be.revertedWithCustomError(d.statements, 'EmissionStatements_NotStanding')
      .withArgs(ethers.ZeroHash, standing);
  });

  it('refuses another mass, and what is incomplete', async () => {
    const d = await declarable();
    const statements = d.statements.connect(d.mill);
    await expect(statements.declare(statementOf(d.lotId, { massGrams: MASS - 1n })))
      .to.be.revertedWithCustomError(d.statements, 'EmissionStatements_MassDiffers')
      .withArgs(MASS - 1n, MASS);
    for (const missing of ['method', 'boundary', 'documentHash']) {
      const statement = { ...statementOf(d.lotId), [missing]: ethers.ZeroHash };
      await expect(statements.declare(statement))
        .to.be.revertedWithCustomError(d.statements, 'EmissionStatements_Incomplete')
        .withArgs(statement.method, statement.boundary, statement.documentHash);
    }
  });

  it('lets a stockist state for what it split, with the emissions that came along', async () => {
    const d = await declarable();
    await d.directory.register(d.stranger.address, profile);
    await d.directory.grantCapability(d.stranger.address, STOCKIST, 0, FOREVER);
    await d.ledger.connect(d.mill).transferTitle(d.lotId, d.stranger.address, 10_000_000n, EVENT);
    const split = [
      [{ lotId: d.lotId, grams: 10_000_000n }],
      [{ to: d.buyer.address, massGrams: 10_000_000n }],
      0,
      0,
      EVENT,
      EVENT,
    ] as const;
    const ledger = d.ledger.connect(d.stranger);
    const [lotId] = (await ledger.transform.staticCall(...split)) as [bigint];
    await ledger.transform(...split);
    // floor(13,640,000 × 10 / 24.8)
    const statement = statementOf(lotId, { massGrams: 10_000_000n, emissionsGrams: 5_500_000n });
    await expect(d.statements.connect(d.mill).declare(statement))
      .to.be.revertedWithCustomError(d.statements, 'EmissionStatements_NotIssuer')
      .withArgs(d.mill.address, d.stranger.address);
    await d.statements.connect(d.stranger).declare(statement);
    expect((await d.statements.standingOf(lotId)).status_).to.equal(Status.SelfDeclared);
  });

  it('refuses an unknown lot, and a maker that lost its capability', async () => {
    const d = await declarable();
    await expect(d.statements.connect(d.mill).declare(statementOf(42n)))
      .to.be.revertedWithCustomError(d.ledger, 'MaterialLedger_LotUnknown')
      .withArgs(42);
    await d.directory.revokeCapability(d.mill.address, 1, 0);
    await expect(d.statements.connect(d.mill).declare(statementOf(d.lotId)))
      .to.be.revertedWithCustomError(d.statements, 'EmissionStatements_NotAuthorised')
      .withArgs(d.mill.address, d.mill.address);
  });

  it('reverts when asked about a statement that was not made', async () => {
    const d = await declarable();
    const id = hash('never made');
    expect(await d.statements.status(id)).to.equal(Status.Unknown);
    for (const question of [d.statements.declarationOf(id), d.statements.figuresOf(id)]) {
      await expect(question)
        .to.be.revertedWithCustomError(d.statements, 'EmissionStatements_StatementUnknown')
        .withArgs(id);
    }
  });
});

describe('EmissionStatements.declareFor', () => {
  it("counts on a signer's signature, once", async () => {
    const d = await declarable();
    const statement = statementOf(d.lotId);
    const deadline = (await now()) + 1_000;
    const signature = await signDeclare(d, d.millSigner, statement, deadline);
    const send = () => d.statements.declareFor(statement, d.millSigner.address, deadline, signature);
    const id = await d.statements.idOf(statement);
    await expect(send())
      .to.emit(d.statements, 'EmissionsDeclared')
      .withArgs(id, d.lotId, d.mill.address, d.millSigner.address, Object.values(statement));
    expect((await d.statements.declarationOf(id)).signer).to.equal(d.millSigner.address);
    await expect(send())
      .to.be.revertedWithCustomError(d.statements, 'EmissionStatements_NotStanding')
      .withArgs(ethers.ZeroHash, id);
  });

  it('refuses a forged signature and a stranger', async () => {
    const d = await declarable();
    const statement = statementOf(d.lotId);
    const deadline = (await now()) + 1_000;
    const forged = await signDeclare(d, d.stranger, statement, deadline);
    await expect(d.statements.declareFor(statement, d.millSigner.address, deadline, forged))
      .to.be.revertedWithCustomError(d.statements, 'EmissionStatements_SignatureInvalid')
      .withArgs(d.millSigner.address);
    await expect(d.statements.declareFor(statement, d.stranger.address, deadline, forged))
      .to.be.revertedWithCustomError(d.statements, 'EmissionStatements_NotAuthorised')
      .withArgs(d.mill.address, d.stranger.address);
  });

  for (const late of [-1, 0, 1]) {
    it(`${late < 0 ? 'accepts 1 s before' : `refuses ${late} s after`} the deadline`, async () => {
      const d = await declarable();
      const statement = statementOf(d.lotId);
      const deadline = (await now()) + 1_000;
      const signature = await signDeclare(d, d.millSigner, statement, deadline);
      await time.setNextBlockTimestamp(deadline + late);
      const sent = d.statements.declareFor(statement, d.millSigner.address, deadline, signature);
      if (late < 0) {
        await sent;
        expect((await d.statements.standingOf(d.lotId)).status_).to.equal(Status.SelfDeclared);
      } else {
        await expect(sent)
          .to.be.revertedWithCustomError(d.statements, 'EmissionStatements_DeadlineExpired')
          .withArgs(deadline, deadline + late);
      }
    });
  }

  it('refuses a deadline of 0: it has always expired', async () => {
    const d = await declarable();
    const statement = statementOf(d.lotId);
    const signature = await signDeclare(d, d.millSigner, statement, 0);
    await expect(
      d.statements.declareFor(statement, d.millSigner.address, 0, signature),
    ).to.be.revertedWithCustomError(d.statements, 'EmissionStatements_DeadlineExpired');
  });
});
