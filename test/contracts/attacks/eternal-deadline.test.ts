/**
 * Attack: an act signed with deadline 0 is kept in a drawer and sent years later.
 * From: EAS at aa47c22, where deadline 0 means "never expires" (contracts/eip1271/EIP1271Verifier.sol).
 * Our answer differs: a deadline of 0 has always expired, for every signed act on certificates.
 */
import {
  countersignTypedData,
  issueBatchTypedData,
  mintCertificateTypedData,
  revokeCertificateTypedData,
} from '@topsteel/chain';
import { expect } from 'chai';
import { accreditBody, certificateOf, issue } from '../steel.ts';
import { deploy, hash, now, sign, time, world, type Hex } from '../world.ts';

describe('Attack: eternal deadline', () => {
  it('is refused for issuing, countersigning, revoking and minting', async () => {
    const w = await world();
    await accreditBody(w, w.fund.address);
    const token = await deploy('CertificateToken', [w.registry.target]);
    const certificate = certificateOf(w.mill.address);
    const { evidenceOf, built, commitment } = await issue(w, w.mill, [certificate]);
    const [issuer, body, to] = [w.mill, w.fund, w.buyer].map(({ address }) => address as Hex) as [
      Hex,
      Hex,
      Hex,
    ];
    const deadline = 0;
    const registry = w.registry.connect(w.stranger);
    const batch = { issuer, batch: 2n, root: hash('root'), depth: 0, count: 1, deadline };
    const confirmed = { body, issuer, batch: 1n, commitment, indices: [0], deadline };
    const none = { replacedByBatch: 0n, replacedByIndex: 0 };
    const withdrawn = { issuer, batch: 1n, index: 0, reason: 2, ...none, deadline };
    const at = { chainId: 31337, certificateToken: token.target as Hex };
    const minted = { certificate: built.leaves[0]!, to, deadline };
    const signatures = {
      issue: await sign(w.mill, issueBatchTypedData(w.deployment, batch)),
      countersign: await sign(w.fund, countersignTypedData(w.deployment, confirmed)),
      revoke: await sign(w.mill, revokeCertificateTypedData(w.deployment, withdrawn)),
      mint: await sign(w.mill, mintCertificateTypedData(at, minted)),
    };
    const acts = [
      () => registry.issueFor(issuer, 2, batch.root, 0, 1, issuer, 0, signatures.issue),
      () => registry.countersignFor(body, issuer, 1, commitment, [0], body, 0, signatures.countersign),
      () => registry.revokeFor(issuer, 1, 0, 2, 0, 0, issuer, 0, signatures.revoke),
    ];
    for (const act of acts) {
      const sentAt = (await now()) + 10;
      await time.setNextBlockTimestamp(sentAt);
      await expect(act())
        .to.be.revertedWithCustomError(w.registry, 'CertificateRegistry_DeadlineExpired')
        .withArgs(0, sentAt);
    }
    const sentAt = (await now()) + 10;
    await time.setNextBlockTimestamp(sentAt);
    await expect(token.mintFor(certificate, evidenceOf(0), to, issuer, 0, signatures.mint))
      .to.be.revertedWithCustomError(token, 'CertificateToken_DeadlineExpired')
      .withArgs(0, sentAt);
  });
});
