/**
 * CertificateRegistry.countersign, countersignFor
 * ├── given an inspection body that is a stranger to the issuer
 * │   ├── it keeps one word for each certificate, once
 * │   ├── when a certificate is countersigned already, or named twice: it refuses, and the first signature stands
 * │   ├── when nothing is named: it refuses
 * │   └── when the batch is another one, or was not issued: it refuses
 * ├── given anyone without the capability now: it refuses
 * ├── given the issuer itself, or anyone who ever signed for it: it refuses
 * └── given a signature
 *     ├── when a signer of the body signed: anyone may send it
 *     ├── when a stranger signed, or other values were signed: it refuses
 *     ├── when the signer ever signed for the issuer: it refuses
 *     └── when the deadline has come, or is 0: it refuses; the second before it accepts
 */
import { countersignTypedData } from '@topsteel/chain';
import { expect } from 'chai';
import { accreditBody, certificatesOf, countersign, INSPECTION_BODY, issue, type Issued } from '../steel.ts';
import {
  ethers,
  FOREVER,
  hash,
  now,
  profile,
  sign,
  time,
  world,
  type Hex,
  type Signer,
  type World,
} from '../world.ts';

const HOUR = 3_600;
const IN_FORCE = 1n;
const NOT_COUNTERSIGNED = 7n;
const BATCH = 4n;

function word(body: string, signer: string, signedAt: number): string {
  const coder = ethers.AbiCoder.defaultAbiCoder();
  return ethers.keccak256(coder.encode(['address', 'address', 'uint48'], [body, signer, signedAt]));
}

/** A mill's batch of three certificates of type 3.2, and an inspection body. */
async function inspected() {
  const w = await world();
  const body = w.fund;
  await accreditBody(w, body.address);
  const certificates = certificatesOf(w.mill.address, 3, BATCH).map((one) => ({ ...one, kind: 32 }));
  const issued = await issue(w, w.mill, certificates);
  return { w, body, issued, registry: w.registry.connect(body), certificates };
}

