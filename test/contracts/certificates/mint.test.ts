/**
 * CertificateToken.mint, mintFor, burn, and what a locked token answers
 * ├── given the issuer of a certificate in force
 * │   ├── it mints one locked token, whose id is the certificate's, to anyone
 * │   ├── when it was minted already, or was given up: it refuses
 * │   └── when nobody is to hold it: it refuses
 * ├── given anyone else: it refuses
 * ├── given a certificate that is anything but in force: it refuses, and says what it is
 * ├── given a signature
 * │   ├── when a signer of the issuer signed: anyone may send it
 * │   ├── when a stranger signed, or another holder was signed for: it refuses
 * │   └── when the deadline has come, or is 0: it refuses; the second before it accepts
 * ├── given its holder: it may give it up, and nobody else may
 * ├── given a token: it names its certificate, also when it was given up, and shows a revocation; unknown ones revert
 * └── given ERC-165: ERC-165, ERC-721, its metadata and ERC-5192, and not 0xffffffff
 */
import { mintCertificateTypedData } from '@topsteel/chain';
import { expect } from 'chai';
import { accreditBody, certificateOf, certificatesOf, countersign, issue } from '../steel.ts';
import { deploy, ethers, FOREVER, now, sign, time, world, type Hex, type Signer } from '../world.ts';

const HOUR = 3_600;

/** A batch of three certificates, and a token contract. */
async function issuedWorld(changes: { kind?: number; validUntil?: number } = {}) {
  const w = await world();
  const token = await deploy('CertificateToken', [w.registry.target]);
  const certificates = certificatesOf(w.mill.address, 3).map((one) => ({ ...one, ...changes }));
  const issued = await issue(w, w.mill, certificates);
  const ids = issued.built.leaves.map(BigInt);
  const certificate = certificates[1]!;
  return { w, token, certificate, issued, evidence: issued.evidenceOf(1), id: ids[1]! };
}

describe('CertificateToken.mint', () => {
  it('mints one locked token with the id of the certificate', async () => {
    const { w, token, certificate, evidence, id } = await issuedWorld();
    const issuer = token.connect(w.mill);
    expect(await issuer.mint.staticCall(certificate, evidence, w.buyer.address)).to.equal(id);
    await expect(issuer.mint(certificate, evidence, w.buyer.address))
      .to.emit(token, 'CertificateMinted')
      .withArgs(id, w.mill.address, w.buyer.address, 1, 1, w.mill.address)
      .and.to.emit(token, 'Locked')
      .withArgs(id)
      .and.to.emit(token, 'Transfer')
      .withArgs(ethers.ZeroAddress, w.buyer.address, id);
    expect(await token.ownerOf(id)).to.equal(w.buyer.address);
    expect(await token.balanceOf(w.buyer.address)).to.equal(1n);
    expect(await token.locked(id)).to.equal(true);
    expect(await token.certificateOf(id)).to.deep.equal([w.mill.address, 1n, 1n]);
    expect(await token.registry()).to.equal(w.registry.target);
    expect([await token.name(), await token.symbol(), await token.tokenURI(id)]).to.deep.equal([
      'TopSteel Certificate',
      'STEELCERT',
      '',
    ]);
  });

  it('refuses a second time, also to another holder', async () => {
    const { w, token, certificate, evidence, id } = await issuedWorld();
    const issuer = token.connect(w.mill);
    await issuer.mint(certificate, evidence, w.buyer.address);
    for (const holder of [w.buyer, w.stranger]) {
      await expect(issuer.mint(certificate, evidence, holder.address))
        .to.be.revertedWithCustomError(token, 'CertificateToken_AlreadyMinted')
        .withArgs(id);
    }
  });

  it('refuses anyone but the issuer, and nobody as holder', async () => {
    const { w, token, certificate, evidence } = await issuedWorld();
    await expect(token.connect(w.stranger).mint(certificate, evidence, w.stranger.address))
      .to.be.revertedWithCustomError(token, 'CertificateToken_NotIssuer')
      .withArgs(w.stranger.address, w.mill.address);
    await expect(token.connect(w.mill).mint(certificate, evidence, ethers.ZeroAddress))
      .to.be.revertedWithCustomError(token, 'ERC721InvalidReceiver')
      .withArgs(ethers.ZeroAddress);
  });

  it('mints a countersigned 3.2', async () => {
    const { w, token, certificate, issued, id } = await issuedWorld({ kind: 32 });
    await accreditBody(w, w.fund.address);
    const shown = await countersign(w, w.fund, issued, [1]);
    await token.connect(w.mill).mint(certificate, issued.evidenceOf(1, shown), w.buyer.address);
    expect(await token.ownerOf(id)).to.equal(w.buyer.address);
  });

  describe('given a certificate that is not in force', () => {
    it('refuses one that is unknown', async () => {
      const { w, token, issued } = await issuedWorld();
      const other = certificateOf(w.mill.address, { index: 1 });
      const id = await w.registry.certificateId(other);
      await expect(token.connect(w.mill).mint(other, issued.evidenceOf(1), w.buyer.address))
        .to.be.revertedWithCustomError(token, 'CertificateToken_NotInForce')
        .withArgs(id, 0);
    });

    it('refuses one that is out of date, to the second', async () => {
      await world();
      const until = (await now()) + 1_000;
      const { w, token, certificate, evidence, id, issued } = await issuedWorld({ validUntil: until });
      const issuer = token.connect(w.mill);
      await time.setNextBlockTimestamp(until - 1);
      await issuer.mint(issued.certificates[0], issued.evidenceOf(0), w.buyer.address);
      for (const at of [until, until + 1]) {
        await time.setNextBlockTimestamp(at);
        await expect(issuer.mint(certificate, evidence, w.buyer.address))
          .to.be.revertedWithCustomError(token, 'CertificateToken_NotInForce')
          .withArgs(id, 3);
      }
    });

    it('refuses one that is not countersigned', async () => {
      const { w, token, certificate, evidence, id } = await issuedWorld({ kind: 32 });
      await expect(token.connect(w.mill).mint(certificate, evidence, w.buyer.address))
        .to.be.revertedWithCustomError(token, 'CertificateToken_NotInForce')
        .withArgs(id, 7);
    });
  });
});

