/**
 * Attack: the receiver of a certificate token re-enters the mint from its hook, or mints a certificate twice, or one that
 * is revoked, expired or given up.
 * From: hypercerts at a606868, finding C-01, where a split re-entered through the receiver's hook before units were
 * reduced and inflated them.
 * Our answer differs: minting calls no hook, for a token that never moves needs no receiver that can move it.
 */
import { buildBatch } from '@topsteel/chain';
import { expect } from 'chai';
import { certificatesOf, issue } from '../steel.ts';
import { deploy, FOREVER, MILL, now, profile, time, world, type Hex } from '../world.ts';

const [OUT_OF_DATE, REVOKED] = [3, 4];

describe('Attack: minting more than one token of a certificate', () => {
  it('by re-entry fails, because no hook runs', async () => {
    const w = await world();
    const token = await deploy('CertificateToken', [w.registry.target]);
    const mill = await deploy('MintReenterer');
    const at = String(mill.target);
    await w.directory.register(at, profile);
    await w.directory.grantCapability(at, MILL, 0, FOREVER);
    const certificates = certificatesOf(at, 2);
    const built = buildBatch(w.deployment, certificates);
    const issuing = w.registry.interface.encodeFunctionData('issue', [1, built.root, 1, 2]);
    await mill.run(w.registry.target, issuing);
    const evidence = built.evidenceOf(0, { issuedAt: await now(), signer: at as Hex });
    const minting = token.interface.encodeFunctionData('mint', [certificates[0], evidence, at]);
    await mill.run(token.target, minting);
    expect(await mill.hooks()).to.equal(0n);
    expect(await token.balanceOf(at)).to.equal(1n);
    await expect(mill.run(token.target, minting))
      .to.be.revertedWithCustomError(token, 'CertificateToken_AlreadyMinted')
      .withArgs(built.leaves[0]);
  });

  it('of a revoked, an expired and a burnt one fails', async () => {
    const w = await world();
    const token = await deploy('CertificateToken', [w.registry.target]);
    const validUntil = (await now()) + 1_000;
    const certificates = certificatesOf(w.mill.address, 3).map((one) => ({ ...one, validUntil }));
    const { built, evidenceOf } = await issue(w, w.mill, certificates);
    const issuer = token.connect(w.mill);
    const mint = (index: number) => issuer.mint(certificates[index], evidenceOf(index), w.buyer.address);
    await w.registry.connect(w.mill).revoke(1, 0, 4, 0, 0);
    await expect(mint(0))
      .to.be.revertedWithCustomError(token, 'CertificateToken_NotInForce')
      .withArgs(built.leaves[0], REVOKED);
    await mint(1);
    await token.connect(w.buyer).burn(built.leaves[1]!);
    await expect(mint(1))
      .to.be.revertedWithCustomError(token, 'CertificateToken_AlreadyMinted')
      .withArgs(built.leaves[1]);
    await time.increaseTo(validUntil);
    await expect(mint(2))
      .to.be.revertedWithCustomError(token, 'CertificateToken_NotInForce')
      .withArgs(built.leaves[2], OUT_OF_DATE);
  });
});
