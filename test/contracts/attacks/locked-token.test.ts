/**
 * Attack: a locked certificate token is moved, or somebody is made able to move it.
 * From: the transferable store of Open-Attestation document-store, whose tokens are locked by a flag; ERC-5192 reviews in
 * which `transferFrom` reverts and an approval, or `safeTransferFrom`, is forgotten; ERC-165 ids answered by constants.
 * Our answer: every movement passes one internal function, which lets a token come and go and never change hands; both
 * approvals revert, for the holder and for everybody.
 */
import { expect } from 'chai';
import { certificateOf, issue } from '../steel.ts';
import { deploy, ethers, world } from '../world.ts';

async function held() {
  const w = await world();
  const token = await deploy('CertificateToken', [w.registry.target]);
  const certificate = certificateOf(w.mill.address);
  const { evidenceOf, built } = await issue(w, w.mill, [certificate]);
  await token.connect(w.mill).mint(certificate, evidenceOf(0), w.buyer.address);
  return { w, token, id: BigInt(built.leaves[0]!) };
}

describe('Attack: moving a locked token', () => {
  it('fails by each transfer, for its holder, its issuer and a stranger', async () => {
    const { w, token, id } = await held();
    const hook = await deploy('MintReenterer');
    for (const account of [w.buyer, w.mill, w.stranger]) {
      const caller = token.connect(account);
      for (const to of [w.stranger.address, w.buyer.address, String(hook.target)]) {
        for (const moved of [
          caller.transferFrom(w.buyer.address, to, id),
          caller['safeTransferFrom(address,address,uint256)'](w.buyer.address, to, id),
          caller['safeTransferFrom(address,address,uint256,bytes)'](w.buyer.address, to, id, '0x1234'),
        ]) {
          await expect(moved).to.be.revertedWithCustomError(token, 'CertificateToken_Locked').withArgs(id);
        }
      }
    }
    expect(await hook.hooks()).to.equal(0n);
    expect(await token.ownerOf(id)).to.equal(w.buyer.address);
  });

  it('does not mint by a transfer from nobody, nor burn by a transfer to nobody', async () => {
    const { w, token, id } = await held();
    await expect(token.connect(w.stranger).transferFrom(ethers.ZeroAddress, w.stranger.address, 42))
      .to.be.revertedWithCustomError(token, 'ERC721NonexistentToken')
      .withArgs(42);
    await expect(token.connect(w.buyer).transferFrom(w.buyer.address, ethers.ZeroAddress, id))
      .to.be.revertedWithCustomError(token, 'ERC721InvalidReceiver')
      .withArgs(ethers.ZeroAddress);
  });

  it('finds both approvals closed', async () => {
    const { w, token, id } = await held();
    for (const account of [w.buyer, w.mill, w.stranger]) {
      await expect(token.connect(account).approve(w.stranger.address, id))
        .to.be.revertedWithCustomError(token, 'CertificateToken_Locked')
        .withArgs(id);
      for (const isApproved of [true, false]) {
        await expect(token.connect(account).setApprovalForAll(w.stranger.address, isApproved))
          .to.be.revertedWithCustomError(token, 'CertificateToken_OperatorRefused')
          .withArgs(w.stranger.address);
      }
    }
    expect(await token.getApproved(id)).to.equal(ethers.ZeroAddress);
    expect(await token.isApprovedForAll(w.buyer.address, w.stranger.address)).to.equal(false);
  });
});
