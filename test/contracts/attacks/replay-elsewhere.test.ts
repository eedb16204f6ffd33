/**
 * Attack: a signed act, or a proven certificate, is used again on another chain, on a fork that keeps the addresses, or
 * in another registry of the same chain.
 * From: OriginTrail dkg-evm-module at 51b34938, whose nodes sign a root with neither chain nor collection; the replays
 * after the Ethereum Classic and ETHPoW forks.
 * Our answer differs: chain and contract are in the domain of every signature and in every leaf.
 */
import { certificateIdOf, issueBatchTypedData, mintCertificateTypedData } from '@topsteel/chain';
import { expect } from 'chai';
import { network } from 'hardhat';
import { certificateOf, issue } from '../steel.ts';
import { deploy, hash, now, sign, world, type Deployed, type Hex, type World } from '../world.ts';

const UNKNOWN = 0n;
const FORK = 31_338;
const LATER = 2 ** 47;

function batchOf(w: World) {
  return {
    issuer: w.mill.address as Hex,
    batch: 7n,
    root: hash('root'),
    depth: 0,
    count: 1,
    deadline: LATER,
  };
}

/** Another chain on which the same keys made the same contracts at the same addresses. */
async function fork(w: World) {
  const connection = await network.create({ network: 'default', override: { chainId: FORK } });
  const { ethers } = connection;
  const registrar = await ethers.getSigner(w.registrar.address);
  const directory: Deployed = await ethers.deployContract('Directory', [registrar.address], registrar);
  const registry: Deployed = await ethers.deployContract(
    'CertificateRegistry',
    [directory.target],
    registrar,
  );
  await directory.appointAccreditor(registrar.address);
  await directory.register(w.mill.address, hash('profile'));
  await directory.grantCapability(w.mill.address, 1, 0, 2n ** 48n - 1n);
  return { connection, directory, registry, ethers };
}

describe('Attack: replay elsewhere', () => {
  it('of a signed batch fails on a fork and in a second registry', async () => {
    const w = await world();
    const other = await fork(w);
    const message = batchOf(w);
    const args = (signature: Hex) =>
      [message.issuer, 7, message.root, 0, 1, message.issuer, LATER, signature] as const;
    // The signature is for the fork's registry address on this chain, so that only the chain differs.
    const here = { ...w.deployment, certificateRegistry: other.registry.target as Hex };
    const signature = await sign(w.mill, issueBatchTypedData(here, message));
    await expect(other.registry.issueFor(...args(signature)))
      .to.be.revertedWithCustomError(other.registry, 'CertificateRegistry_SignatureInvalid')
      .withArgs(message.issuer);
    const there = await sign(w.mill, issueBatchTypedData({ ...here, chainId: FORK }, message));
    await (await other.registry.issueFor(...args(there))).wait();
    await other.connection.close();

    const second = await deploy('CertificateRegistry', [w.directory.target]);
    const first = await sign(w.mill, issueBatchTypedData(w.deployment, message));
    await expect(second.issueFor(...args(first)))
      .to.be.revertedWithCustomError(second, 'CertificateRegistry_SignatureInvalid')
      .withArgs(message.issuer);
    await expect(w.registry.issueFor(...args(first))).to.emit(w.registry, 'BatchIssued');
  });

  it('of a certificate fails on a fork and in a second registry, though the root is anchored there too', async () => {
    const w = await world();
    const certificate = certificateOf(w.mill.address);
    const { built, evidenceOf } = await issue(w, w.mill, [certificate]);
    const second = await deploy('CertificateRegistry', [w.directory.target]);
    await second.connect(w.mill).issue(1, built.root, 0, 1);
    const evidence = { ...evidenceOf(0), issuedAt: await now() };
    expect(await second.status(certificate, evidence)).to.equal(UNKNOWN);
    const onFork = certificateIdOf({ ...w.deployment, chainId: FORK }, certificate);
    expect(onFork).to.not.equal(await w.registry.certificateId(certificate));
  });

  it('of a signed mint fails in a second token contract', async () => {
    const w = await world();
    const [one, two] = [
      await deploy('CertificateToken', [w.registry.target]),
      await deploy('CertificateToken', [w.registry.target]),
    ];
    const certificate = certificateOf(w.mill.address);
    const { built, evidenceOf } = await issue(w, w.mill, [certificate]);
    const to = w.buyer.address as Hex;
    const at = { chainId: 31337, certificateToken: one.target as Hex };
    const message = { certificate: built.leaves[0]!, to, deadline: LATER };
    const signature = await sign(w.mill, mintCertificateTypedData(at, message));
    const args = [certificate, evidenceOf(0), to, w.mill.address, LATER, signature] as const;
    await expect(two.mintFor(...args))
      .to.be.revertedWithCustomError(two, 'CertificateToken_SignatureInvalid')
      .withArgs(w.mill.address);
    await expect(one.mintFor(...args)).to.emit(one, 'CertificateMinted');
  });
});
