import { expect } from 'chai';
import { findTables } from './index.ts';
import { conditionsIn, readDesignation, readDesignations } from './read-designation.ts';

describe('reading designations', () => {
  it('takes what mills write for the grade of today', () => {
    const rows: readonly (readonly [written: string, key: string, isOld: boolean])[] = [
      ['S355J2+N', 'S355J2', false],
      ['S 355 J2', 'S355J2', false],
      ['s355j2 (+N)', 'S355J2', false],
      ['EN 10025-2 - S355J2', 'S355J2', false],
      ['DIN EN 10025-2:2019-10 S355J2+AR', 'S355J2', false],
      ['S355J2+N-Z25', 'S355J2', false],
      ['S355J2Z35', 'S355J2', false],
      ['S355J2C+N', 'S355J2', false],
      ['S355JO', 'S355J0', false],
      ['S355JOH', 'S355J0H', false],
      ['S355J2G3', 'S355J2', true],
      ['S235JRG2', 'S235JR', true],
      ['Fe 510 D', 'S355J2', true],
      ['Fe 430 B', 'S275JR', true],
      ['St 37-2', 'S235JR', true],
      ['1.0570', '1.0577', true],
      ['1.0577', '1.0577', false],
      ['Ck45', 'C45E', true],
      ['S355J2W', 'S355J2W', false],
      ['S355NL', 'S355NL', false],
      ['28Mn6+QT', '28MN6', false],
      ['B 500 B', 'B500B', false],
    ];
    expect(
      rows.map(([written]) => [written, readDesignation(written).key, readDesignation(written).isOld]),
    ).to.deep.equal(rows);
  });

  it('separates steel that is certified to several', () => {
    expect(readDesignations(['S355J2+N / S355NL', '1.0577']).map(({ key }) => key)).to.deep.equal([
      'S355J2',
      'S355NL',
      '1.0577',
    ]);
  });

  it('knows delivery conditions by symbol and by word', () => {
    const rows: readonly (readonly [string, string[]])[] = [
      ['+N', ['N']],
      ['Normalised (+N)', ['N']],
      ['normalgeglüht', ['N']],
      ['Thermomechanically rolled (M)', ['M']],
      ['laminé thermomécaniquement', ['M']],
      ['As rolled (+AR)', ['AR']],
      ['+QT', ['QT']],
      ['vergütet', ['QT']],
      ['blank', []],
    ];
    expect(rows.map(([words]) => [words, conditionsIn(words)])).to.deep.equal(rows);
  });
});

describe('finding the edition', () => {
  const judgedBy = (grades: string[], norms: string[]) => {
    const { found, reasons } = findTables(grades, norms);
    return found.length === 0
      ? reasons.at(-1)
      : found.map(({ table }) => `${table.norm}:${table.edition}`).join(', ');
  };

  it('takes the one that is named, in any spelling and national publication', () => {
    const rows: readonly (readonly [norm: string, judged: string])[] = [
      ['EN 10025-2:2004', 'EN 10025-2:2004'],
      ['EN 10025-2:2019', 'EN 10025-2:2019'],
      ['EN10025-2 2004', 'EN 10025-2:2004'],
      ['EN 10025 part 2 (2019)', 'EN 10025-2:2019'],
      ['EN 10025-2/2019', 'EN 10025-2:2019'],
      ['EN 10025‑2‑2019', 'EN 10025-2:2019'],
      ['EN 10025-2:04', 'EN 10025-2:2004'],
      ['EN10025-2-19', 'EN 10025-2:2019'],
      ['DIN EN 10025-2:2005-04', 'EN 10025-2:2004'],
      ['BS EN 10025-2:2019', 'EN 10025-2:2019'],
      ['NF EN 10025-2', 'EN 10025-2:2019'],
    ];
    expect(rows.map(([norm]) => [norm, judgedBy(['S355J2'], [norm])])).to.deep.equal(rows);
  });

  it('says so when none is named, and judges by the current one', () => {
    expect(findTables(['S355J2'], ['EN 10025-2']).found[0]?.notes).to.deep.equal([
      'The certificate names no edition of EN 10025-2; it is judged by EN 10025-2:2019, the current one.',
    ]);
  });

  it('never judges by another edition, norm or grade than the one named', () => {
    expect(judgedBy(['S355J2'], ['EN 10025-2:1993'])).to.equal(
      'EN 10025-2:1993 is an edition that is not in our tables, which hold EN 10025-2:2019 and 2004',
    );
    expect(judgedBy(['S355J2'], ['EN 10025-2:2004', 'EN 10025-2:2019'])).to.equal(
      'the certificate names several editions of EN 10025-2',
    );
    expect(judgedBy(['S355J2'], ['EN 10025-2:2005'])).to.contain('not in our tables');
    expect(judgedBy(['S355J2'], ['EN 10025-2-93'])).to.contain('not in our tables');
    expect(judgedBy(['S355J2'], ['EN 10025-20:2019'])).to.equal(
      'the certificate does not name EN 10025-2, which S355J2 is judged by',
    );
    expect(judgedBy(['S690QL'], ['EN 10025-6:2019'])).to.equal('S690QL is not in our tables');
    expect(judgedBy([], ['EN 10025-2:2019'])).to.equal('A steel without designation is not in our tables');
  });

  it('judges each of several designations by its own norm', () => {
    expect(judgedBy(['S355J2+N / S355NL'], ['EN 10025-2:2019', 'EN 10025-3:2004'])).to.equal(
      'EN 10025-2:2019, EN 10025-3:2004',
    );
    const { found, reasons } = findTables(['S355J2+N / S355NL'], ['EN 10025-2:2019']);
    expect([found.length, reasons]).to.deep.equal([
      1,
      ['the certificate does not name EN 10025-3, which S355NL is judged by'],
    ]);
  });

  it('judges by each of several norms that hold the grade', () => {
    expect(judgedBy(['S355J2H'], ['EN 10210-1:2006 / EN 10219-1:2006'])).to.equal(
      'EN 10210-1:2006, EN 10219-1:2006',
    );
    expect(judgedBy(['B500B'], ['EN 10080:2005', 'DIN 488-1:2009'])).to.equal('EN 10080:2005, DIN 488:2009');
  });

  it('takes national norms of rebar for EN 10080 where the figures agree, DIN 488 by its own', () => {
    const rows: readonly (readonly [string, string])[] = [
      ['NF A 35-080-1:2020', 'EN 10080:2005'],
      ['BS 4449:2005', 'EN 10080:2005'],
      ['DIN 488-1:2009', 'DIN 488:2009'],
    ];
    expect(rows.map(([norm]) => [norm, judgedBy(['B500B'], [norm])])).to.deep.equal(rows);
  });

  it('says what an old name is taken for', () => {
    expect(findTables(['S355J2G3'], ['EN 10025-2:2004']).found[0]?.notes).to.deep.equal([
      'S355J2G3 is an old name; it is judged as S355J2.',
    ]);
  });
});
