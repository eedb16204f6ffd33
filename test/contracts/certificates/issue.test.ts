/**
 * CertificateRegistry.issue, issueFor
 * ├── given the issuer itself
 * │   ├── it anchors the batch in one word
 * │   ├── when the number is used again: it refuses; another issuer may use it
 * │   ├── when root, depth or count are out of range: it refuses
 * │   └── when it is no manufacturer: the batch is anchored, and its certificates are IssuerUnauthorised for good
 * └── given a signature
 *     ├── when a signer of the issuer signed: anyone may send it, once
 *     ├── when the issuer is no manufacturer: it refuses
 *     ├── when a stranger signed, or other values were signed: it refuses
 *     ├── when the key was removed or is compromised: it refuses
 *     └── when the deadline has come, or is 0: it refuses; the second before it accepts
 */
import { buildBatch, issueBatchTypedData } from '@topsteel/chain';
import { expect } from 'chai';
import { certificateOf, issue } from '../steel.ts';
import {
  ethers,
  FOREVER,
  hash,
  MILL,
  now,
  sign,
  STOCKIST,
  time,
  world,
  type Hex,
  type World,
} from '../world.ts';

const root = hash('root');
const HOUR = 3_600;
const ISSUER_UNAUTHORISED = 5n;

async function signed(w: World, signer: World['mill'], deadline: number, count = 10) {
  const message = { issuer: w.mill.address as Hex, batch: 7n, root, depth: 4, count, deadline };
  return sign(signer, issueBatchTypedData(w.deployment, message));
}

describe('CertificateRegistry.issue', () => {
  it('anchors the batch in one word', async () => {
    const w = await world();
    const built = buildBatch(w.deployment, [certificateOf(w.mill.address)]);
    const at = (await now()) + 10;
    await time.setNextBlockTimestamp(at);
    await expect(w.registry.connect(w.mill).issue(1, built.root, 0, 1))
      .to.emit(w.registry, 'BatchIssued')
      .withArgs(w.mill.address, 1, built.root, 0, 1, at, w.mill.address);
    const commitment = ethers.keccak256(
      ethers.AbiCoder.defaultAbiCoder().encode(
        ['bytes32', 'uint8', 'uint32', 'uint48', 'address'],
        [built.root, 0, 1, at, w.mill.address],
      ),
    );
    expect(await w.registry.commitmentOf(w.mill.address, 1)).to.equal(commitment);
  });

  it('refuses a number that the issuer used', async () => {
    const w = await world();
    await w.registry.connect(w.mill).issue(1, root, 0, 1);
    await expect(w.registry.connect(w.mill).issue(1, hash('other root'), 0, 1))
      .to.be.revertedWithCustomError(w.registry, 'CertificateRegistry_BatchExists')
      .withArgs(w.mill.address, 1);
  });

  it("a front-run of the root under another issuer changes nothing for the mill's own batch", async () => {
    const w = await world();
    await w.registry.connect(w.processor).issue(1, root, 4, 10);
    await expect(w.registry.connect(w.mill).issue(1, root, 4, 10)).to.emit(w.registry, 'BatchIssued');
  });

  const outOfRange: [string, Hex, number, number, string, unknown[]][] = [
    ['no root', ethers.ZeroHash as Hex, 0, 1, 'RootMissing', []],
    ['a depth of 33', root, 33, 1, 'DepthAboveLimit', [33, 32]],
    ['no certificates', root, 0, 0, 'CountOutOfRange', [0, 1, 1]],
    ['8 certificates in a tree of 16', root, 4, 8, 'CountOutOfRange', [8, 9, 16]],
    ['17 certificates in a tree of 16', root, 4, 17, 'CountOutOfRange', [17, 9, 16]],
  ];
  for (const [what, aRoot, depth, count, error, args] of outOfRange) {
    it(`refuses ${what}`, async () => {
      const w = await world();
      const values = error === 'RootMissing' ? [w.mill.address, 1] : args;
      await expect(w.registry.connect(w.mill).issue(1, aRoot, depth, count))
        .to.be.revertedWithCustomError(w.registry, `CertificateRegistry_${error}`)
        .withArgs(...values);
    });
  }

  it('takes the batch of a stockist, a stranger, and a mill whose capability ended, and none is in force', async () => {
    const w = await world();
    await w.directory.register(w.hosted.address, hash('stockist'));
    await w.directory.grantCapability(w.hosted.address, STOCKIST, 0, FOREVER);
    await w.directory.revokeCapability(w.mill.address, MILL, 0);
    for (const account of [w.hosted, w.stranger, w.mill]) {
      const { certificates, evidenceOf } = await issue(w, account, [certificateOf(account.address)]);
      const status = await w.registry.status(certificates[0], evidenceOf(0));
      expect(status, account.address).to.equal(ISSUER_UNAUTHORISED);
      // A capability that comes later does not reach back.
      await time.increase(10);
      if (account === w.stranger) await w.directory.register(account.address, hash('mill since today'));
      await w.directory.grantCapability(account.address, MILL, 0, FOREVER);
      expect(await w.registry.status(certificates[0], evidenceOf(0))).to.equal(ISSUER_UNAUTHORISED);
    }
  });
});

