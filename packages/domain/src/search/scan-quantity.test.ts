import { expect } from 'chai';
import fc from 'fast-check';
import { localiseDecimal, formatScaled, type Habit, type NumberLocale } from '../units/index.ts';
import { relevanceCatalogue } from './relevance/catalogue.ts';
import { indexOf } from './relevance/judge.ts';

const index = indexOf(relevanceCatalogue());
const languages: readonly NumberLocale[] = ['en', 'fr', 'de', 'es', 'it', 'nl'];
const wanted = (query: string, habit: Habit) => {
  const { quantity, unclear } = index.read(query, habit);
  return unclear ?? (quantity && `${quantity.amountMilli.toString()} ${quantity.unit}`);
};

describe('a quantity in the search box', () => {
  it('is read by the habits of the language', () => {
    expect(wanted('1.250 t HEB 200', 'en')).to.equal('1250 tonne');
    expect(wanted('1,250 t HEB 200', 'en')).to.equal('1250000 tonne');
    expect(wanted('1,250 t HEB 200', 'de')).to.equal('1250 tonne');
    expect(wanted('2,5 tonnes HEB 200', 'fr')).to.equal('2500 tonne');
    expect(wanted('18 420,5 kg tôle', 'fr')).to.equal('18420500 kg');
    expect(wanted('1.250,5 kg Blech', 'de')).to.equal('1250500 kg');
    expect(wanted('2.4805 t HEB 200', 'en')).to.equal('2480500 kg');
  });

  it('is not guessed where it may be two a thousand times apart', () => {
    for (const language of ['fr', 'de', 'es', 'it', 'nl', 'any'] as const) {
      expect(wanted('1.250 t HEB 200', language), language).to.equal('1.250');
    }
    expect(wanted('12,5 t HEB 200', 'en')).to.equal('12,5');
    expect(index.read('1.250 t HEB 200', 'de').clauses.map(({ kind }) => kind)).to.deep.equal(['profile']);
  });

  it('is counted in the words of six languages', () => {
    for (const text of ['12 pcs', '12 pièces', '12 Stück', '12 piezas', '12 pezzi', '12 stuks', '12 x']) {
      expect(wanted(`${text} HEA 240 12m`, 'de'), text).to.equal('12000 piece');
    }
    for (const text of ['3 t', '3 tonnes', '3 Tonnen', '3 toneladas', '3 tonnellate', '3 ton', '3 to']) {
      expect(wanted(`${text} HEA 240`, 'it'), text).to.equal('3000 tonne');
    }
    expect(wanted('750 Kilogramm Blech', 'de')).to.equal('750000 kg');
    expect(wanted('120 m IPE 200', 'en')).to.equal('120000 metre');
  });

  it('leaves sizes, grades and certificates what they are', () => {
    const kinds = (query: string) => index.read(query, 'en').clauses.map(({ kind }) => kind);
    expect(wanted('HEA 240 12m', 'en')).to.equal(null);
    expect(kinds('12 pcs HEA 240 12m')).to.deep.equal(['profile', 'length']);
    // A mass of 3.1 t is no certificate, and St 37-2 no pieces.
    expect([wanted('3.1 t HEB 200', 'en'), kinds('3.1 t HEB 200')]).to.deep.equal([
      '3100 tonne',
      ['profile'],
    ]);
    expect([wanted('plate 12 St 37-2', 'en'), kinds('12 St 37-2')]).to.deep.equal([
      null,
      ['number', 'grade'],
    ]);
    expect(kinds('48,3 × 3,2')).to.deep.equal(['size']);
    expect(wanted('2,5 pcs HEB 200', 'de')).to.equal(null);
  });

  it('as a page of the language writes it is read as itself, or not at all (property)', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 9_999_999n }),
        fc.constantFrom(...languages),
        (milli, language) => {
          const text = localiseDecimal(formatScaled(milli, 3), language);
          expect([`${milli} tonne`, text.replace('\u202f', ' ')]).to.include(
            wanted(`${text} t HEB 200`, language),
          );
        },
      ),
    );
  });
});
