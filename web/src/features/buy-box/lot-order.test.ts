import { expect } from 'chai';
import type { ProductShape } from '@topsteel/domain/pricing';
import { driverOf, fieldsOf, isOnStep, readAmount, textsOf } from './lot-order.ts';

const shs: ProductShape = {
  lengthUm: 6_000_000n,
  widthUm: 100_000n,
  thicknessUm: 5_000n,
  gramsPerMetre: 14_410n,
  gramsPerPiece: 86_460n,
  isSteel: true,
};
const plate: ProductShape = {
  lengthUm: 6_000_000n,
  widthUm: 2_000_000n,
  thicknessUm: 10_000n,
  gramsPerMetre: null,
  gramsPerPiece: null,
  isSteel: true,
};
const terms = {
  minGrams: 250_000n,
  stepGrams: 250_000n,
  availableGrams: 10_548_000n,
  overTolerancePermille: 25,
};

describe('readAmount', () => {
  it('turns ten pieces into metres, mass and the most that may be weighed', () => {
    const reading = readAmount('pieces', '10', shs, terms, 'en');
    expect(reading).to.deep.equal({
      ok: true,
      quantity: { unit: 'piece', amountMilli: 10_000n },
      mass: { massGrams: 864_600n, pieces: 10n, lengthUm: 6_000_000n, totalLengthUm: 60_000_000n },
      maxGrams: 886_215n,
    });
    expect(reading.ok ? textsOf(reading.mass, 'en') : undefined).to.deep.equal({
      pieces: '10',
      metres: '60',
      mass: '0.8646',
    });
  });
  it('turns metres into pieces only where they come out even', () => {
    const even = readAmount('metres', '120', shs, terms, 'en');
    const odd = readAmount('metres', '100,5', shs, terms, 'de');
    expect(even.ok ? textsOf(even.mass, 'en') : undefined).to.deep.equal({
      pieces: '20',
      metres: '120',
      mass: '1.7292',
    });
    expect(odd.ok ? textsOf(odd.mass, 'de') : undefined).to.deep.equal({
      pieces: '',
      metres: '100,5',
      mass: '1,448205',
    });
  });
  it('takes a mass to the gram, with the mark of the language', () => {
    const reading = readAmount('mass', '1,5', shs, terms, 'it');
    expect(reading.ok ? [reading.quantity, reading.maxGrams] : undefined).to.deep.equal([
      { unit: 'kg', amountMilli: 1_500_000n },
      1_537_500n,
    ]);
  });
  it('says what is wrong, and what would be right', () => {
    expect(readAmount('mass', 'five', shs, terms, 'en')).to.deep.equal({
      ok: false,
      wrong: { code: 'number' },
    });
    expect(readAmount('pieces', '2.5', shs, terms, 'en')).to.deep.equal({
      ok: false,
      wrong: { code: 'whole' },
    });
    expect(readAmount('pieces', '2', shs, terms, 'en')).to.deep.equal({
      ok: false,
      wrong: { code: 'least' },
    });
    expect(readAmount('mass', '1.3', shs, terms, 'en')).to.deep.equal({
      ok: false,
      wrong: { code: 'step', nearGrams: 1_250_000n },
    });
    // 10.5 t and 2.5 % are 10.7625 t, of 10.548 t.
    expect(readAmount('mass', '10.5', shs, terms, 'en')).to.deep.equal({
      ok: false,
      wrong: { code: 'most', needGrams: 10_762_500n },
    });
    expect(readAmount('metres', '10', plate, terms, 'en')).to.deep.equal({
      ok: false,
      wrong: { code: 'number' },
    });
  });
  it('refuses a mass that may be a thousand times another, and orders neither', () => {
    for (const language of ['fr', 'de', 'es', 'it', 'nl'] as const) {
      expect(readAmount('mass', '1.250', shs, terms, language)).to.deep.equal({
        ok: false,
        wrong: { code: 'unclear', text: '1.250' },
      });
    }
    const english = readAmount('mass', '1.250', shs, terms, 'en');
    expect(english.ok ? english.mass.massGrams : undefined).to.equal(1_250_000n);
    expect(readAmount('mass', '1,25', shs, terms, 'en')).to.deep.equal({
      ok: false,
      wrong: { code: 'unclear', text: '1,25' },
    });
  });
  it('weighs a plate by its size: 2 × 6 m × 10 mm are 942 kg', () => {
    const reading = readAmount('pieces', '1', plate, terms, 'en');
    expect(reading.ok ? reading.mass.massGrams : undefined).to.equal(942_000n);
  });
});

describe('fieldsOf', () => {
  it('asks for metres only of what is sold by length', () => {
    expect(fieldsOf(shs, 'hollow-section')).to.deep.equal(['pieces', 'metres', 'mass']);
    expect(fieldsOf(plate, 'plate')).to.deep.equal(['pieces', 'mass']);
    expect(fieldsOf({ ...shs, lengthUm: null, gramsPerPiece: null }, 'coil')).to.deep.equal(['mass']);
  });
});

describe('driverOf', () => {
  it('finds the field that was changed, and else keeps the last one', () => {
    const before = { pieces: '10', metres: '60', mass: '0.8646' };
    expect(driverOf({ ...before, metres: '120' }, before, 'pieces')).to.equal('metres');
    expect(driverOf({ ...before, pieces: '' }, before, 'mass')).to.equal('mass');
    expect(driverOf(before, before, 'mass')).to.equal('mass');
  });
});

describe('isOnStep', () => {
  it('tells what may be ordered on its own', () => {
    expect([isOnStep(500_000n, terms), isOnStep(864_600n, terms)]).to.deep.equal([true, false]);
  });
});
