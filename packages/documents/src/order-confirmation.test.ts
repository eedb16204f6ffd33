import { expect } from 'chai';
import { documentLanguages } from './languages.ts';
import { confirmationSheet, type OrderConfirmation } from './order-confirmation.ts';
import { renderOrderConfirmationHtml, renderOrderConfirmationPdf } from './render-order-confirmation.ts';

const order: OrderConfirmation = {
  number: 'TG-2026-000042',
  isGroup: true,
  orderedOn: '2026-11-26',
  reference: 'PO <7781>',
  seller: {
    legalName: 'Aciérie de la Moselle SA',
    city: 'Metz',
    country: 'FR',
    vat: 'FR40303265045',
  },
  buyer: { legalName: 'Alpen Stahlbau GmbH', city: 'Stuttgart', country: 'DE', vat: 'DE136695976' },
  site: 'Werkstraße 1, 70173 Stuttgart, DE',
  lines: [
    {
      orderNumber: 'TS-2026-000101',
      description: 'Hot rolled plate, 20 × 2000 × 6000 mm, S355J2+N',
      grade: 'S355J2+N',
      heatNumber: '471102',
      massGrams: 5_000_000n,
      maxGrams: 5_025_000n,
      netMinor: 3_600_000_000n,
      taxMinor: 0n,
      totalMinor: 3_600_000_000n,
      maxAmountMinor: 3_618_000_000n,
      taxSentence: 'Intra-Community supply: the buyer accounts for the tax.',
    },
    {
      orderNumber: 'TS-2026-000102',
      description: 'HEB 200',
      grade: 'S355J2',
      heatNumber: '471103',
      massGrams: 2_942_400n,
      maxGrams: 3_001_248n,
      netMinor: 24_369_900_943n,
      taxMinor: 0n,
      totalMinor: 24_369_900_943n,
      maxAmountMinor: 24_857_298_962n,
      taxSentence: 'Intra-Community supply: the buyer accounts for the tax.',
    },
  ],
};

describe('order confirmations', () => {
  it('add up what one vendor was ordered, in the numbers of the language', () => {
    const german = confirmationSheet(order, 'de');
    expect(german.title).to.equal('Auftragsbestätigung TG-2026-000042');
    expect(german.rows.at(-1)).to.deep.equal([
      'Summe',
      '',
      '',
      '7,9424',
      '8,026248',
      '27.969,900943',
      '0,00',
      '27.969,900943',
    ]);
    expect(confirmationSheet(order, 'fr').rows[0]?.slice(3)).to.deep.equal([
      '5,000',
      '5,025',
      '3\u202f600,00',
      '0,00',
      '3\u202f600,00',
    ]);
    expect(confirmationSheet(order, 'en').notes).to.deep.equal([
      'Payment follows the weighed mass, within the tolerance; “at most” is the most that is taken. (28,475.298962 USDC)',
      'Intra-Community supply: the buyer accounts for the tax.',
      'This confirms what was ordered. It is no invoice.',
    ]);
  });

  it('say something of their own in each language', () => {
    const titles = documentLanguages.map((language) => confirmationSheet(order, language).title);
    expect(new Set(titles).size).to.equal(6);
  });

  it('are a page in which the text of others is text', () => {
    const html = renderOrderConfirmationHtml(order, 'nl');
    expect(html).to.contain('<html lang="nl">').and.to.contain('PO &lt;7781&gt;');
    expect(html).to.not.contain('<7781>');
  });

  it('are the same bytes each time', async () => {
    const [one, two] = await Promise.all([
      renderOrderConfirmationPdf(order, 'it'),
      renderOrderConfirmationPdf(order, 'it'),
    ]);
    expect(Buffer.from(one).subarray(0, 5).toString()).to.equal('%PDF-');
    expect(Buffer.from(one).equals(Buffer.from(two))).to.equal(true);
  });
});
