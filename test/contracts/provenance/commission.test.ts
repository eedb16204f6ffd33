/**
 * MaterialLedger.commission, commissionFor
 * ├── given a certificate in force
 * │   ├── it mints the mass to the holder and records the lot
 * │   ├── it mints several lots up to the certified mass, and not a gram more
 * │   ├── it asks the holder's hook last, and refuses when that refuses, or without a holder
 * │   ├── when the subject was commissioned under another certificate: it refuses
 * │   └── when somebody else calls, the mass is zero, or there is no EPCIS event: it refuses
 * ├── given a certificate that is not in force
 * │   └── revoked, unknown, out of date, 3.2 without countersignature: it refuses
 * ├── given a certificate of type 2.2: it refuses
 * ├── given a signature
 * │   ├── a signer of the issuer: it mints once; the same signature again is refused
 * │   └── a stranger, a forged signature, a passed deadline: it refuses
 * └── given a lot id that another lot has: it refuses
 */
import { expect } from 'chai';
import { certificateOf, commissionedLot, commissionOf, issue, signCommission } from '../steel.ts';
import { deploy, ethers, hash, now, world, type Hex, type World } from '../world.ts';
import { revoke } from './rails.ts';

async function issued(w: World, changes: Parameters<typeof certificateOf>[1] = {}) {
  const certificate = certificateOf(w.mill.address, changes);
  const batch = await issue(w, w.mill, [certificate]);
  return { certificate, evidence: batch.evidenceOf(0), id: batch.built.leaves[0]! };
}

