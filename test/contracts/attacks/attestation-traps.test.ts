/**
 * Attack: a reader relies on a question that says less than its name.
 * From: EAS at aa47c22, reproduced: `isAttestationValid(uid)` is true for a revoked attestation; without a resolver
 * anybody attests under a vendor's schema; an expired attestation is still "valid".
 * Our answer differs: there is one question, and `InForce` means issued, by that issuer, authorised then, unrevoked and
 * in date. What else can be read (a bit, a commitment, a token) is no answer and says so.
 */
import { buildBatch } from '@topsteel/chain';
import { expect } from 'chai';
import { certificateOf, issue } from '../steel.ts';
import { deploy, ethers, now, time, world, type Hex } from '../world.ts';

const [UNKNOWN, OUT_OF_DATE, REVOKED, UNAUTHORISED] = [0n, 3n, 4n, 5n];

describe('Attack: attestation traps', () => {
  it('a revoked certificate is not in force, and its token shows it', async () => {
    const w = await world();
    const token = await deploy('CertificateToken', [w.registry.target]);
    const certificate = certificateOf(w.mill.address);
    const { evidenceOf, built } = await issue(w, w.mill, [certificate]);
    await token.connect(w.mill).mint(certificate, evidenceOf(0), w.buyer.address);
    await w.registry.connect(w.mill).revoke(1, 0, 4, 0, 0);
    expect(await w.registry.status(certificate, evidenceOf(0))).to.equal(REVOKED);
    expect(await w.registry.commitmentOf(w.mill.address, 1)).to.not.equal(ethers.ZeroHash);
    expect(await token.isRevoked(built.leaves[0]!)).to.equal(true);
  });

  it('an expired one is not in force', async () => {
    const w = await world();
    const validUntil = (await now()) + 100;
    const certificate = certificateOf(w.mill.address, { validUntil });
    const { evidenceOf } = await issue(w, w.mill, [certificate]);
    await time.increaseTo(validUntil);
    expect(await w.registry.status(certificate, evidenceOf(0))).to.equal(OUT_OF_DATE);
  });

  it("nobody writes in a mill's name, and a stranger's own name is worth nothing", async () => {
    const w = await world();
    const forged = certificateOf(w.mill.address, { massGrams: 1_000_000_000n });
    const built = buildBatch(w.deployment, [forged]);
    await w.registry.connect(w.stranger).issue(1, built.root, 0, 1);
    const evidence = built.evidenceOf(0, { issuedAt: await now(), signer: w.stranger.address as Hex });
    expect(await w.registry.status(forged, evidence)).to.equal(UNKNOWN);
    const own = certificateOf(w.stranger.address, { batch: 2n });
    const issued = await issue(w, w.stranger, [own]);
    expect(await w.registry.status(own, issued.evidenceOf(0))).to.equal(UNAUTHORISED);
  });

  it('there is no weaker question whose name promises validity', async () => {
    const w = await world();
    const token = await deploy('CertificateToken', [w.registry.target]);
    const questions = [w.registry, token].flatMap((contract) =>
      contract.interface.fragments
        .filter((one: { type: string }) => one.type === 'function')
        .map((one: { name: string }) => one.name),
    );
    expect(questions.filter((name) => /valid|active|verif|issued/i.test(name))).to.deep.equal([]);
  });
});