describe('CertificateToken.mintFor', () => {
  async function signed(signer?: Signer, named?: Signer, deadline?: number) {
    const { w, token, certificate, evidence, id } = await issuedWorld();
    await w.directory.connect(w.mill).addSigner(w.mill.address, w.hosted.address, 0, FOREVER);
    const until = deadline ?? (await now()) + HOUR;
    const message = {
      certificate: ethers.toBeHex(id, 32) as Hex,
      to: w.buyer.address as Hex,
      deadline: until,
    };
    const at = { chainId: 31337, certificateToken: token.target as Hex };
    const signature = await sign(signer ?? w.hosted, mintCertificateTypedData(at, message));
    const name = (named ?? w.hosted).address;
    const send = (to = w.buyer.address) =>
      token.connect(w.relayer).mintFor(certificate, evidence, to, name, until, signature);
    return { w, token, id, send, until, certificate, evidence };
  }

  it('mints on the signature of a signer, once', async () => {
    const { w, token, id, send, certificate, evidence } = await signed();
    await expect(send())
      .to.emit(token, 'CertificateMinted')
      .withArgs(id, w.mill.address, w.buyer.address, 1, 1, w.hosted.address);
    await expect(send()).to.be.revertedWithCustomError(token, 'CertificateToken_AlreadyMinted').withArgs(id);
    await expect(token.connect(w.mill).mint(certificate, evidence, w.buyer.address))
      .to.be.revertedWithCustomError(token, 'CertificateToken_AlreadyMinted')
      .withArgs(id);
  });

  it('refuses a stranger, a forged signature, and another holder', async () => {
    const { stranger, hosted, mill } = await world();
    const strange = await signed(stranger, stranger);
    await expect(strange.send())
      .to.be.revertedWithCustomError(strange.token, 'CertificateToken_NotAuthorised')
      .withArgs(mill.address, stranger.address);
    const forged = await signed(stranger, hosted);
    await expect(forged.send())
      .to.be.revertedWithCustomError(forged.token, 'CertificateToken_SignatureInvalid')
      .withArgs(hosted.address);
    const diverted = await signed();
    await expect(diverted.send(stranger.address))
      .to.be.revertedWithCustomError(diverted.token, 'CertificateToken_SignatureInvalid')
      .withArgs(hosted.address);
  });

  for (const offset of [-1, 0, 1]) {
    it(`${offset < 0 ? 'accepts' : 'refuses'} ${offset} s from the deadline`, async () => {
      const { token, send, until } = await signed();
      await time.setNextBlockTimestamp(until + offset);
      if (offset < 0) await expect(send()).to.emit(token, 'CertificateMinted');
      else {
        await expect(send())
          .to.be.revertedWithCustomError(token, 'CertificateToken_DeadlineExpired')
          .withArgs(until, until + offset);
      }
    });
  }

  it('refuses a deadline of 0', async () => {
    const { token, send } = await signed(undefined, undefined, 0);
    const at = (await now()) + 10;
    await time.setNextBlockTimestamp(at);
    await expect(send())
      .to.be.revertedWithCustomError(token, 'CertificateToken_DeadlineExpired')
      .withArgs(0, at);
  });
});

