/**
 * Attack: a mill makes its own 3.1 a 3.2: with an inspection capability of its own, with a key that signs for both, with
 * a key that was removed from the mill, with a key that is marked as compromised, or by passing another body off.
 * From: EN 10204:2004, clause 4.2 (validated by the manufacturer's and by an independent representative); the practice of
 * self-signed 3.2 certificates that class societies warn of.
 * Our answer: nobody who is or ever was the issuer's signer countersigns its certificates. Limit: two organisations that
 * have one owner behind different keys look like strangers on chain; accreditors must know whom they accredit.
 */
import { countersignTypedData } from '@topsteel/chain';
import { expect } from 'chai';
import { accreditBody, certificateOf, countersign, INSPECTION_BODY, issue } from '../steel.ts';
import { FOREVER, now, sign, time, world, type Hex, type Signer } from '../world.ts';

const [IN_FORCE, NOT_COUNTERSIGNED] = [1n, 7n];

async function issued32() {
  const w = await world();
  await accreditBody(w, w.fund.address);
  const certificate = certificateOf(w.mill.address, { kind: 32 });
  const issued = await issue(w, w.mill, [certificate]);
  const { commitment } = issued;
  const by = async (key: Signer) => {
    const deadline = (await now()) + 3_600;
    const [body, issuer] = [w.fund.address as Hex, w.mill.address as Hex];
    const message = { body, issuer, batch: 1n, commitment, indices: [0], deadline };
    const signature = await sign(key, countersignTypedData(w.deployment, message));
    const registry = w.registry.connect(w.relayer);
    return registry.countersignFor(body, issuer, 1, commitment, [0], key.address, deadline, signature);
  };
  return { w, certificate, issued, by };
}

describe("Attack: countersigner from the issuer's own organisation", () => {
  it('is refused as a body of its own', async () => {
    const { w, issued } = await issued32();
    await w.directory.grantCapability(w.mill.address, INSPECTION_BODY, 0, FOREVER);
    await expect(w.registry.connect(w.mill).countersign(w.mill.address, 1, issued.commitment, [0]))
      .to.be.revertedWithCustomError(w.registry, 'CertificateRegistry_NotIndependent')
      .withArgs(w.mill.address, w.mill.address, w.mill.address);
  });

  it('is refused as a key of both, also when the mill removed it or marked it as compromised', async () => {
    const { w, by } = await issued32();
    const mill = w.directory.connect(w.mill);
    await mill.addSigner(w.mill.address, w.hosted.address, 0, FOREVER);
    await w.directory.connect(w.fund).addSigner(w.fund.address, w.hosted.address, 0, FOREVER);
    const refused = async () =>
      expect(by(w.hosted))
        .to.be.revertedWithCustomError(w.registry, 'CertificateRegistry_NotIndependent')
        .withArgs(w.mill.address, w.fund.address, w.hosted.address);
    await refused();
    await mill.markCompromised(w.mill.address, w.hosted.address, await now());
    await refused();
    await mill.removeSigner(w.mill.address, w.hosted.address);
    await time.increase(100);
    await refused();
  });

  it('is refused as a body that signs for the mill, though its own key is a stranger', async () => {
    const { w, by } = await issued32();
    await w.directory.connect(w.fund).addSigner(w.fund.address, w.hosted.address, 0, FOREVER);
    await w.directory.connect(w.mill).addSigner(w.mill.address, w.fund.address, 0, FOREVER);
    await expect(by(w.hosted))
      .to.be.revertedWithCustomError(w.registry, 'CertificateRegistry_NotIndependent')
      .withArgs(w.mill.address, w.fund.address, w.hosted.address);
  });

  it("is refused as the mill's own key in the body", async () => {
    const { w, by } = await issued32();
    await w.directory.connect(w.fund).addSigner(w.fund.address, w.mill.address, 0, FOREVER);
    await expect(by(w.mill))
      .to.be.revertedWithCustomError(w.registry, 'CertificateRegistry_NotIndependent')
      .withArgs(w.mill.address, w.fund.address, w.mill.address);
  });

  it('cannot be shown where another one signed, nor a signature of nobody', async () => {
    const { w, certificate, issued } = await issued32();
    await accreditBody(w, w.buyer.address);
    const zero: Hex = `0x${'0'.repeat(40)}`;
    const nobody = { body: zero, signer: zero, signedAt: 0 };
    expect(await w.registry.status(certificate, issued.evidenceOf(0, nobody))).to.equal(NOT_COUNTERSIGNED);
    const shown = await countersign(w, w.fund, issued, [0]);
    const other = w.buyer.address as Hex;
    const passedOff = { ...shown, body: other, signer: other };
    expect(await w.registry.status(certificate, issued.evidenceOf(0, passedOff))).to.equal(NOT_COUNTERSIGNED);
    expect(await w.registry.status(certificate, issued.evidenceOf(0, shown))).to.equal(IN_FORCE);
  });
});
