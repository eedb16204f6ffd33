import { expect } from 'chai';
import fc from 'fast-check';
import { askedSteel, compareLot, type AskedText, type NamedLot } from './index.ts';

const row: AskedText = {
  text: 'Heavy plate S355J2+N, 20 x 2000 x 6000 mm',
  family: 'plate',
  grade: null,
  norm: 'EN 10025-2',
  dimensions: null,
};
const need = { certificate: '3.1', carbonCapGramsPerKg: 1_800n } as const;
const quoted = { grade: null, certificate: '3.1', carbonGramsPerKg: 1_620n, massGrams: 20_000_000n } as const;
const lot: NamedLot = {
  isOpen: true,
  family: 'plate',
  grade: 'S355J2+N',
  norm: 'EN 10025-2:2019',
  dimensions: '20 × 2000 × 6000',
  lengthUm: 6_000_000,
  certificate: '3.1',
  carbonGramsPerKg: 1_540n,
  availableGrams: 24_000_000n,
};
const found = (change: Partial<NamedLot>, asked: Partial<AskedText> = {}) =>
  compareLot(need, askedSteel({ ...row, ...asked }), quoted, { ...lot, ...change });

describe('what a row asks for', () => {
  it('is read from its fields, and from its words where a field is empty', () => {
    expect(askedSteel(row)).to.deep.equal({
      family: 'plate',
      grade: 'S355J2+N',
      norm: 'EN 10025-2',
      dimensions: '20 x 2000 x 6000 mm',
      size: { profile: null, dimensionsUm: [20_000, 2_000_000, 6_000_000], lengthUm: null },
    });
    const beam = askedSteel({
      text: 'HEB 200 S355, DIN EN 10025-2, 12 m',
      family: null,
      grade: 'S460M',
      norm: null,
      dimensions: null,
    });
    expect([beam.grade, beam.norm, beam.dimensions]).to.deep.equal(['S460M', 'EN 10025-2', 'HEB 200, 12 m']);
    expect(beam.size).to.deep.equal({ profile: 'heb 200', dimensionsUm: [], lengthUm: 12_000_000 });
  });

  it('is no size where its words name none', () => {
    const { dimensions, size } = askedSteel({ ...row, text: 'Plates as last time' });
    expect([dimensions, size]).to.deep.equal([null, null]);
  });
});

describe('a lot beside a need', () => {
  it('deviates in nothing when it has what was asked for', () => {
    expect(found({})).to.deep.equal([]);
    // A better document, less carbon and more of it are none.
    expect(found({ certificate: '3.2', carbonGramsPerKg: 400n, availableGrams: 10n ** 12n })).to.deep.equal(
      [],
    );
    // A delivery condition answers the bare grade; the whole norm its part.
    expect(found({ grade: 'S355J2+N' }, { grade: 'S355J2', norm: 'EN 10025' })).to.deep.equal([]);
  });

  it('says each difference with what was asked for and what there is', () => {
    expect(found({ family: 'coil' })).to.deep.equal([
      { code: 'other-family', asked: 'plate', there: 'coil' },
    ]);
    expect(found({ grade: 'S235JR' })).to.deep.equal([
      { code: 'other-grade', asked: 'S355J2+N', there: 'S235JR' },
    ]);
    expect(found({ norm: 'EN 10025-6:2019' })).to.deep.equal([
      { code: 'other-norm', asked: 'EN 10025-2', there: 'EN 10025-6:2019' },
    ]);
    expect(found({ norm: null })).to.deep.equal([{ code: 'other-norm', asked: 'EN 10025-2', there: null }]);
    expect(found({ dimensions: '20 × 2500 × 12000', lengthUm: null })).to.deep.equal([
      { code: 'other-size', asked: '20 x 2000 x 6000 mm', there: '20 × 2500 × 12000' },
    ]);
    expect(found({ certificate: '2.2' })).to.deep.equal([
      { code: 'lesser-certificate', asked: '3.1', there: '2.2' },
    ]);
    expect(found({ availableGrams: 12_000_000n })).to.deep.equal([
      { code: 'lot-short', neededGrams: 20_000_000n, leftGrams: 12_000_000n },
    ]);
    expect(found({ isOpen: false, availableGrams: 0n })).to.deep.equal([{ code: 'lot-closed' }]);
  });

  it('is held to what was quoted where that is better than the need', () => {
    const asked = askedSteel(row);
    const any = { certificate: null, carbonCapGramsPerKg: null } as const;
    expect(compareLot(any, asked, quoted, { ...lot, certificate: '2.2' })).to.deep.equal([
      { code: 'lesser-certificate', asked: '3.1', there: '2.2' },
    ]);
    expect(compareLot(need, asked, quoted, { ...lot, carbonGramsPerKg: 1_700n })).to.deep.equal([
      { code: 'carbon-over', capGramsPerKg: 1_620n, thereGramsPerKg: 1_700n },
    ]);
    expect(compareLot(need, asked, quoted, { ...lot, carbonGramsPerKg: null })).to.deep.equal([
      { code: 'carbon-not-stated', capGramsPerKg: 1_620n },
    ]);
  });

  it('is never taken as right where its size or the one asked for can’t be read', () => {
    expect(found({ dimensions: 'as agreed', lengthUm: null })).to.deep.equal([
      { code: 'size-unknown', asked: '20 x 2000 x 6000 mm', there: 'as agreed' },
    ]);
    expect(found({}, { dimensions: 'see drawing' })).to.deep.equal([
      { code: 'size-unknown', asked: 'see drawing', there: '20 × 2000 × 6000' },
    ]);
  });

  it('of a measure that differs by anything is another size (property)', () => {
    const measure = fc.integer({ min: 3, max: 400 });
    fc.assert(
      fc.property(measure, fc.integer({ min: 1, max: 50 }), (thickness, more) => {
        const asked = { dimensions: `${thickness} x 2000 x 6000` };
        const of = (mm: number) =>
          found({ dimensions: `${mm} × 2000 × 6000`, lengthUm: 6_000_000 }, asked).map(({ code }) => code);
        expect(of(thickness)).to.deep.equal([]);
        expect(of(thickness + more)).to.deep.equal(['other-size']);
      }),
    );
  });
});