describe('MaterialLedger.commission', () => {
  it('mints the mass and records the lot', async () => {
    const w = await world();
    const { lotId, certificate, commission, id } = await commissionedLot(w);
    const expected = ethers.keccak256(
      ethers.AbiCoder.defaultAbiCoder().encode(
        ['uint256', 'address', 'bytes32', 'uint256'],
        [31337, w.ledger.target, id, 0],
      ),
    );
    expect(lotId).to.equal(BigInt(expected) >> 156n);
    expect(lotId < 2n ** 100n).to.equal(true);
    expect(await w.ledger.balanceOf(w.mill.address, lotId)).to.equal(24_800_000n);
    const lot = await w.ledger.lotOf(lotId);
    expect(lot.certificate).to.equal(id);
    expect(lot.documentHash).to.equal(certificate.documentHash);
    expect(lot.evidence).to.equal(commission.evidence);
    expect(lot.subject).to.equal(certificate.subject);
    expect([lot.issuer, lot.batch, lot.index]).to.deep.equal([w.mill.address, 1n, 0n]);
    expect([lot.massGrams, lot.emissionsGrams]).to.deep.equal([24_800_000n, 13_640_000n]);
    expect([lot.commissionedAt, lot.recalledAt]).to.deep.equal([BigInt(await now()), 0n]);
    expect(await w.ledger.certificateOf(w.mill.address, certificate.subject)).to.equal(id);
  });

  it('INV-8: mints several lots up to the certified mass, and not a gram more', async () => {
    const w = await world();
    const { certificate, evidence, id } = await issued(w);
    const ledger = w.ledger.connect(w.mill);
    await ledger.commission(certificate, evidence, commissionOf(w.mill.address, { massGrams: 20_000_000n }));
    await expect(
      ledger.commission(certificate, evidence, commissionOf(w.mill.address, { massGrams: 4_800_001n })),
    )
      .to.be.revertedWithCustomError(w.ledger, 'MaterialLedger_CommissionAboveCertified')
      .withArgs(24_800_001n, 24_800_000n);
    await ledger.commission(certificate, evidence, commissionOf(w.mill.address, { massGrams: 4_800_000n }));
    expect(await w.ledger.certifiedUsedGrams(id)).to.equal(24_800_000n);
    expect(await w.ledger.lotsOf(id)).to.equal(2n);
    await expect(ledger.commission(certificate, evidence, commissionOf(w.mill.address, { massGrams: 1n })))
      .to.be.revertedWithCustomError(w.ledger, 'MaterialLedger_CommissionAboveCertified')
      .withArgs(24_800_001n, 24_800_000n);
  });

  it('refuses a heat that was commissioned under another certificate', async () => {
    const w = await world();
    const { certificate, id } = await commissionedLot(w);
    const second = await issued(w, { batch: 2n, documentHash: hash('the same heat again') });
    await expect(
      w.ledger.connect(w.mill).commission(second.certificate, second.evidence, commissionOf(w.mill.address)),
    )
      .to.be.revertedWithCustomError(w.ledger, 'MaterialLedger_SubjectAlreadyCommissioned')
      .withArgs(certificate.subject, id);
  });

  it('refuses a mass of zero', async () => {
    const w = await world();
    const { certificate, evidence } = await issued(w);
    const nothing = commissionOf(w.mill.address, { massGrams: 0n });
    await expect(
      w.ledger.connect(w.mill).commission(certificate, evidence, nothing),
    ).to.be.revertedWithCustomError(w.ledger, 'MaterialLedger_MassZero');
  });

  it('refuses an act without its EPCIS event', async () => {
    const w = await world();
    const { certificate, evidence } = await issued(w);
    const silent = commissionOf(w.mill.address, { epcisEvent: ethers.ZeroHash as Hex });
    await expect(w.ledger.connect(w.mill).commission(certificate, evidence, silent))
      .to.be.revertedWithCustomError(w.ledger, 'MaterialLedger_EpcisEventMissing')
      .withArgs(0);
  });

  it('says everything about the lot, and lets the holder refuse it', async () => {
    const w = await world();
    const { certificate, evidence, id } = await issued(w);
    const holder = await deploy('CallingHolder');
    const terms = commissionOf(holder.target, { massGrams: 1_000n });
    const ledger = w.ledger.connect(w.mill);
    const lotId = await ledger.commission.staticCall(certificate, evidence, terms);
    await expect(ledger.commission(certificate, evidence, terms))
      .to.emit(w.ledger, 'LotCommissioned')
      .withArgs(
        lotId,
        id,
        w.mill.address,
        holder.target,
        1_000n,
        13_640_000n,
        certificate.documentHash,
        certificate.subject,
        terms.evidence,
        terms.epcisEvent,
        1_000n,
      )
      .and.to.emit(w.ledger, 'TransferSingle')
      .withArgs(w.mill.address, ethers.ZeroAddress, holder.target, lotId, 1_000n);
    expect(await holder.received()).to.equal(1n);
    await holder.feel(1);
    await expect(ledger.commission(certificate, evidence, terms)).to.be.revertedWithCustomError(
      holder,
      'CallingHolder_Refused',
    );
    expect(await w.ledger.lotsOf(id)).to.equal(1n);
    const nobody = { ...terms, to: ethers.ZeroAddress as Hex };
    await expect(ledger.commission(certificate, evidence, nobody))
      .to.be.revertedWithCustomError(w.ledger, 'ERC1155InvalidReceiver')
      .withArgs(ethers.ZeroAddress);
  });

  it('refuses anyone but the issuer', async () => {
    const w = await world();
    const { certificate, evidence } = await issued(w);
    await expect(
      w.ledger.connect(w.stranger).commission(certificate, evidence, commissionOf(w.stranger.address)),
    )
      .to.be.revertedWithCustomError(w.ledger, 'MaterialLedger_NotIssuer')
      .withArgs(w.stranger.address, w.mill.address);
  });

  it('refuses a revoked certificate', async () => {
    const w = await world();
    const { certificate, evidence } = await issued(w);
    await revoke(w, 1n, 0);
    await expect(w.ledger.connect(w.mill).commission(certificate, evidence, commissionOf(w.mill.address)))
      .to.be.revertedWithCustomError(w.ledger, 'MaterialLedger_CertificateNotInForce')
      .withArgs(4);
  });

  it('refuses a certificate that was changed', async () => {
    const w = await world();
    const { certificate, evidence } = await issued(w);
    const heavier = { ...certificate, massGrams: 99_000_000n };
    await expect(w.ledger.connect(w.mill).commission(heavier, evidence, commissionOf(w.mill.address)))
      .to.be.revertedWithCustomError(w.ledger, 'MaterialLedger_CertificateNotInForce')
      .withArgs(0);
  });

  it('refuses a certificate out of date, and one that needs a countersignature', async () => {
    const w = await world();
    const old = await issued(w, { validUntil: 1 });
    await expect(
      w.ledger.connect(w.mill).commission(old.certificate, old.evidence, commissionOf(w.mill.address)),
    )
      .to.be.revertedWithCustomError(w.ledger, 'MaterialLedger_CertificateNotInForce')
      .withArgs(3);
    const { certificate, evidence } = await issued(w, { batch: 2n, kind: 32 });
    await expect(w.ledger.connect(w.mill).commission(certificate, evidence, commissionOf(w.mill.address)))
      .to.be.revertedWithCustomError(w.ledger, 'MaterialLedger_CertificateNotInForce')
      .withArgs(7);
  });

  it('refuses type 2.2, which covers no particular lot', async () => {
    const w = await world();
    const { certificate, evidence } = await issued(w, { kind: 22 });
    await expect(w.ledger.connect(w.mill).commission(certificate, evidence, commissionOf(w.mill.address)))
      .to.be.revertedWithCustomError(w.ledger, 'MaterialLedger_InspectionNotSpecific')
      .withArgs(22, 31);
  });
});

