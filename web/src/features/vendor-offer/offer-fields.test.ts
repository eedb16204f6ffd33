import { expect } from 'chai';
import { formatsFor } from '../../ui/formats.ts';
import { changeBack, changeOf, fieldText, priceByBps, type OfferRow } from './offer-fields.ts';

const offer: OfferRow = {
  id: '01a20687-a5b4-76e1-804c-b0e0d5ee8742',
  version: 3,
  state: 'open',
  grade: 'S355J2+N',
  product: 'Beam HEB 200',
  dimensions: 'HEB 200 x 12 m',
  heatNumber: 'A23817',
  sku: 'HEB200-12',
  price: { minor: '71250', basis: '100kg', currency: 'EUR' },
  pricePerTonneMinor: '7695000000',
  availableGrams: '18400000',
  minGrams: '1000000',
  stepGrams: '1000',
  leadTimeDays: 3,
  location: { city: 'Esch-sur-Alzette', country: 'LU' },
};

describe('the fields of an offer’s row', () => {
  it('show what they take, in the reader’s language', () => {
    for (const language of ['en', 'fr', 'de'] as const) {
      const formats = formatsFor(language);
      for (const field of ['price', 'min', 'step', 'lead', 'place'] as const) {
        expect(changeOf(offer, field, fieldText(offer, field, formats), formats), field).to.deep.equal(
          changeBack(offer, field),
        );
      }
    }
  });

  it('change a price in its own basis and currency', () => {
    expect(changeOf(offer, 'price', '698,50', formatsFor('fr'))).to.deep.equal({
      price: { minor: '69850', basis: '100kg', currency: 'EUR' },
    });
    expect(changeOf(offer, 'min', '2.5', formatsFor('en'))).to.deep.equal({ minGrams: '2500000' });
  });

  it('refuse what cannot be meant', () => {
    const formats = formatsFor('en');
    for (const odd of ['', '0', '-5', '712.505', 'dear']) {
      expect(changeOf(offer, 'price', odd, formats), odd).to.equal(undefined);
    }
    expect(changeOf(offer, 'lead', '366', formats)).to.equal(undefined);
    expect(changeOf(offer, 'place', ' ', formats)).to.equal(undefined);
  });

  it('round a changed price to half a cent up and never to nothing', () => {
    expect(priceByBps(71_250n, -250n)).to.equal(69_469n);
    expect(priceByBps(71_250n, 100n)).to.equal(71_963n);
    expect(priceByBps(1n, -9_000n)).to.equal(1n);
  });
});
