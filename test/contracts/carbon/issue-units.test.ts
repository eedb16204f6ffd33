/**
 * CarbonUnits.issue
 * ├── given an issuer and a class that nobody opened
 * │   ├── it opens the class, issues the serials, and counts them
 * │   └── the caller is the class's issuer for good: another one is refused
 * ├── given serials at or above the next: it issues, and gaps are closed for ever
 * ├── given serials below the next, even unissued ones: it refuses
 * ├── given an empty, reversed or too long range: it refuses
 * ├── given codes or a vintage that are not canonical: it refuses, saying where
 * └── given no capability (never, or no more), or nobody to receive: it refuses
 */
import { expect } from 'chai';
import { ethers, FOREVER, profile } from '../world.ts';
import {
  CARBON_ISSUER,
  CLASS,
  code,
  issue,
  ISSUANCE,
  NOBODY,
  PROGRAMME,
  PROJECT,
  rangesAt,
  registry,
  VINTAGE,
} from './units.ts';

const MAX = 2n ** 128n - 1n;

describe('CarbonUnits.issue', () => {
  it('opens the class and issues serials', async () => {
    const r = await registry();
    expect(await r.units.classOf(CLASS)).to.deep.equal([ethers.ZeroAddress, 0n]);
    await expect(issue(r, 1_000n, 2_000n))
      .to.emit(r.units, 'ClassOpened')
      .withArgs(CLASS, r.issuer.address, PROGRAMME, PROJECT, VINTAGE)
      .and.to.emit(r.units, 'UnitsIssued')
      .withArgs(CLASS, r.mill.address, 1_000n, 2_000n, ISSUANCE, 1_000n, 1_000n);
    expect(await r.units.classIdOf(PROGRAMME, PROJECT, VINTAGE)).to.equal(CLASS);
    expect(await r.units.classOf(CLASS)).to.deep.equal([r.issuer.address, 2_000n]);
    expect(await r.units.totalsOf(CLASS)).to.deep.equal([1_000n, 1_000n, 0n, 0n]);
    expect(await rangesAt(r, 1_000n, 0n)).to.deep.equal([[r.mill.address, 2_000n], NOBODY]);
    expect(await r.units.directory()).to.equal(r.directory.target);
  });

  it('INV-21: appends, and closes what it skips for ever', async () => {
    const r = await registry();
    await issue(r, 0n, 10n);
    await expect(issue(r, 10n, 20n))
      .to.emit(r.units, 'UnitsIssued')
      .withArgs(CLASS, r.mill.address, 10n, 20n, ISSUANCE, 20n, 20n)
      .and.not.to.emit(r.units, 'ClassOpened');
    await issue(r, 30n, 40n);
    for (const first of [0n, 19n, 20n, 29n, 39n]) {
      await expect(issue(r, first, first + 1n))
        .to.be.revertedWithCustomError(r.units, 'CarbonUnits_SerialsClosed')
        .withArgs(first, 40n);
    }
    expect((await r.units.totalsOf(CLASS)).issued).to.equal(30n);
  });

  it('refuses empty, reversed and too long ranges; takes the longest and the last serial', async () => {
    const r = await registry();
    const long = 2n ** 96n;
    for (const [first, last] of [
      [5n, 5n],
      [6n, 5n],
      [0n, long],
      [0n, MAX],
    ] as const) {
      await expect(issue(r, first, last))
        .to.be.revertedWithCustomError(r.units, 'CarbonUnits_RangeInvalid')
        .withArgs(first, last);
    }
    await issue(r, 0n, long - 1n);
    await issue(r, MAX - 1n, MAX);
    expect(await r.units.totalsOf(CLASS)).to.deep.equal([long, long, 0n, 0n]);
    await expect(issue(r, MAX, MAX))
      .to.be.revertedWithCustomError(r.units, 'CarbonUnits_RangeInvalid')
      .withArgs(MAX, MAX);
  });

  it('refuses another issuer in the class', async () => {
    const r = await registry();
    await issue(r, 0n, 10n);
    await r.directory.register(r.stranger.address, profile);
    await r.directory.grantCapability(r.stranger.address, CARBON_ISSUER, 0, FOREVER);
    await expect(issue({ ...r, issuer: r.stranger }, 10n, 20n))
      .to.be.revertedWithCustomError(r.units, 'CarbonUnits_NotClassIssuer')
      .withArgs(r.stranger.address, r.issuer.address);
  });

  it('refuses who is not accredited, or not any more', async () => {
    const r = await registry();
    await expect(issue({ ...r, issuer: r.mill }, 0n, 10n))
      .to.be.revertedWithCustomError(r.units, 'CarbonUnits_NotAuthorised')
      .withArgs(r.mill.address);
    await issue(r, 0n, 10n);
    await r.directory.revokeCapability(r.issuer.address, CARBON_ISSUER, 0);
    await expect(issue(r, 10n, 20n))
      .to.be.revertedWithCustomError(r.units, 'CarbonUnits_NotAuthorised')
      .withArgs(r.issuer.address);
  });

  it('refuses nobody as holder', async () => {
    const r = await registry();
    await expect(issue(r, 0n, 10n, ethers.ZeroAddress))
      .to.be.revertedWithCustomError(r.units, 'CarbonUnits_AccountMissing')
      .withArgs(CLASS, 0n);
  });

  it('takes codes of the whole length', async () => {
    const r = await registry();
    const codes = [code('A'.repeat(16), 16), code('0-Z9'.repeat(8), 32)] as const;
    await r.units.connect(r.issuer).issue(...codes, 2999, 0n, 1n, r.mill.address, ISSUANCE);
    const classId = await r.units.classIdOf(...codes, 2999);
    expect((await r.units.classOf(classId)).issuer).to.equal(r.issuer.address);
  });

  for (const [text, position] of [
    ['', 0],
    ['vcs', 0],
    ['VCs', 2],
    ['VCS ', 3],
    [' VCS', 0],
    ['V CS', 1],
    ['VCS_1', 3],
    ['VCS--1', 4],
    ['-VCS', 0],
    ['VCS-', 3],
    ['\0VCS', 0],
    ['VC\0S', 2],
    ['ÄVCS', 0],
    ['VCS/', 3],
    ['VCS:', 3],
    ['VCS@', 3],
    ['VCS[', 3],
  ] as const) {
    it(`refuses the code ${JSON.stringify(text)} at ${position}`, async () => {
      const r = await registry();
      const spelled = ethers.hexlify(ethers.toUtf8Bytes(text)).padEnd(66, '0');
      await expect(r.units.classIdOf(PROGRAMME, spelled, VINTAGE))
        .to.be.revertedWithCustomError(r.units, 'CarbonUnits_CodeNotCanonical')
        .withArgs(spelled, position);
      await expect(r.units.classIdOf(spelled.slice(0, 34), PROJECT, VINTAGE))
        .to.be.revertedWithCustomError(r.units, 'CarbonUnits_CodeNotCanonical')
        .withArgs(spelled, position);
    });
  }

  it('refuses vintages that are no such year', async () => {
    const r = await registry();
    for (const vintage of [0, 23, 1989, 3000, 65_535]) {
      await expect(r.units.classIdOf(PROGRAMME, PROJECT, vintage))
        .to.be.revertedWithCustomError(r.units, 'CarbonUnits_VintageOutOfRange')
        .withArgs(vintage, 1990, 2999);
    }
    await r.units.classIdOf(PROGRAMME, PROJECT, 1990);
  });
});
