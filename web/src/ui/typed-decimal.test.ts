import { expect } from 'chai';
import fc from 'fast-check';
import { formatScaled } from '@topsteel/domain/units';
import { languages } from '../words/languages.ts';
import { formatsFor } from './formats.ts';
import { typedAmount, typedGrams, typedMilli } from './typed-amount.ts';
import { enteredText, readFigure, typedDecimal } from './typed-decimal.ts';

const others = languages.filter((language) => language !== 'en');

describe('readFigure', () => {
  it('takes the comma for the point everywhere but in English', () => {
    for (const language of others) {
      expect(typedDecimal('742,50', language)).to.equal('742.50');
      expect(typedDecimal('742.50', language)).to.equal('742.50');
    }
    expect(readFigure('742,50', 'en')).to.deep.equal({ state: 'mark', plain: '742.50' });
    expect(typedDecimal('742.50', 'en')).to.equal('742.50');
  });

  it('drops what divides thousands', () => {
    expect(typedDecimal('18\u202f420,5', 'fr')).to.equal('18420.5');
    expect(typedDecimal('18 420,5', 'fr')).to.equal('18420.5');
    expect(typedDecimal('18.420,5', 'de')).to.equal('18420.5');
    expect(typedDecimal('1.000.000', 'nl')).to.equal('1000000');
    expect(typedDecimal('18,420.5', 'en')).to.equal('18420.5');
    expect(typedDecimal('18,420', 'en')).to.equal('18420');
    expect(typedDecimal('1’250.40', 'de')).to.equal('1250.40');
  });

  it('refuses what could be meant a thousand times larger, and gives both', () => {
    for (const language of others) {
      expect(readFigure('1.250', language)).to.deep.equal({ state: 'unclear', either: ['1250', '1.250'] });
      expect(readFigure('-1.250', language)).to.deep.equal({ state: 'unclear', either: ['-1250', '-1.250'] });
      expect(typedDecimal('1,250', language)).to.equal('1.250');
      // No group of thousands begins with a zero or has four digits before it.
      expect(typedDecimal('0.250', language)).to.equal('0.250');
      expect(typedDecimal('1250.125', language)).to.equal('1250.125');
    }
  });

  it('reads a list from elsewhere only where one reading is left', () => {
    expect(
      ['2,5', '2.5', '1.250,5', '1,250.5', '1.250.000', '1,250,000'].map((text) => typedDecimal(text, 'any')),
    ).to.deep.equal(['2.5', '2.5', '1250.5', '1250.5', '1250000', '1250000']);
    for (const text of ['1.250', '1,250']) {
      expect(readFigure(text, 'any')).to.deep.equal({ state: 'unclear', either: ['1250', '1.250'] });
    }
  });

  it('refuses what is no figure', () => {
    for (const odd of [
      '',
      '-',
      'two',
      '1e3',
      '1,2,3',
      '1.2.3',
      '12 t',
      '12 5',
      '1,25.000',
      '.5',
      '5.',
      '٣',
    ]) {
      for (const habit of [...languages, 'any'] as const) {
        expect(readFigure(odd, habit), `${odd} (${habit})`).to.deep.equal({ state: 'none' });
      }
    }
    expect(typedDecimal('\u22122.5', 'en')).to.equal('-2.5');
  });
});

describe('A figure that a page prints', () => {
  const figure = fc.record({
    units: fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
    decimals: fc.integer({ min: 0, max: 8 }),
    language: fc.constantFrom(...languages),
  });

  it('in a field is read back exactly, in every language', () => {
    fc.assert(
      fc.property(figure, ({ units, decimals, language }) => {
        const typed = formatsFor(language).entry(formatScaled(units, decimals, decimals));
        expect(typedAmount(typed, decimals, language)).to.equal(units);
      }),
    );
  });

  it('anywhere is read back exactly or refused, and never as another figure', () => {
    fc.assert(
      fc.property(figure, fc.constantFrom(...languages), ({ units, decimals, language }, habit) => {
        const text = formatsFor(language).decimal(formatScaled(units, decimals, decimals));
        const reading = readFigure(text, language);
        if (reading.state === 'read') expect(typedAmount(text, decimals, language)).to.equal(units);
        else expect(reading).to.have.property('state', 'unclear');
        const elsewhere = typedAmount(text, decimals, 'any');
        expect([undefined, units]).to.include(elsewhere);
        // Two marks or several groups leave one reading in whatever language it is typed into.
        if (decimals !== 3 && decimals > 0)
          expect([undefined, units]).to.include(typedAmount(text, decimals, habit));
      }),
    );
  });

  it('with its currency or unit taken off is what a form takes', () => {
    for (const language of languages) {
      const formats = formatsFor(language);
      expect(typedAmount(formats.amount(125_000n, 'EUR'), 2, language)).to.equal(125_000n);
      expect(typedAmount(formats.amount(1_250_000_000n, 'USDC'), 6, language)).to.equal(1_250_000_000n);
      expect(typedGrams(formats.mass(1_250_000_000n, 't'), language)).to.equal(1_250_000_000n);
    }
  });
});

describe('enteredText', () => {
  it('shows a figure of an address, or of a form of another language, as the page writes it', () => {
    expect(enteredText('8.125', undefined, 'de')).to.equal('8,125');
    expect(enteredText('8,125', 'de', 'en')).to.equal('8.125');
    expect(enteredText('1.250', 'de', 'de')).to.equal('1.250');
    expect(enteredText('1.250', 'de', 'en')).to.equal('');
    expect(enteredText('8,125', undefined, 'fr')).to.equal('');
  });
});

describe('typedAmount', () => {
  it('counts in the smallest unit and refuses what is finer', () => {
    expect(typedAmount('742,50', 2, 'fr')).to.equal(74_250n);
    expect(typedAmount('742.505', 2, 'en')).to.equal(undefined);
    expect(typedAmount('-2.5', 2, 'en')).to.equal(-250n);
  });

  it('wants a mass above zero', () => {
    expect(typedGrams('2,48', 'de')).to.equal(2_480_000n);
    for (const odd of ['0', '-1', 'x']) expect(typedGrams(odd, 'en'), odd).to.equal(undefined);
  });

  it('takes an order in thousandths, above zero', () => {
    expect(['12', '2,5', '2,505', ' 1 200 ', '0,001'].map((text) => typedMilli(text, 'fr'))).to.deep.equal([
      '12000',
      '2500',
      '2505',
      '1200000',
      '1',
    ]);
    for (const odd of ['', '0', '0,000', '-1', '2,5005', '5t', '1.200', '1000000000']) {
      expect(typedMilli(odd, 'fr'), odd).to.equal(undefined);
    }
  });
});
