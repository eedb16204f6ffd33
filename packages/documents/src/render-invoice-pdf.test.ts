import { expect } from 'chai';
import {
  checkInvoice,
  composeCredit,
  composeSale,
  readCii,
  writeCii,
  type BilledSale,
} from '@topsteel/domain/invoice';
import { findEmbeddedXml, invoiceLanguages, renderInvoicePdf } from './index.ts';
import { invoiceLabel } from './invoice-labels.ts';

const sale: BilledSale = {
  orderNumber: 'TS-2026-000042',
  orderReference: 'PO 4711',
  deliveryRef: 'TS-2026-000042-1',
  deliveredOn: '2026-11-24',
  seller: { legalName: 'Aciérie de Lorraine SA', country: 'FR', city: 'Metz', vatNumber: 'FR40303265045' },
  buyer: { legalName: 'Ossature & Fils SARL', country: 'FR', city: 'Lyon', vatNumber: 'FR83404833048' },
  issuer: 'TopSteel SA',
  vatRule: { code: 'domestic', ratePermille: 200 },
  currency: 'EUR',
  grossMinor: 430_445n,
  paidBy: { rail: 'card', reference: 'pi_3Q', account: null },
  goods: {
    name: 'HEB 200 beam',
    grade: 'S355J2',
    heatNumber: '84213',
    lotCode: 'L7',
    certificateNumber: 'W-2026-1188',
    originCountry: 'FR',
    massGrams: 4_982_000n,
    pricePerTonneE4: 7_200_000n,
  },
};
const head = { number: 'TS0001-2026-000001', issuedOn: '2026-11-26' };

describe('an invoice as Factur-X', () => {
  it('is a PDF/A-3 that carries the invoice as data, and says so', async () => {
    const invoice = composeSale(sale, head);
    const pdf = await renderInvoicePdf(invoice, 'fr');
    const text = Buffer.from(pdf).toString('latin1');
    expect(text).to.include('/AFRelationship /Alternative');
    expect(text).to.include('/Subtype /text#2Fxml');
    expect(text).to.include('(factur-x.xml)');
    expect(text).to.include('<pdfaid:part>3</pdfaid:part>');
    expect(text).to.include('<fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>');
    const xml = new TextDecoder().decode(findEmbeddedXml(pdf));
    expect(xml).to.equal(writeCii(invoice));
    expect(readCii(xml)).to.deep.equal(invoice);
    expect(checkInvoice(readCii(xml))).to.deep.equal([]);
  }).timeout(30_000);

  it('is in each language of our documents, with every word of it', async () => {
    expect(invoiceLanguages).to.deep.equal(['en', 'fr', 'de', 'es', 'it', 'nl']);
    expect(invoiceLanguages.map((language) => invoiceLabel(language, 'credit'))).to.deep.equal([
      'Credit note',
      'Avoir',
      'Gutschrift',
      'Factura rectificativa',
      'Nota di credito',
      'Creditnota',
    ]);
    for (const language of invoiceLanguages) {
      const pdf = Buffer.from(await renderInvoicePdf(composeSale(sale, head), language)).toString('latin1');
      expect(pdf).to.contain(`/Lang (${language})`);
    }
  }).timeout(30_000);

  it('is the same file each time', async () => {
    const credit = composeCredit({ ...sale, grossMinor: 12_000n }, head, head);
    const [once, again] = [await renderInvoicePdf(credit, 'en'), await renderInvoicePdf(credit, 'en')];
    expect(Buffer.from(once).equals(Buffer.from(again))).to.equal(true);
  }).timeout(30_000);

  it('is not made of an invoice that breaks a rule', async () => {
    const invoice = composeSale(sale, head);
    invoice.totals.gross = '4304.46';
    const problem = await renderInvoicePdf(invoice, 'en').catch((error: unknown) => error as Error);
    expect(problem).to.have.property('message').that.includes('breaks BR-CO-15');
  }).timeout(30_000);
});
