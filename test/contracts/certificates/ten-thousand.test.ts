/**
 * A mill issues the certificates of a month
 * └── given 10,000 certificates
 *     ├── they are issued in one transaction, at no more than 5 gas each
 *     ├── every one of them is in force
 *     └── when ten of them are revoked: those ten are, and 9,990 are in force
 */
import { expect } from 'chai';
import hre from 'hardhat';
import { certificatesOf, issue, statusesOf } from '../steel.ts';
import { ethers, world } from '../world.ts';

const COUNT = 10_000;
const REVOKED = [0, 1, 255, 256, 257, 4_095, 4_096, 7_777, 9_998, 9_999];
const IN_FORCE = 1;
const REVOKED_STATUS = 4;

describe('10,000 certificates', () => {
  it('are issued in one transaction, all verifiable, and ten of them revoked', async () => {
    const w = await world();
    const nonce = await w.mill.getNonce();
    const issued = await issue(w, w.mill, certificatesOf(w.mill.address, COUNT));
    expect(await w.mill.getNonce()).to.equal(nonce + 1);
    const block = await ethers.provider.getBlock('latest');
    const receipt = await ethers.provider.getTransactionReceipt(block!.transactions[0]!);
    const each = Number(receipt!.gasUsed) / COUNT;
    console.log(`      issuing costs ${each.toFixed(2)} gas per certificate (limit 5)`);
    // Code that is instrumented for coverage costs more.
    if (!hre.globalOptions.coverage) expect(each).to.be.at.most(5);
    const { certificates, evidenceOf } = issued;
    const questions = certificates.map((one) => [one, evidenceOf(one.index)] as const);
    const before = await statusesOf(w, questions);
    expect(before.filter((status) => status === IN_FORCE)).to.have.length(COUNT);
    await w.registry.connect(w.mill).revokeMany(1, REVOKED, 4);
    const after = await statusesOf(w, questions);
    const found = after.flatMap((status, index) => (status === REVOKED_STATUS ? [index] : []));
    expect(found).to.deep.equal(REVOKED);
    expect(after.filter((status) => status === IN_FORCE)).to.have.length(COUNT - REVOKED.length);
  }).timeout(120_000);
});