describe('CertificateToken.burn', () => {
  it('lets the holder, and neither the issuer nor anybody else, give it up for good', async () => {
    const { w, token, certificate, evidence, id } = await issuedWorld();
    await token.connect(w.mill).mint(certificate, evidence, w.buyer.address);
    for (const account of [w.mill, w.registrar, w.stranger]) {
      await expect(token.connect(account).burn(id))
        .to.be.revertedWithCustomError(token, 'CertificateToken_NotHolder')
        .withArgs(account.address, w.buyer.address);
    }
    await expect(token.connect(w.buyer).burn(id))
      .to.emit(token, 'Transfer')
      .withArgs(w.buyer.address, ethers.ZeroAddress, id);
    expect(await token.balanceOf(w.buyer.address)).to.equal(0n);
    expect(await token.certificateOf(id)).to.deep.equal([w.mill.address, 1n, 1n]);
    for (const asked of [token.ownerOf(id), token.locked(id), token.connect(w.buyer).burn(id)]) {
      await expect(asked).to.be.revertedWithCustomError(token, 'ERC721NonexistentToken').withArgs(id);
    }
    await expect(token.connect(w.mill).mint(certificate, evidence, w.buyer.address))
      .to.be.revertedWithCustomError(token, 'CertificateToken_AlreadyMinted')
      .withArgs(id);
  });
});

describe('CertificateToken questions', () => {
  it('shows a revocation, whoever holds the token', async () => {
    const { w, token, certificate, evidence, id } = await issuedWorld();
    await token.connect(w.mill).mint(certificate, evidence, w.buyer.address);
    expect(await token.isRevoked(id)).to.equal(false);
    await w.registry.connect(w.mill).revoke(1, 0, 4, 0, 0);
    expect(await token.isRevoked(id)).to.equal(false);
    await w.registry.connect(w.mill).revoke(1, 1, 4, 0, 0);
    expect(await token.isRevoked(id)).to.equal(true);
    expect(await token.ownerOf(id)).to.equal(w.buyer.address);
  });

  it('does not answer for a token that was never minted', async () => {
    const { token, id } = await issuedWorld();
    for (const asked of [token.certificateOf(id), token.isRevoked(id)]) {
      await expect(asked).to.be.revertedWithCustomError(token, 'CertificateToken_NeverMinted').withArgs(id);
    }
    await expect(token.locked(id))
      .to.be.revertedWithCustomError(token, 'ERC721NonexistentToken')
      .withArgs(id);
  });

  it('names its interfaces (ERC-165)', async () => {
    const { token } = await issuedWorld();
    const answers = await Promise.all(
      ['0x01ffc9a7', '0x80ac58cd', '0x5b5e139f', '0xb45a3c0e', '0xffffffff', '0x00000000'].map((id) =>
        token.supportsInterface(id),
      ),
    );
    expect(answers).to.deep.equal([true, true, true, true, false, false]);
    expect(token.interface.getFunction('locked').selector).to.equal('0xb45a3c0e');
  });
});
