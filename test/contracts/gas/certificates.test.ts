/**
 * What certificates cost, receipt gas with the 21,000 of the transaction and its calldata. The limits of issue, revoke
 * and proof are the published figures of comparable work; the others are a little above what was measured.
 */
import {
  buildBatch,
  countersignTypedData,
  issueBatchTypedData,
  mintCertificateTypedData,
} from '@topsteel/chain';
import { accreditBody, certificatesOf, issue } from '../steel.ts';
import { expect } from 'chai';
import { network } from 'hardhat';
import { deploy, ethers, now, sign, world, type Deployed, type Hex, type World } from '../world.ts';
import { measure } from './measure.ts';

const HOUR = 3_600;
/** One more than 2^16: the smallest tree of depth 17. */
const DEEP = 65_537;

/** A tree of depth 17 that has real certificates in its first places and stand-ins for the rest. */
function deepBatch(issuer: string, certificateRegistry: Hex, kind = 31) {
  const place = { chainId: 31337, certificateRegistry };
  const certificates = certificatesOf(issuer, 2).map((certificate) => ({ ...certificate, kind }));
  const built = buildBatch(place, certificates);
  return { certificates, ...climb(built.leaves[0]!, built.leaves[1]!) };
}

/** Siblings and root above two leaves, through 16 levels of arbitrary neighbours. */
function climb(leaf: Hex, neighbour: Hex) {
  const siblings = [
    neighbour,
    ...Array.from({ length: 16 }, (_, level) => ethers.id(`node ${level}`) as Hex),
  ];
  const root = siblings.reduce<string>((node, sibling) => {
    const pair = BigInt(node) < BigInt(sibling) ? [node, sibling] : [sibling, node];
    return ethers.keccak256(ethers.concat(pair));
  }, leaf);
  return { siblings, root: root as Hex };
}

async function issueDeep(w: World, kind = 31) {
  const { registry } = w;
  const { certificates, siblings, root } = deepBatch(w.mill.address, registry.target as Hex, kind);
  await registry.connect(w.mill).issue(1, root, 17, DEEP);
  const issuedAt = await now();
  const signer = w.mill.address as Hex;
  const none = { body: ethers.ZeroAddress, signer: ethers.ZeroAddress, signedAt: 0 };
  const evidence = { count: DEEP, issuedAt, signer, siblings, countersignature: none };
  return { certificate: certificates[0]!, evidence };
}

