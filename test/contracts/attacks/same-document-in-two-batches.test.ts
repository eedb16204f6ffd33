/**
 * Attack: the same document is put into two batches, and is revoked in one of them only.
 * From: Open-Attestation document-store, which keys revocation by leaf hash alone: revoking a leaf in one batch kills the
 * same leaf in every other root, and a document under a second root survives the revocation of the first root.
 * Our answer differs: batch and index are in the leaf and in the bitmap, so each entry stands and falls by itself; and
 * the ledger commissions one heat of an issuer under one certificate only (INV-8).
 */
import { expect } from 'chai';
import { certificateOf, commissionOf, issue } from '../steel.ts';
import { world } from '../world.ts';

const IN_FORCE = 1n;
const REVOKED = 4n;

describe('Attack: same document in two batches', () => {
  it('has two names, and each is revoked by itself', async () => {
    const w = await world();
    const first = certificateOf(w.mill.address, { batch: 1n });
    const second = certificateOf(w.mill.address, { batch: 2n });
    expect(first.documentHash).to.equal(second.documentHash);
    const [one, two] = [await issue(w, w.mill, [first]), await issue(w, w.mill, [second])];
    expect(one.built.leaves[0]).to.not.equal(two.built.leaves[0]);
    await w.registry.connect(w.mill).revoke(1, 0, 4, 0, 0);
    expect(await w.registry.status(first, one.evidenceOf(0))).to.equal(REVOKED);
    expect(await w.registry.status(second, two.evidenceOf(0))).to.equal(IN_FORCE);
  });

  it('does not lend its mass twice', async () => {
    const w = await world();
    const first = certificateOf(w.mill.address, { batch: 1n });
    const second = certificateOf(w.mill.address, { batch: 2n });
    const [one, two] = [await issue(w, w.mill, [first]), await issue(w, w.mill, [second])];
    const ledger = w.ledger.connect(w.mill);
    await ledger.commission(first, one.evidenceOf(0), commissionOf(w.mill.address));
    await expect(ledger.commission(second, two.evidenceOf(0), commissionOf(w.mill.address)))
      .to.be.revertedWithCustomError(w.ledger, 'MaterialLedger_SubjectAlreadyCommissioned')
      .withArgs(second.subject, one.built.leaves[0]);
  });
});
