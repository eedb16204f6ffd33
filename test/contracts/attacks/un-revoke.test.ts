/**
 * Attack: a revoked certificate is brought back: revoked again for a milder reason, issued again under its number,
 * by its issuer, by a key of its issuer, by the registrar, or after the mill lost and regained its accreditation.
 * From: ToucanProtocol/contracts at 9afe180, where any verifier reopens a closed serial number (`unsetSerialNumber`).
 * Our answer differs: the bit has no way back in the bytecode (INV-10).
 */
import { revokeCertificateTypedData } from '@topsteel/chain';
import { expect } from 'chai';
import { certificateOf, issue } from '../steel.ts';
import { FOREVER, MILL, now, sign, time, world, type Hex } from '../world.ts';

const REVOKED = 4n;

describe('Attack: un-revoke', () => {
  it('fails by every act there is', async () => {
    const w = await world();
    const certificate = certificateOf(w.mill.address);
    const { evidenceOf, built } = await issue(w, w.mill, [certificate]);
    const registry = w.registry.connect(w.mill);
    await registry.revoke(1, 0, 4, 0, 0);

    const deadline = (await now()) + 3_600;
    const signature = await sign(
      w.mill,
      revokeCertificateTypedData(w.deployment, {
        issuer: w.mill.address as Hex,
        batch: 1n,
        index: 0,
        reason: 1,
        replacedByBatch: 0n,
        replacedByIndex: 0,
        deadline,
      }),
    );
    const again = [
      registry.revoke(1, 0, 1, 0, 0),
      registry.revokeMany(1, [0], 1),
      w.registry
        .connect(w.registrar)
        .revokeFor(w.mill.address, 1, 0, 1, 0, 0, w.mill.address, deadline, signature),
    ];
    for (const act of again) {
      await expect(act)
        .to.be.revertedWithCustomError(w.registry, 'CertificateRegistry_AlreadyRevoked')
        .withArgs(w.mill.address, 1, 0);
    }
    await expect(registry.issue(1, built.root, 0, 1))
      .to.be.revertedWithCustomError(w.registry, 'CertificateRegistry_BatchExists')
      .withArgs(w.mill.address, 1);
    await time.increase(10);
    await w.directory.revokeCapability(w.mill.address, MILL, 0);
    await w.directory.grantCapability(w.mill.address, MILL, 0, FOREVER);
    expect(await w.registry.status(certificate, evidenceOf(0))).to.equal(REVOKED);
  });

  it('has no function to try: nothing but revoke, revokeFor and revokeMany touches the bitmap', async () => {
    const w = await world();
    const acts = w.registry.interface.fragments
      .filter((one: { type: string; stateMutability?: string }) => one.stateMutability === 'nonpayable')
      .filter((one: { type: string }) => one.type === 'function')
      .map((one: { name: string }) => one.name)
      .sort();
    expect(acts).to.deep.equal([
      'countersign',
      'countersignFor',
      'issue',
      'issueFor',
      'revoke',
      'revokeFor',
      'revokeMany',
    ]);
  });

  it('is not possible before the issue either: a place revoked in advance is born revoked', async () => {
    const w = await world();
    await w.registry.connect(w.mill).revoke(1, 0, 2, 0, 0);
    const certificate = certificateOf(w.mill.address);
    const { evidenceOf } = await issue(w, w.mill, [certificate]);
    expect(await w.registry.status(certificate, evidenceOf(0))).to.equal(REVOKED);
  });
});
