/**
 * Attack: the same external credit is issued twice, under a variant of its serial or by reopening one.
 *
 * Toucan's `CarbonOffsetBatches` (@9afe180, onchain.md 4) keys by the raw string, so case and spaces make another
 * serial; it compares exact serials and not ranges; and any verifier may `unsetSerialNumber` and open a serial again.
 * Here a class has one spelling, checked on chain; serials are numbers that only ever move up, so that ranges cannot
 * overlap; and there is no function that lowers the next serial, not for the issuer and not for anyone.
 */
import { expect } from 'chai';
import {
  CLASS,
  code,
  issue,
  issued,
  ISSUANCE,
  part,
  PROGRAMME,
  PROJECT,
  registry,
  VINTAGE,
} from '../carbon/units.ts';
import { ethers } from '../world.ts';

describe('Attack: serial variants', () => {
  for (const [variant, spelled, position] of [
    ['lower case', code('vcs-1764', 32), 0],
    ['mixed case', code('VCS-1764a', 32), 8],
    ['a space at the end', code('VCS-1764 ', 32), 8],
    ['a space in front', code(' VCS-1764', 32), 0],
    ['another hyphen', ethers.hexlify(ethers.toUtf8Bytes('VCS‐1764')).padEnd(66, '0'), 3],
    ['a Cyrillic S', ethers.hexlify(ethers.toUtf8Bytes('VCЅ-1764')).padEnd(66, '0'), 2],
    ['right alignment', ethers.zeroPadValue(ethers.toUtf8Bytes('VCS-1764'), 32), 0],
    ['a byte behind the padding', `${code('VCS-1764', 32).slice(0, 64)}31`, 8],
    ['a doubled hyphen', code('VCS--1764', 32), 4],
    ['a trailing hyphen', code('VCS-1764-', 32), 8],
  ] as const) {
    it(`${variant} is no other class`, async () => {
      const r = await registry();
      await issue(r, 0n, 10n);
      const units = r.units.connect(r.issuer);
      await expect(units.issue(PROGRAMME, spelled, VINTAGE, 0n, 10n, r.mill.address, ISSUANCE))
        .to.be.revertedWithCustomError(r.units, 'CarbonUnits_CodeNotCanonical')
        .withArgs(spelled, position);
    });
  }

  it('a two-digit vintage is no other class', async () => {
    const r = await registry();
    await expect(r.units.connect(r.issuer).issue(PROGRAMME, PROJECT, 23, 0n, 10n, r.mill.address, ISSUANCE))
      .to.be.revertedWithCustomError(r.units, 'CarbonUnits_VintageOutOfRange')
      .withArgs(23, 1990, 2999);
  });

  it('ranges that overlap at either end, inside or around', async () => {
    const r = await issued();
    for (const [first, last] of [
      [500n, 1_001n],
      [1_999n, 2_500n],
      [1_200n, 1_300n],
      [0n, 5_000n],
      [1_000n, 2_000n],
    ] as const) {
      await expect(issue(r, first, last))
        .to.be.revertedWithCustomError(r.units, 'CarbonUnits_SerialsClosed')
        .withArgs(first, 2_000n);
    }
    await issue(r, 2_000n, 2_001n);
  });

  it('a gap, a cancelled and a retired serial stay closed', async () => {
    const r = await issued();
    await r.mine.cancel(part(1_000n, 1_500n), 1_000n, ISSUANCE);
    await r.mine.retire(part(1_500n, 2_000n), 1_500n, r.buyer.address, ISSUANCE, 0n);
    for (const first of [0n, 999n, 1_000n, 1_500n]) {
      await expect(issue(r, first, first + 1n))
        .to.be.revertedWithCustomError(r.units, 'CarbonUnits_SerialsClosed')
        .withArgs(first, 2_000n);
    }
    expect(await r.units.totalsOf(CLASS)).to.deep.equal([1_000n, 0n, 500n, 500n]);
  });

  it('no function of the registry reopens anything', async () => {
    const { units } = await registry();
    const acts: string[] = [];
    units.interface.forEachFunction((verb: { name: string; stateMutability: string }) => {
      if (verb.stateMutability === 'nonpayable') acts.push(verb.name);
    });
    expect(acts.sort()).to.deep.equal(['cancel', 'issue', 'merge', 'retire', 'transfer']);
  });
});