describe('Gas of certificates', () => {
  it('issue, of any size', async () => {
    const w = await world();
    const registry = w.registry.connect(w.mill);
    for (const count of [1, 1_000, 10_000, 100_000, 2 ** 32 - 1]) {
      const depth = Math.ceil(Math.log2(count));
      const operation = `issue ${count.toLocaleString('en')} certificates`;
      await measure(operation, registry.issue(count, ethers.id('root'), depth, count), 49_000);
    }
  });

  it('revoke', async () => {
    const w = await world();
    const registry = w.registry.connect(w.mill);
    await issue(w, w.mill, certificatesOf(w.mill.address, 2, 2n));
    await measure('revoke, first in a word', registry.revoke(1, 0, 4, 0, 0), 48_000);
    await measure('revoke, later in the word', registry.revoke(1, 1, 4, 0, 0), 31_000);
    await measure('revoke, superseded', registry.revoke(1, 256, 3, 2, 1), 53_000);
    const ten = Array.from({ length: 10 }, (_, index) => 1_000 + index);
    await measure('revokeMany, ten in a word', registry.revokeMany(1, ten, 4), 85_000);
  });

  it('proof by itself, at depth 17', async () => {
    // Published figures are of the Cancun rules. Since Prague (EIP-7623) this transaction costs its calldata's floor.
    const connection = await network.create('hardhat');
    const [mill] = await connection.ethers.getSigners();
    const directory = await connection.ethers.deployContract('Directory', [mill!.address]);
    const harness: Deployed = await connection.ethers.deployContract('BatchProofHarness', [directory.target]);
    const { certificates, siblings, root } = deepBatch(mill!.address, harness.target as Hex);
    await harness.issue(1, root, 17, DEEP);
    const issuedAt = await connection.networkHelpers.time.latest();
    const id = await harness.certificateId(certificates[0]);
    const args = [mill!.address, 1, id, DEEP, issuedAt, mill!.address, siblings];
    expect(await harness.isProven(...args)).to.equal(true);
    await measure('proof at depth 17, ABI arguments', harness.isProven.send(...args), 37_500);
    // The header, which the commitment hides, is 708 gas of calldata as three ABI words. Packed end to end the same
    // proof is within the published figure.
    const packedTypes = ['address', 'uint64', 'bytes32', 'uint32', 'uint48', 'address', 'bytes32[]'];
    const data = connection.ethers.solidityPacked(packedTypes, args);
    const call = { to: harness.target, data };
    expect(await connection.ethers.provider.call(call)).to.equal(connection.ethers.toBeHex(1, 32));
    await measure('proof at depth 17', mill!.sendTransaction(call), 36_000);
    await connection.close();
  });

  it('status at depth 17', async () => {
    const w = await world();
    const { certificate, evidence } = await issueDeep(w);
    await measure('status of a 3.1 at depth 17', w.registry.status.send(certificate, evidence), 55_000);
  });

  it('status at depth 17, countersigned', async () => {
    const w = await world();
    await accreditBody(w, w.fund.address);
    const { certificate, evidence } = await issueDeep(w, 32);
    const commitment = await w.registry.commitmentOf(w.mill.address, 1);
    const registry = w.registry.connect(w.fund);
    await measure('countersign', registry.countersign(w.mill.address, 1, commitment, [0]), 70_000);
    const countersignature = { body: w.fund.address, signer: w.fund.address, signedAt: await now() };
    const shown = { ...evidence, countersignature };
    await measure('status of a 3.2 at depth 17', w.registry.status.send(certificate, shown), 68_000);
    const ten = Array.from({ length: 10 }, (_, index) => 10 + index);
    await measure('countersign ten', registry.countersign(w.mill.address, 1, commitment, ten), 282_000);
  });

  it('acts on a signature', async () => {
    const w = await world();
    await accreditBody(w, w.fund.address);
    const deadline = (await now()) + HOUR;
    const [issuer, body] = [w.mill.address as Hex, w.fund.address as Hex];
    const message = { issuer, batch: 7n, root: ethers.id('root') as Hex, depth: 14, count: 10_000, deadline };
    const signature = await sign(w.mill, issueBatchTypedData(w.deployment, message));
    const registry = w.registry.connect(w.relayer);
    const sent = registry.issueFor(issuer, 7, message.root, 14, 10_000, issuer, deadline, signature);
    await measure('issueFor', sent, 70_000);
    const commitment = await w.registry.commitmentOf(issuer, 7);
    const confirmed = { body, issuer, batch: 7n, commitment, indices: [0], deadline };
    const second = await sign(w.fund, countersignTypedData(w.deployment, confirmed));
    await measure(
      'countersignFor',
      registry.countersignFor(body, issuer, 7, commitment, [0], body, deadline, second),
      80_000,
    );
  });

  it('mint', async () => {
    const w = await world();
    const token = await deploy('CertificateToken', [w.registry.target]);
    const { certificates, evidenceOf } = await issue(w, w.mill, certificatesOf(w.mill.address, 3));
    const minted = (index: number) => [certificates[index]!, evidenceOf(index), w.buyer.address] as const;
    await token.connect(w.mill).mint(...minted(0));
    await measure('mint', token.connect(w.mill).mint(...minted(1)), 110_000);
    const deadline = (await now()) + HOUR;
    const certificate = await w.registry.certificateId(certificates[2]);
    const at = { chainId: 31337, certificateToken: token.target as Hex };
    const message = { certificate, to: w.buyer.address as Hex, deadline };
    const signature = await sign(w.mill, mintCertificateTypedData(at, message));
    const sent = token.mintFor(...minted(2), w.mill.address, deadline, signature);
    await measure('mintFor', sent, 121_000);
    await measure('burn', token.connect(w.buyer).burn(certificate), 33_000);
  });
});
