import { expect } from 'chai';
import type { Offer } from '@topsteel/domain/api';
import { choiceOf, facetValues, filterOffers, listHref, without } from './facet-offers.ts';

type Trait = { grade: string; form: string | null; country: string };

function offerOf({ grade, form, country }: Trait): Offer {
  return {
    id: '6f0c2a0e-5f0f-4d53-9a70-6a8f1b4cf001',
    state: 'open',
    seller: {
      organisationId: '6f0c2a0e-5f0f-4d53-9a70-6a8f1b4cf002',
      name: 'Moselstahl',
      country,
      account: null,
    },
    lot: {
      id: '6f0c2a0e-5f0f-4d53-9a70-6a8f1b4cf003',
      lotId: '1',
      lotCode: '0'.repeat(20),
      massGrams: '96200000',
      final: true,
    },
    product: 'Heavy plate',
    form,
    grade,
    norm: 'EN 10025-2',
    dimensions: '20 x 2000 x 6000 mm',
    heatNumber: '4711',
    productId: null,
    sku: null,
    sold: null,
    price: { minor: '742000000', basis: 'tonne', currency: 'USDC' },
    version: 1,
    pricePerTonneMinor: '742000000',
    currency: 'USDC',
    minGrams: '1000000',
    stepGrams: '500000',
    availableGrams: '96200000',
    overTolerancePermille: 20,
    location: { city: 'Esch', country },
    incoterm: 'DAP',
    leadTimeDays: 5,
    certificate: {
      id: '6f0c2a0e-5f0f-4d53-9a70-6a8f1b4cf004',
      number: 'C-1',
      kind: 31,
      manufacturer: 'Moselstahl',
      conformance: { verdict: 'conforms', sentence: '', checked: 12, required: 12, missing: [] },
    },
    emissions: null,
    countryOfMelt: country,
    createdAt: '2026-11-20T08:00:00.000Z',
  };
}

const offers = [
  { grade: 'S355J2', form: 'plate', country: 'LU' },
  { grade: 'S355J2', form: 'beam', country: 'DE' },
  { grade: 'S235JR', form: 'plate', country: 'DE' },
  { grade: 'B500B', form: 'rebar', country: 'IT' },
  { grade: 'S460M', form: null, country: 'LU' },
].map(offerOf);

describe('filterOffers', () => {
  it('takes any value inside a facet and all facets together', () => {
    const choice = choiceOf({ grade: ['S355J2', 'S235JR'], country: 'DE' });
    expect(filterOffers(offers, choice).map((offer) => [offer.grade, offer.form])).to.deep.equal([
      ['S355J2', 'beam'],
      ['S235JR', 'plate'],
    ]);
  });
  it('keeps all without a choice', () => {
    expect(filterOffers(offers, choiceOf({ grade: '', q: 'x' }))).to.have.length(5);
  });
});

describe('facetValues', () => {
  it('counts within the other facets, most frequent first, and keeps what is chosen', () => {
    const choice = choiceOf({ grade: 'B500B', form: 'plate' });
    expect(
      facetValues(offers, choice, 'grade').map(({ value, count, isChosen }) => [value, count, isChosen]),
    ).to.deep.equal([
      ['S235JR', 1, false],
      ['S355J2', 1, false],
      ['B500B', 0, true],
    ]);
    expect(facetValues(offers, choiceOf({}), 'form').map(({ label, count }) => [label, count])).to.deep.equal(
      [
        ['Plate', 2],
        ['Beam', 1],
        ['Other', 1],
        ['Rebar', 1],
      ],
    );
  });
});

describe('listHref', () => {
  it('holds the whole state', () => {
    const choice = choiceOf({ grade: ['S355J2', 'S235JR'], form: 'plate' });
    expect(listHref('20 mm', choice)).to.equal('/steel?q=20+mm&grade=S355J2&grade=S235JR&form=plate');
    expect(listHref('', without(choice, 'grade', 'S355J2'))).to.equal('/steel?grade=S235JR&form=plate');
    expect(listHref('', choiceOf({}))).to.equal('/steel');
  });
});
