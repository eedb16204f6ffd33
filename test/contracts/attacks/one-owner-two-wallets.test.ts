/**
 * Attack: one person owns two smart wallets; a signature made for one of them is used for the other (ERC-1271 replay).
 * From: base/commerce-payments, Spearbit 2025-04-22: ERC-1271 replay across two wallets of one owner, because Permit2
 * does not hash the owner; EAS pull request 111, which put the attester into the delegated signature.
 * Our answer differs: an OrganisationAccount hashes what it is asked under its own domain, and every act names the
 * organisation it is for. A foreign wallet that makes the mistake can be named in place of its twin only where both sign
 * for the same organisation, for the same act, once.
 */
import { accountMessageTypedData, issueBatchTypedData } from '@topsteel/chain';
import { expect } from 'chai';
import { TypedDataEncoder } from 'ethers';
import {
  contractAt,
  deploy,
  FOREVER,
  hash,
  MILL,
  now,
  profile,
  sign,
  world,
  type Hex,
  type World,
} from '../world.ts';

function batchOf(issuer: string, deadline: number) {
  return { issuer: issuer as Hex, batch: 7n, root: hash('root'), depth: 0, count: 1, deadline };
}

function send(w: World, issuer: string, signer: string, deadline: number, signature: Hex) {
  return w.registry.connect(w.relayer).issueFor(issuer, 7, hash('root'), 0, 1, signer, deadline, signature);
}

async function hostedMill(w: World, salt: string): Promise<Hex> {
  const args = [w.hosted.address, w.relayer.address, hash(salt)] as const;
  const address = (await w.factory.addressOf(...args)) as Hex;
  await w.factory.create(...args);
  await w.directory.register(address, profile);
  await w.directory.grantCapability(address, MILL, 0, FOREVER);
  return address;
}

describe('Attack: one owner with two smart wallets', () => {
  it("cannot use the controller's signature for one organisation account on the other", async () => {
    const w = await world();
    const [one, two] = [await hostedMill(w, 'Dunkerque'), await hostedMill(w, 'Fos')];
    const deadline = (await now()) + 3_600;
    const typed = issueBatchTypedData(w.deployment, batchOf(one, deadline));
    const types = typed.types as unknown as Record<string, { name: string; type: string }[]>;
    const digest = TypedDataEncoder.hash(typed.domain, types, typed.message) as Hex;
    const signature = await sign(w.hosted, accountMessageTypedData(31337, one, digest));
    const second = await contractAt('OrganisationAccount', two);
    expect(await second.isValidSignature(digest, signature)).to.equal('0xffffffff');
    await expect(send(w, two, two, deadline, signature))
      .to.be.revertedWithCustomError(w.registry, 'CertificateRegistry_SignatureInvalid')
      .withArgs(two);
    const bare = await sign(w.hosted, typed);
    await expect(send(w, one, one, deadline, bare))
      .to.be.revertedWithCustomError(w.registry, 'CertificateRegistry_SignatureInvalid')
      .withArgs(one);
    await expect(send(w, one, one, deadline, signature)).to.emit(w.registry, 'BatchIssued');
  });

  it('cannot carry an act from one organisation to another, even by a wallet that makes the mistake', async () => {
    const w = await world();
    const [one, two] = [
      await deploy('PlainWallet', [w.hosted.address]),
      await deploy('PlainWallet', [w.hosted.address]),
    ].map(({ target }) => String(target)) as [string, string];
    await w.directory.connect(w.mill).addSigner(w.mill.address, one, 0, FOREVER);
    await w.directory.connect(w.processor).addSigner(w.processor.address, two, 0, FOREVER);
    const deadline = (await now()) + 3_600;
    const signature = await sign(
      w.hosted,
      issueBatchTypedData(w.deployment, batchOf(w.mill.address, deadline)),
    );
    await expect(send(w, w.processor.address, two, deadline, signature))
      .to.be.revertedWithCustomError(w.registry, 'CertificateRegistry_SignatureInvalid')
      .withArgs(two);
    await expect(send(w, w.mill.address, two, deadline, signature))
      .to.be.revertedWithCustomError(w.registry, 'CertificateRegistry_NotAuthorised')
      .withArgs(w.mill.address, two);
    await send(w, w.mill.address, one, deadline, signature);
    await expect(send(w, w.mill.address, one, deadline, signature))
      .to.be.revertedWithCustomError(w.registry, 'CertificateRegistry_BatchExists')
      .withArgs(w.mill.address, 7);
  });
});
