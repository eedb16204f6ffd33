import { expect } from 'chai';
import type { Rfq } from '@topsteel/domain/api';
import { typedAmount } from '../../ui/typed-amount.ts';
import { languages } from '../../words/languages.ts';
import { shown } from './answer-input.ts';
import { startOf } from './prefill.ts';

/** 1,250 t, 1,234,567.891 t and 0.125 t in thousandths: grouped, a German reads the first as a decimal. */
const MILLI = ['1250000', '1234567891', '125'];

const rfq: Rfq = {
  id: 'r1',
  number: 'TSR-000001',
  title: 'Plates for the hall in Linz',
  state: 'draft',
  isAnswerable: true,
  isBuyerNamed: true,
  rows: MILLI.map((amountMilli) => ({
    text: 'Plate S355J2+N 20 mm',
    amountMilli,
    unit: 'tonne',
    productId: null,
    offerId: null,
    family: null,
    grade: null,
    norm: null,
    dimensions: null,
    certificate: null,
    carbonCapGramsPerKg: null,
    cutting: null,
  })),
  place: { country: 'AT', postcode: '4020', city: null },
  wantedOn: null,
  answersBy: '2026-11-30T16:00:00.000Z',
  paymentTerms: null,
  note: null,
  currency: 'EUR',
  files: [],
  recipients: [],
  openMilli: MILLI,
  createdBy: 'Anna Berger',
  createdAt: '2026-11-23T09:00:00.000Z',
  sentAt: null,
};

describe('figures that a form for quotations begins with', () => {
  for (const language of languages) {
    it(`are read back as the same figures (${language})`, () => {
      const prefilled = {
        price: shown('124250', 2, language),
        amounts: startOf(rfq, language, new Date('2026-11-23T09:00:00Z')).rows.map(({ amount }) => amount),
        mass: shown('1250000', 3, language),
      };
      expect(typedAmount(prefilled.price, 2, language)).to.equal(124_250n);
      expect(typedAmount(prefilled.mass, 3, language)).to.equal(1_250_000n);
      expect(prefilled.amounts.map((text) => typedAmount(text, 3, language)?.toString())).to.deep.equal(
        MILLI,
      );
    });
  }
  it('are empty where nothing was said', () => {
    expect(shown(null, 2, 'de')).to.equal('');
    expect(shown(undefined, 2, 'de')).to.equal('');
  });
});