describe('CertificateRegistry.countersign', () => {
  it('keeps one word for each certificate', async () => {
    const { w, body, issued, registry } = await inspected();
    const at = (await now()) + 10;
    await time.setNextBlockTimestamp(at);
    await expect(registry.countersign(w.mill.address, BATCH, issued.commitment, [2, 0]))
      .to.emit(w.registry, 'CertificatesCountersigned')
      .withArgs(w.mill.address, BATCH, body.address, [2, 0], body.address, at);
    const words = await Promise.all(
      [0, 1, 2].map((index) => w.registry.countersignatureOf(w.mill.address, BATCH, index)),
    );
    const expected = word(body.address, body.address, at);
    expect(words).to.deep.equal([expected, ethers.ZeroHash, expected]);
  });

  it('brings each of them in force, and no other', async () => {
    const { w, body, issued, certificates } = await inspected();
    const shown = await countersign(w, body, issued, [0, 2]);
    const seen = await Promise.all(
      [0, 1, 2].map((index) => w.registry.status(certificates[index], issued.evidenceOf(index, shown))),
    );
    expect(seen).to.deep.equal([IN_FORCE, NOT_COUNTERSIGNED, IN_FORCE]);
  });

  it('lets the first signature stand', async () => {
    const { w, body, issued, registry } = await inspected();
    await accreditBody(w, w.stranger.address);
    const first = await countersign(w, body, issued, [1]);
    for (const account of [registry, w.registry.connect(w.stranger)]) {
      await expect(account.countersign(w.mill.address, BATCH, issued.commitment, [0, 1]))
        .to.be.revertedWithCustomError(w.registry, 'CertificateRegistry_AlreadyCountersigned')
        .withArgs(w.mill.address, BATCH, 1);
    }
    const kept = await w.registry.countersignatureOf(w.mill.address, BATCH, 1);
    expect(kept).to.equal(word(body.address, body.address, first.signedAt));
    expect(await w.registry.countersignatureOf(w.mill.address, BATCH, 0)).to.equal(ethers.ZeroHash);
  });

  it('refuses a certificate that is named twice, and an empty list', async () => {
    const { w, issued, registry } = await inspected();
    await expect(registry.countersign(w.mill.address, BATCH, issued.commitment, [1, 0, 1]))
      .to.be.revertedWithCustomError(w.registry, 'CertificateRegistry_AlreadyCountersigned')
      .withArgs(w.mill.address, BATCH, 1);
    await expect(registry.countersign(w.mill.address, BATCH, issued.commitment, []))
      .to.be.revertedWithCustomError(w.registry, 'CertificateRegistry_NothingNamed')
      .withArgs(w.mill.address, BATCH);
  });

  it('refuses another content than is on chain, and a batch that was not issued', async () => {
    const { w, issued, registry } = await inspected();
    const other = hash('the batch before a reorganisation');
    await expect(registry.countersign(w.mill.address, BATCH, other, [0]))
      .to.be.revertedWithCustomError(w.registry, 'CertificateRegistry_CommitmentMismatch')
      .withArgs(other, issued.commitment);
    for (const commitment of [issued.commitment, ethers.ZeroHash]) {
      await expect(registry.countersign(w.mill.address, 5, commitment, [0]))
        .to.be.revertedWithCustomError(w.registry, 'CertificateRegistry_CommitmentMismatch')
        .withArgs(commitment, ethers.ZeroHash);
    }
  });

  it('refuses anyone without the capability, and a body whose accreditation ended or has yet to begin', async () => {
    const { w, body, issued } = await inspected();
    await w.directory.revokeCapability(body.address, INSPECTION_BODY, 0);
    await w.directory.register(w.buyer.address, profile);
    const later = (await now()) + HOUR;
    await w.directory.grantCapability(w.buyer.address, INSPECTION_BODY, later, FOREVER);
    for (const account of [body, w.stranger, w.processor, w.buyer]) {
      const registry = w.registry.connect(account);
      await expect(registry.countersign(w.mill.address, BATCH, issued.commitment, [0]))
        .to.be.revertedWithCustomError(w.registry, 'CertificateRegistry_NotAuthorised')
        .withArgs(account.address, account.address);
    }
    await time.increaseTo(later);
    await countersign(w, w.buyer, issued, [0]);
  });

  it('refuses the issuer, though it is an inspection body too', async () => {
    const { w, issued } = await inspected();
    await w.directory.grantCapability(w.mill.address, INSPECTION_BODY, 0, FOREVER);
    const registry = w.registry.connect(w.mill);
    await expect(registry.countersign(w.mill.address, BATCH, issued.commitment, [0]))
      .to.be.revertedWithCustomError(w.registry, 'CertificateRegistry_NotIndependent')
      .withArgs(w.mill.address, w.mill.address, w.mill.address);
  });

  it("refuses a body whose account is, or once was, one of the issuer's signers", async () => {
    const { w, body, issued, registry } = await inspected();
    const directory = w.directory.connect(w.mill);
    await directory.addSigner(w.mill.address, body.address, 0, FOREVER);
    const refused = async () =>
      expect(registry.countersign(w.mill.address, BATCH, issued.commitment, [0]))
        .to.be.revertedWithCustomError(w.registry, 'CertificateRegistry_NotIndependent')
        .withArgs(w.mill.address, body.address, body.address);
    await refused();
    await directory.removeSigner(w.mill.address, body.address);
    await time.increase(100);
    await refused();
  });
});

