import { expect } from 'chai';
import fc from 'fast-check';
import { gradeFit, gradeOf, type Clause } from './index.ts';
import { relevanceCatalogue } from './relevance/catalogue.ts';
import { indexOf } from './relevance/judge.ts';

const documents = relevanceCatalogue();
const index = indexOf(documents);

/** A part of a query in one line. */
function shown(clause: Clause): string {
  switch (clause.kind) {
    case 'code':
      return `${clause.isPrefix ? 'code?' : 'code'} ${clause.code}`;
    case 'profile':
      return `profile ${clause.series} ${clause.size}`;
    case 'series':
      return `series ${clause.series}`;
    case 'grade':
      return `grade ${clause.grade}`;
    case 'norm':
      return `norm ${clause.norm}`;
    case 'certificate':
      return `certificate ${clause.type}`;
    case 'size':
    case 'format':
      return `${clause.kind} ${clause.dimensionsUm.join(' ')}`;
    case 'words':
      return clause.correctedFrom === null
        ? `words ${clause.text}`
        : `words ${clause.text} < ${clause.correctedFrom}`;
    default:
      return `${clause.kind} ${clause.um}`;
  }
}
const read = (query: string): string[] => index.read(query).clauses.map(shown);

const readings: readonly (readonly [query: string, ...parts: string[]])[] = [
  ['HEB 200 S355 12 m', 'profile heb 200', 'grade S355', 'length 12000000'],
  ['tôle 10mm S355J2 2000x6000', 'words tole', 'dimension 10000', 'grade S355J2', 'format 2000000 6000000'],
  ['fer à béton 12', 'words fer a beton', 'number 12000'],
  ['IPBl 200', 'profile hea 200'],
  ['he 200 b', 'profile heb 200'],
  ['u 120', 'profile upn 120'],
  ['Betonstahl B500B ø12', 'words betonstahl', 'grade B500B', 'diameter 12000'],
  ['b 500 b', 'grade B500B'],
  ['B500 coil', 'grade B500', 'words coil'],
  ['100 t coil DX51D 1,5 mm', 'words coil', 'grade DX51D', 'dimension 1500'],
  ['dx51d+z275', 'grade DX51D+Z275'],
  ['S 355 J2 +N', 'grade S355J2+N'],
  ['s355jo', 'grade S355J0'],
  ['St 52-3', 'grade S355J2'],
  ['1.0577', 'grade S355J2'],
  ['inox 304', 'words inox', 'grade X5CRNI18-10'],
  ['304 mm', 'dimension 304000'],
  ['AISI 316L', 'grade X2CRNIMO17-12-2'],
  ['42CrMo4 ø60', 'grade 42CRMO4', 'diameter 60000'],
  ['CEM II/A-LL 42,5 R', 'grade CEMII/A-LL42.5R'],
  ['10 x 2000 x 6000', 'size 10000', 'format 2000000 6000000'],
  ['2*6 m', 'format 2000000 6000000'],
  ['48,3 × 3,2', 'size 48300 3200'],
  ['1/2" tube', 'dimension 12700', 'words tube'],
  ['15/10', 'dimension 1500'],
  ['ép. 25', 'dimension 25000'],
  ['M12x60 8.8', 'diameter 12000', 'length 60000', 'grade 8.8'],
  ['DIN EN 10025-2:2019', 'norm 10025-2'],
  ['EN10204 3.2', 'certificate 3.2'],
  ['HEM', 'words hem'],
  ['poutrele', 'words poutrelle < poutrele'],
  ['Stahltraeger', 'words stahltraeger'],
  ['AC-10000', 'code AC-10000'],
  ['XZ-99-77', 'code? XZ-99-77'],
  ['S356J2', 'grade S356J2'],
];

describe('reading a query', () => {
  for (const [query, ...parts] of readings) {
    it(`${query}: ${parts.join(', ')}`, () => {
      expect(read(query)).to.deep.equal(parts);
    });
  }

  it('reads how much is wanted', () => {
    expect(index.read('100 t coil').quantity).to.deep.equal({ unit: 'tonne', amountMilli: 100_000n });
    expect(index.read('2,5 to HEB 200').quantity).to.deep.equal({ unit: 'tonne', amountMilli: 2_500n });
    expect(index.read('30 pcs IPE 200').quantity).to.deep.equal({ unit: 'piece', amountMilli: 30_000n });
    expect(index.read('750 kg').quantity).to.deep.equal({ unit: 'kg', amountMilli: 750_000n });
    expect(index.read('HEB 200').quantity).to.equal(null);
  });

  it('says what nothing is called', () => {
    expect(index.read('zzyzx HEB 200').ignored).to.deep.equal(['zzyzx']);
  });

  it('takes any text without failing, and never more than 15 parts of it (property)', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300, unit: 'binary' }), (text) => {
        expect(index.read(text).clauses.length).to.be.at.most(15);
      }),
    );
  }).timeout(20_000);
});

