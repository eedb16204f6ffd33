/**
 * Attack: another form of a signature, or one that recovers to nobody, on delegated issuing.
 * From: Circle refund-protocol at b506b17, whose `ecrecover` result is not checked against zero; the OpenZeppelin ECDSA
 * advisories on high s values and on EIP-2098 compact signatures (GHSA-4h98-2769-gh6h).
 * Our answer: a signature has one form, of 65 bytes with a low s, and the zero address signs for nobody. A signature is
 * moreover no key of anything: an act is done once because its batch number is used once.
 */
import { issueBatchTypedData } from '@topsteel/chain';
import { expect } from 'chai';
import { ethers, hash, now, sign, world, type Hex, type World } from '../world.ts';

const ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;

async function signedBatch(w: World) {
  const deadline = (await now()) + 3_600;
  const message = {
    issuer: w.mill.address as Hex,
    batch: 7n,
    root: hash('root'),
    depth: 4,
    count: 10,
    deadline,
  };
  const signature = await sign(w.mill, issueBatchTypedData(w.deployment, message));
  const send = (bytes: string, signer = w.mill.address) =>
    w.registry.connect(w.stranger).issueFor(w.mill.address, 7, message.root, 4, 10, signer, deadline, bytes);
  return { signature, send };
}

describe('Attack: malleable signature', () => {
  it('takes the one form of a signature only', async () => {
    const w = await world();
    const { signature, send } = await signedBatch(w);
    const { r, s, v, yParityAndS } = ethers.Signature.from(signature);
    const highS = ethers.toBeHex(ORDER - BigInt(s), 32);
    const forms = {
      'high s': ethers.concat([r, highS, ethers.toBeHex(v === 27 ? 28 : 27)]),
      'EIP-2098': ethers.concat([r, yParityAndS]),
      'v of 0 or 1': ethers.concat([r, s, ethers.toBeHex(v - 27, 1)]),
      'a byte more': ethers.concat([signature, '0x00']),
      'r and s of zero': ethers.concat([ethers.ZeroHash, ethers.ZeroHash, '0x1b']),
      empty: '0x',
    };
    for (const [form, bytes] of Object.entries(forms)) {
      await expect(send(bytes), form)
        .to.be.revertedWithCustomError(w.registry, 'CertificateRegistry_SignatureInvalid')
        .withArgs(w.mill.address);
    }
    await expect(send(signature)).to.emit(w.registry, 'BatchIssued');
  });

  it('recovers nobody for the zero address', async () => {
    const w = await world();
    const { send } = await signedBatch(w);
    for (const bytes of [
      ethers.concat([ethers.ZeroHash, ethers.ZeroHash, '0x1b']),
      '0x',
      `0x${'00'.repeat(65)}`,
    ]) {
      await expect(send(bytes, ethers.ZeroAddress))
        .to.be.revertedWithCustomError(w.registry, 'CertificateRegistry_SignatureInvalid')
        .withArgs(ethers.ZeroAddress);
    }
    await expect(w.directory.connect(w.mill).addSigner(w.mill.address, ethers.ZeroAddress, 0, 1))
      .to.be.revertedWithCustomError(w.directory, 'Directory_ZeroAddress')
      .withArgs('signer');
  });

  it('takes no contract without ERC-1271 for a signer', async () => {
    const w = await world();
    const { signature, send } = await signedBatch(w);
    const target = String(w.directory.target);
    await expect(send(signature, target))
      .to.be.revertedWithCustomError(w.registry, 'CertificateRegistry_SignatureInvalid')
      .withArgs(target);
  });
});