describe('MaterialLedger.commissionFor', () => {
  async function send(w: World, signer: World['mill'], named: World['mill'], deadline: number) {
    const { certificate, evidence, id } = await issued(w, { batch: BigInt(deadline) });
    const commission = commissionOf(w.buyer.address, { massGrams: 1_000_000n });
    const signature = await signCommission(w, signer, id, 0n, commission, deadline);
    const args = [certificate, evidence, commission, named.address, deadline, signature] as const;
    return { args, ledger: w.ledger.connect(w.relayer) };
  }

  it('mints on a signature, once', async () => {
    const w = await world();
    const { args, ledger } = await send(w, w.mill, w.mill, (await now()) + 3_600);
    await expect(ledger.commissionFor(...args)).to.emit(w.ledger, 'LotCommissioned');
    await expect(ledger.commissionFor(...args))
      .to.be.revertedWithCustomError(w.ledger, 'MaterialLedger_SignatureInvalid')
      .withArgs(w.mill.address);
  });

  it('refuses a stranger, a forged signature and a passed deadline', async () => {
    const w = await world();
    const later = (await now()) + 1_000;
    const stranger = await send(w, w.stranger, w.stranger, later);
    await expect(stranger.ledger.commissionFor(...stranger.args))
      .to.be.revertedWithCustomError(w.ledger, 'MaterialLedger_NotAuthorised')
      .withArgs(w.mill.address, w.stranger.address);
    const forged = await send(w, w.stranger, w.mill, later + 1);
    await expect(forged.ledger.commissionFor(...forged.args)).to.be.revertedWithCustomError(
      w.ledger,
      'MaterialLedger_SignatureInvalid',
    );
    const late = await send(w, w.mill, w.mill, await now());
    await expect(late.ledger.commissionFor(...late.args)).to.be.revertedWithCustomError(
      w.ledger,
      'MaterialLedger_DeadlineExpired',
    );
  });
});

describe('Lot ids that collide', () => {
  it('INV-11: are refused, in a commission and in a transformation', async () => {
    const w = await world();
    const args = [w.directory.target, w.registry.target, w.escrow.target, w.fiat.target] as const;
    const ledger = (await deploy('CollidingLedger', [...args])).connect(w.mill);
    const first = await issued(w);
    const second = await issued(w, { batch: 2n, subject: hash('heat 487216') });
    await ledger.commission(first.certificate, first.evidence, commissionOf(w.mill.address));
    await expect(ledger.commission(second.certificate, second.evidence, commissionOf(w.mill.address)))
      .to.be.revertedWithCustomError(ledger, 'MaterialLedger_LotExists')
      .withArgs(7);
    const cut = [[{ lotId: 7, grams: 2n }], [{ to: w.mill.address, massGrams: 2n }], 0, 0] as const;
    await expect(ledger.transform([...cut[0]], [...cut[1]], cut[2], cut[3], hash('cut'), hash('event')))
      .to.be.revertedWithCustomError(ledger, 'MaterialLedger_LotExists')
      .withArgs(7);
    expect(await ledger.balanceOf(w.mill.address, 7)).to.equal(24_800_000n);
  });
});