describe('grades and part numbers', () => {
  it('answer as what was asked for, in a delivery condition, or as a quality when none was asked for', () => {
    expect(gradeFit('S355J2', 'S355J2')).to.equal('same');
    expect(gradeFit('S355J2', 'S355J2+N')).to.equal('condition');
    expect(gradeFit('S355J2', 'S355J2H')).to.equal('condition');
    expect(gradeFit('S355', 'S355K2+N')).to.equal('quality');
    expect(gradeFit('B500', 'B500B')).to.equal('quality');
    expect(gradeFit('DX51D', 'DX51D+Z275')).to.equal('condition');
    expect(gradeFit('S355J2+N', 'S355J2')).to.equal(null);
    expect(gradeFit('S355J2', 'S355J2W')).to.equal(null);
    expect(gradeFit('S355J2', 'S355J0')).to.equal(null);
    expect(gradeFit('C4', 'C45')).to.equal(null);
    expect(gradeFit('X2CRNI18-9', 'X2CRNI18-90')).to.equal(null);
  });

  it('are one under their number, their older name and their AISI name', () => {
    expect(['1.0577+N', 'St 52-3', 'Fe 510 D', '1.4404', 'AISI 316L', 'S356J2'].map(gradeOf)).to.deep.equal([
      'S355J2+N',
      'S355J2',
      'S355J2',
      'X2CRNIMO17-12-2',
      'X2CRNIMO17-12-2',
      'S356J2',
    ]);
  });

  it('keep a condition that is not one of theirs, rather than answer with any', () => {
    const found = (query: string) =>
      index
        .search({ query, filter: {}, sort: 'relevance', site: null, after: null, limit: 20 })
        .results.map(({ id }) => documents.find((document) => document.id === id)?.grade);
    expect(found('S355K2+N')).to.include('S355K2+N');
    expect([...found('S355K2+A'), ...found('S355K2+5')]).to.deep.equal([]);
  });

  it('are never corrected: one sign changed in any of them finds no other (property)', () => {
    const grades = [...new Set(documents.map(({ grade }) => grade))].filter(
      (grade) => /\d/.test(grade) && !/[\s/.]/.test(grade),
    );
    const codes = documents.flatMap(({ codes: all }) => all);
    const mutated = fc
      .tuple(
        fc.constantFrom(...grades, ...codes),
        fc.nat(40),
        fc.constantFrom(...Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789')),
      )
      .map(([text, at, sign]) => text.slice(0, at % text.length) + sign + text.slice((at % text.length) + 1))
      .filter((text) => /\d/.test(text));
    fc.assert(
      fc.property(mutated, (text) => {
        expect(
          index
            .read(text)
            .clauses.filter((clause) => clause.kind === 'words' && clause.correctedFrom !== null),
        ).to.deep.equal([]);
        for (const { id } of index.search({
          query: text,
          filter: {},
          sort: 'relevance',
          site: null,
          after: null,
          limit: 20,
        }).results) {
          const found = documents.find((document) => document.id === id);
          if (found === undefined || isNamedSo(text, found)) continue;
          expect.fail(`${text} found ${found.designation} ${found.grade} ${found.codes.join(' ')}`);
        }
      }),
      { numRuns: 2_000, examples: [['S355K2+A']] },
    );
  }).timeout(60_000);
});

/** Does it stand under what was written: a grade, a code or the beginning of one, or a profile or size that this reads as? */
function isNamedSo(text: string, document: (typeof documents)[number]): boolean {
  const asked = gradeOf(text);
  if (gradeFit(asked, gradeOf(document.grade)) !== null) return true;
  if (document.codes.some((code) => code.startsWith(text.toUpperCase()))) return true;
  const kinds = index.read(text).clauses.map(({ kind }) => kind);
  return kinds.length > 0 && !kinds.some((kind) => kind === 'grade' || kind === 'code' || kind === 'words');
}
