import { expect } from 'chai';
import type { SearchHit } from '@topsteel/domain/api';
import { csvOfHits } from './csv-of-hits.ts';

const hit: SearchHit = {
  offerId: '01a21866-4839-7889-bb0b-47ccd17a2a4e',
  productId: null,
  title: 'Hot rolled wide flange beam',
  family: 'section',
  form: 'heb',
  designation: 'HEB 300',
  grade: 'S460M',
  norm: 'EN 10025-4:2019',
  lengthUm: 15_000_000,
  sku: '=HEB"300"',
  lotCode: '9F9SR153G6XWMGDPXGWN',
  seller: { organisationId: '01a21866-1088-7978-97a9-6dae72d5789c', name: 'Laminoirs, Sauer', country: 'LU' },
  location: { city: 'Esch', country: 'LU' },
  incoterm: 'DAP',
  certificate: { number: 'C-1', type: '3.1' },
  price: { minor: '902000000', currency: 'USDC', basis: 'tonne' },
  pricePerTonneMinor: '902000000',
  availableGrams: '48250000',
  minGrams: '3000000',
  stepGrams: '1000000',
  leadTimeDays: 4,
  emissionsGramsPerKg: '480',
  distanceKm: null,
  deliveredPricePerTonneMinor: null,
};

describe('csvOfHits', () => {
  it('writes figures that any spreadsheet reads, quotes commas, and runs no formula', () => {
    expect(csvOfHits([hit], ['Offer', 'Part'])).to.equal(
      '\uFEFFOffer,Part\r\n' +
        '01a21866-4839-7889-bb0b-47ccd17a2a4e,"\'=HEB""300""",heb,HEB 300,S460M,EN 10025-4:2019,15,3.1,C-1,' +
        '9F9SR153G6XWMGDPXGWN,"Laminoirs, Sauer",Esch,LU,DAP,4,48.25,3,902,USDC,tonne,902,,0.48\r\n',
    );
  });

  it('says in a last line that there is more than it holds', () => {
    expect(
      csvOfHits([], ['Offer', 'Part'], 'There are more offers, this file holds 5,000 of them.'),
    ).to.equal('\uFEFFOffer,Part\r\n"There are more offers, this file holds 5,000 of them."\r\n');
  });
});
