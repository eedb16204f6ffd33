/**
 * Attack: more steel is sold under good certificates than was certified.
 *
 * The classic fraud of the trade is a good certificate reused on other steel. TradeTrust's document-store keys
 * revocation by leaf hash alone (onchain.md 2.2), and EAS lets a reference point to what is revoked (2.1): neither
 * counts mass. Here all lots of a certificate share its mass, one heat of an issuer has one certificate for good, and
 * a certificate that does not stand commissions nothing. Lots that stand already are not undone by a revocation:
 * their steel is in the world; their issuer recalls them when the steel is at fault.
 */
import { expect } from 'chai';
import { EVENT, revoke } from '../provenance/rails.ts';
import { certificatesOf, commissionedLot, commissionOf, issue } from '../steel.ts';
import { hash, world, type World } from '../world.ts';

async function twoCertificates(w: World, subjects: [string, string]) {
  const certificates = certificatesOf(w.mill.address, 2).map((certificate, index) => ({
    ...certificate,
    massGrams: 1_000n,
    subject: hash(subjects[index]!),
  }));
  const { evidenceOf, built } = await issue(w, w.mill, certificates);
  const commission = (index: number, massGrams: bigint): Promise<unknown> =>
    w.ledger
      .connect(w.mill)
      .commission(certificates[index]!, evidenceOf(index), commissionOf(w.mill.address, { massGrams }));
  return { commission, ids: built.leaves, certificates };
}

describe('Attack: over the certified mass', () => {
  it('many lots of two certificates: each certificate covers its own mass alone', async () => {
    const w = await world();
    const { commission, ids } = await twoCertificates(w, ['heat 1', 'heat 2']);
    for (let i = 0; i < 9; ++i) await commission(i % 2, 200n);
    await expect(commission(0, 1n))
      .to.be.revertedWithCustomError(w.ledger, 'MaterialLedger_CommissionAboveCertified')
      .withArgs(1_001n, 1_000n);
    await expect(commission(1, 201n))
      .to.be.revertedWithCustomError(w.ledger, 'MaterialLedger_CommissionAboveCertified')
      .withArgs(1_001n, 1_000n);
    await commission(1, 200n);
    expect(await Promise.all(ids.slice(0, 2).map((id) => w.ledger.certifiedUsedGrams(id)))).to.deep.equal([
      1_000n,
      1_000n,
    ]);
  });

  it('the same heat under two certificates', async () => {
    const w = await world();
    const { commission, ids, certificates } = await twoCertificates(w, ['heat 1', 'heat 1']);
    await commission(1, 1n);
    await expect(commission(0, 1n))
      .to.be.revertedWithCustomError(w.ledger, 'MaterialLedger_SubjectAlreadyCommissioned')
      .withArgs(certificates[0]!.subject, ids[1]);
  });

  it('a revoked certificate: nothing more, neither under it nor under another one of the heat', async () => {
    const w = await world();
    const { commission, ids, certificates } = await twoCertificates(w, ['heat 1', 'heat 1']);
    await commission(0, 400n);
    await revoke(w, 1n, 0);
    await expect(commission(0, 600n))
      .to.be.revertedWithCustomError(w.ledger, 'MaterialLedger_CertificateNotInForce')
      .withArgs(4);
    await expect(commission(1, 600n))
      .to.be.revertedWithCustomError(w.ledger, 'MaterialLedger_SubjectAlreadyCommissioned')
      .withArgs(certificates[1]!.subject, ids[0]);
  });

  it('the lots of a revoked certificate stand: title, cuts and recall still work', async () => {
    const w = await world();
    const { lotId } = await commissionedLot(w);
    await revoke(w, 1n, 0);
    const ledger = w.ledger.connect(w.mill);
    await ledger.transferTitle(lotId, w.buyer.address, 1_000n, EVENT);
    const cut = [[{ lotId, grams: 1_000n }], [{ to: w.mill.address, massGrams: 1_000n }]];
    await ledger.transform(...cut, 0, 0, EVENT, EVENT);
    await ledger.recall(lotId, 4, EVENT);
    expect((await w.ledger.remainingOf(lotId)).massGrams).to.equal(24_799_000n);
  });
});
