/**
 * Attack: a stranger sees a mill's root in the mempool and anchors it first.
 * From: Open-Attestation document-store, where a store has one namespace of roots and "already issued" reverts; any
 * registry keyed by root alone is blocked so. EAS: without a resolver anybody attests under a vendor's schema.
 * Our answer differs: batches are keyed by issuer and every leaf names its issuer, so the copy blocks nothing and
 * proves nothing for anybody.
 */
import { buildBatch, issueBatchTypedData } from '@topsteel/chain';
import { expect } from 'chai';
import { certificatesOf } from '../steel.ts';
import { now, sign, world, type Hex } from '../world.ts';

const UNKNOWN = 0n;
const IN_FORCE = 1n;

describe("Attack: front-running someone's root", () => {
  it('changes nothing for the issuer, and proves nothing for the thief', async () => {
    const w = await world();
    const certificates = certificatesOf(w.mill.address, 5);
    const built = buildBatch(w.deployment, certificates);
    await w.registry.connect(w.processor).issue(1, built.root, built.depth, built.count);
    const stolen = built.evidenceOf(0, { issuedAt: await now(), signer: w.processor.address as Hex });
    await w.registry.connect(w.mill).issue(1, built.root, built.depth, built.count);
    const own = built.evidenceOf(0, { issuedAt: await now(), signer: w.mill.address as Hex });
    const claimed = { ...certificates[0]!, issuer: w.processor.address as Hex };
    expect(await w.registry.status(certificates[0], own)).to.equal(IN_FORCE);
    expect(await w.registry.status(certificates[0], stolen)).to.equal(UNKNOWN);
    expect(await w.registry.status(claimed, stolen)).to.equal(UNKNOWN);
    expect(await w.registry.status(claimed, own)).to.equal(UNKNOWN);
  });

  it('of a signed batch only does what its signer wanted', async () => {
    const w = await world();
    const built = buildBatch(w.deployment, certificatesOf(w.mill.address, 2));
    const deadline = (await now()) + 3_600;
    const { root, depth, count } = built;
    const message = { issuer: w.mill.address as Hex, batch: 1n, root, depth, count, deadline };
    const signature = await sign(w.mill, issueBatchTypedData(w.deployment, message));
    const args = [w.mill.address, 1, root, depth, count, w.mill.address, deadline, signature] as const;
    await w.registry.connect(w.stranger).issueFor(...args);
    const evidence = built.evidenceOf(1, { issuedAt: await now(), signer: w.mill.address as Hex });
    expect(await w.registry.status(certificatesOf(w.mill.address, 2)[1], evidence)).to.equal(IN_FORCE);
    await expect(w.registry.connect(w.relayer).issueFor(...args))
      .to.be.revertedWithCustomError(w.registry, 'CertificateRegistry_BatchExists')
      .withArgs(w.mill.address, 1);
  });
});