describe('CertificateRegistry.issueFor', () => {
  function send(w: World, signer: World['mill'], deadline: number, signature: Hex, count = 10) {
    const registry = w.registry.connect(w.relayer);
    return registry.issueFor(w.mill.address, 7, root, 4, count, signer.address, deadline, signature);
  }

  it('anchors on the signature of a signer, once', async () => {
    const w = await world();
    await w.directory.connect(w.mill).addSigner(w.mill.address, w.hosted.address, 0, FOREVER);
    const deadline = (await now()) + HOUR;
    const signature = await signed(w, w.hosted, deadline);
    await expect(send(w, w.hosted, deadline, signature)).to.emit(w.registry, 'BatchIssued');
    await expect(send(w, w.hosted, deadline, signature))
      .to.be.revertedWithCustomError(w.registry, 'CertificateRegistry_BatchExists')
      .withArgs(w.mill.address, 7);
  });

  it('refuses a stranger, who signs correctly', async () => {
    const w = await world();
    const deadline = (await now()) + HOUR;
    await expect(send(w, w.stranger, deadline, await signed(w, w.stranger, deadline)))
      .to.be.revertedWithCustomError(w.registry, 'CertificateRegistry_NotAuthorised')
      .withArgs(w.mill.address, w.stranger.address);
  });

  it('refuses an organisation that is no manufacturer', async () => {
    const w = await world();
    await w.directory.revokeCapability(w.mill.address, MILL, 0);
    await w.directory.grantCapability(w.mill.address, STOCKIST, 0, FOREVER);
    const deadline = (await now()) + HOUR;
    await expect(send(w, w.mill, deadline, await signed(w, w.mill, deadline)))
      .to.be.revertedWithCustomError(w.registry, 'CertificateRegistry_NotAuthorised')
      .withArgs(w.mill.address, w.mill.address);
  });

  it("refuses a stranger's signature in the mill's name", async () => {
    const w = await world();
    const deadline = (await now()) + HOUR;
    await expect(send(w, w.mill, deadline, await signed(w, w.stranger, deadline)))
      .to.be.revertedWithCustomError(w.registry, 'CertificateRegistry_SignatureInvalid')
      .withArgs(w.mill.address);
  });

  it('refuses a signature over another count', async () => {
    const w = await world();
    const deadline = (await now()) + HOUR;
    await expect(send(w, w.mill, deadline, await signed(w, w.mill, deadline), 11))
      .to.be.revertedWithCustomError(w.registry, 'CertificateRegistry_SignatureInvalid')
      .withArgs(w.mill.address);
  });

  it('refuses a removed and a compromised key', async () => {
    const w = await world();
    const directory = w.directory.connect(w.mill);
    await directory.addSigner(w.mill.address, w.hosted.address, 0, FOREVER);
    await directory.addSigner(w.mill.address, w.stranger.address, 0, FOREVER);
    await directory.removeSigner(w.mill.address, w.hosted.address);
    await directory.markCompromised(w.mill.address, w.stranger.address, await now());
    const deadline = (await now()) + HOUR;
    for (const key of [w.hosted, w.stranger]) {
      await expect(send(w, key, deadline, await signed(w, key, deadline)))
        .to.be.revertedWithCustomError(w.registry, 'CertificateRegistry_NotAuthorised')
        .withArgs(w.mill.address, key.address);
    }
  });

  for (const offset of [-1, 0, 1]) {
    it(`${offset < 0 ? 'accepts' : 'refuses'} ${offset} s from the deadline`, async () => {
      const w = await world();
      const deadline = (await now()) + HOUR;
      const signature = await signed(w, w.mill, deadline);
      await time.setNextBlockTimestamp(deadline + offset);
      const sent = send(w, w.mill, deadline, signature);
      if (offset < 0) await expect(sent).to.emit(w.registry, 'BatchIssued');
      else {
        await expect(sent)
          .to.be.revertedWithCustomError(w.registry, 'CertificateRegistry_DeadlineExpired')
          .withArgs(deadline, deadline + offset);
      }
    });
  }

  it('refuses a deadline of 0', async () => {
    const w = await world();
    const signature = await signed(w, w.mill, 0);
    const at = (await now()) + 10;
    await time.setNextBlockTimestamp(at);
    await expect(send(w, w.mill, 0, signature))
      .to.be.revertedWithCustomError(w.registry, 'CertificateRegistry_DeadlineExpired')
      .withArgs(0, at);
  });
});