describe('CertificateRegistry.countersignFor', () => {
  async function signed(w: World, signer: Signer, issued: Issued, deadline: number, indices = [0, 1]) {
    const message = {
      body: w.fund.address as Hex,
      issuer: w.mill.address as Hex,
      batch: BATCH,
      commitment: issued.commitment,
      indices,
      deadline,
    };
    return sign(signer, countersignTypedData(w.deployment, message));
  }

  function send(
    w: World,
    signer: Signer,
    issued: Issued,
    deadline: number,
    signature: Hex,
    indices = [0, 1],
  ) {
    return w.registry
      .connect(w.relayer)
      .countersignFor(
        w.fund.address,
        w.mill.address,
        BATCH,
        issued.commitment,
        indices,
        signer.address,
        deadline,
        signature,
      );
  }

  it('countersigns on the signature of a signer of the body', async () => {
    const { w, body, issued, certificates } = await inspected();
    await w.directory.connect(body).addSigner(body.address, w.hosted.address, 0, FOREVER);
    const deadline = (await now()) + HOUR;
    const signature = await signed(w, w.hosted, issued, deadline);
    const at = (await now()) + 10;
    await time.setNextBlockTimestamp(at);
    await expect(send(w, w.hosted, issued, deadline, signature))
      .to.emit(w.registry, 'CertificatesCountersigned')
      .withArgs(w.mill.address, BATCH, body.address, [0, 1], w.hosted.address, at);
    const shown = { body: body.address as Hex, signer: w.hosted.address as Hex, signedAt: at };
    expect(await w.registry.status(certificates[1], issued.evidenceOf(1, shown))).to.equal(IN_FORCE);
    await w.directory.connect(body).removeSigner(body.address, w.hosted.address);
    expect(await w.registry.status(certificates[1], issued.evidenceOf(1, shown))).to.equal(IN_FORCE);
  });

  it('refuses a stranger, who signs correctly', async () => {
    const { w, body, issued } = await inspected();
    const deadline = (await now()) + HOUR;
    await expect(send(w, w.stranger, issued, deadline, await signed(w, w.stranger, issued, deadline)))
      .to.be.revertedWithCustomError(w.registry, 'CertificateRegistry_NotAuthorised')
      .withArgs(body.address, w.stranger.address);
  });

  it('refuses a forged signature, and one over other certificates', async () => {
    const { w, body, issued } = await inspected();
    const deadline = (await now()) + HOUR;
    const forged = await signed(w, w.stranger, issued, deadline);
    const fewer = await signed(w, body, issued, deadline, [0]);
    for (const signature of [forged, fewer]) {
      await expect(send(w, body, issued, deadline, signature))
        .to.be.revertedWithCustomError(w.registry, 'CertificateRegistry_SignatureInvalid')
        .withArgs(body.address);
    }
  });

  it('refuses a signer of the body that signs, or once signed, for the issuer', async () => {
    const { w, body, issued } = await inspected();
    for (const [organisation, directory] of [
      [body.address, w.directory.connect(body)],
      [w.mill.address, w.directory.connect(w.mill)],
    ] as const) {
      await directory.addSigner(organisation, w.hosted.address, 0, FOREVER);
    }
    await w.directory.connect(w.mill).removeSigner(w.mill.address, w.hosted.address);
    const deadline = (await now()) + HOUR;
    await expect(send(w, w.hosted, issued, deadline, await signed(w, w.hosted, issued, deadline)))
      .to.be.revertedWithCustomError(w.registry, 'CertificateRegistry_NotIndependent')
      .withArgs(w.mill.address, body.address, w.hosted.address);
  });

  it('refuses the issuer as a signer of the body', async () => {
    const { w, body, issued } = await inspected();
    await w.directory.connect(body).addSigner(body.address, w.mill.address, 0, FOREVER);
    const deadline = (await now()) + HOUR;
    await expect(send(w, w.mill, issued, deadline, await signed(w, w.mill, issued, deadline)))
      .to.be.revertedWithCustomError(w.registry, 'CertificateRegistry_NotIndependent')
      .withArgs(w.mill.address, body.address, w.mill.address);
  });

  for (const offset of [-1, 0, 1]) {
    it(`${offset < 0 ? 'accepts' : 'refuses'} ${offset} s from the deadline`, async () => {
      const { w, body, issued } = await inspected();
      const deadline = (await now()) + HOUR;
      const signature = await signed(w, body, issued, deadline);
      await time.setNextBlockTimestamp(deadline + offset);
      const sent = send(w, body, issued, deadline, signature);
      if (offset < 0) await expect(sent).to.emit(w.registry, 'CertificatesCountersigned');
      else {
        await expect(sent)
          .to.be.revertedWithCustomError(w.registry, 'CertificateRegistry_DeadlineExpired')
          .withArgs(deadline, deadline + offset);
      }
    });
  }

  it('refuses a deadline of 0', async () => {
    const { w, body, issued } = await inspected();
    const signature = await signed(w, body, issued, 0);
    const at = (await now()) + 10;
    await time.setNextBlockTimestamp(at);
    await expect(send(w, body, issued, 0, signature))
      .to.be.revertedWithCustomError(w.registry, 'CertificateRegistry_DeadlineExpired')
      .withArgs(0, at);
  });
});
