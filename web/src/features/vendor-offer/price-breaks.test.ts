import { expect } from 'chai';
import { formatsFor } from '../../ui/formats.ts';
import { breaksText, typedBreaks } from './price-breaks.ts';

const breaks = [
  { fromGrams: '5000000', priceMinor: '69900' },
  { fromGrams: '20000000', priceMinor: '68500' },
];

describe('price breaks as text', () => {
  it('are read as they are written, in every language', () => {
    for (const language of ['en', 'fr', 'de', 'es', 'it', 'nl'] as const) {
      const formats = formatsFor(language);
      expect(typedBreaks(breaksText(breaks, 'EUR', formats), 'EUR', formats), language).to.deep.equal(breaks);
    }
    expect(breaksText(breaks, 'EUR', formatsFor('de'))).to.equal('5,000; 699,00\n20,000; 685,00');
  });

  it('take a spreadsheet’s tab, and nothing as no breaks', () => {
    expect(typedBreaks('5\t699.00\n', 'EUR', formatsFor('en'))).to.deep.equal([breaks[0]]);
    expect(typedBreaks('', 'EUR', formatsFor('en'))).to.deep.equal([]);
  });

  it('refuse a line that is not a mass and a price', () => {
    for (const odd of ['5', '5; 699; 1', 'five; 699', '5; 0']) {
      expect(typedBreaks(odd, 'EUR', formatsFor('en')), odd).to.equal(undefined);
    }
  });
});
