import { expect } from 'chai';
import fc from 'fast-check';
import {
  checkInvoice,
  composeCommission,
  composeCredit,
  composeSale,
  readCii,
  readUbl,
  sirenOf,
  splitGrossHalfUp,
  writeCii,
  writeUbl,
  type BilledCommission,
  type BilledSale,
  type Invoice,
} from './index.ts';

const mill = { legalName: 'Aciérie de Lorraine SA', country: 'FR', city: 'Metz', vatNumber: 'FR40303265045' };
const builder = {
  legalName: 'Brandt & Söhne <Stahlbau> GmbH',
  country: 'DE',
  city: 'Köln',
  vatNumber: 'DE811569869',
};
const platform = { legalName: 'TopSteel SA', country: 'LU', city: 'Luxembourg', vatNumber: 'LU26375245' };
const sale: BilledSale = {
  orderNumber: 'TS-2026-000042',
  orderReference: 'PO 4711',
  deliveryRef: 'TS-2026-000042-1',
  deliveredOn: '2026-11-24',
  seller: mill,
  buyer: { ...builder, country: 'FR', vatNumber: 'FR83404833048' },
  issuer: 'TopSteel SA',
  vatRule: { code: 'domestic', ratePermille: 200 },
  currency: 'USD',
  grossMinor: 430_445n,
  paidBy: { rail: 'usdc-escrow', reference: '0xab', account: null },
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
const commission: BilledCommission = {
  orderNumber: 'TS-2026-000042',
  seller: platform,
  buyer: { ...builder },
  vatRule: { code: 'reverse-charge', ratePermille: 0 },
  currency: 'USD',
  netMinor: 3_587n,
  grossMinor: 3_587n,
  keptMinor: 3_587n,
  earnedOn: '2026-11-26',
};
const broken = (invoice: Invoice) => checkInvoice(invoice).map(({ rule }) => rule);

describe('an invoice over a sale', () => {
  it('states what was captured, net, VAT and all', () => {
    const invoice = composeSale(sale, head, { currency: 'EUR', rateE8: 86_026_000n });
    expect(checkInvoice(invoice)).to.deep.equal([]);
    expect(invoice.totals).to.deep.equal({
      lines: '3587.04',
      allowances: null,
      charges: null,
      net: '3587.04',
      tax: '717.41',
      // 717.41 × 0.86026 = 617.15912…
      taxInTaxCurrency: '617.16',
      gross: '4304.45',
      prepaid: '4304.45',
      rounding: null,
      due: '0.00',
    });
    expect(invoice.lines[0]).to.include({ quantity: '4.982', unit: 'TNE', price: '720.00', net: '3587.04' });
    expect(invoice.lines[0]?.attributes).to.deep.equal([
      { name: 'Heat number', value: '84213' },
      { name: 'Steel grade', value: 'S355J2' },
      { name: 'Net weight (kg)', value: '4982' },
      { name: 'Inspection certificate', value: 'W-2026-1188' },
    ]);
    expect(invoice.payment).to.deep.include({ meansCode: 'ZZZ', remittance: '0xab' });
    expect(invoice.notes.map(({ subjectCode }) => subjectCode)).to.deep.equal(['AAI', 'PMT', 'PMD', 'AAB']);
    expect(invoice.seller.legalId).to.deep.equal({ value: '303265045', scheme: '0002' });
  });

  it('names the rounding where no net amount has that gross', () => {
    expect(splitGrossHalfUp(3n, 200)).to.deep.equal({ netMinor: 3n, taxMinor: 1n, roundingMinor: -1n });
    const invoice = composeSale(
      { ...sale, grossMinor: 3n, goods: { ...sale.goods, pricePerTonneE4: null } },
      head,
    );
    expect(checkInvoice(invoice)).to.deep.equal([]);
    expect(invoice.totals).to.include({
      net: '0.03',
      tax: '0.01',
      gross: '0.04',
      rounding: '-0.01',
      prepaid: '0.03',
      due: '0.00',
    });
  });

  it('is over a supplement when the price rose and no goods moved', () => {
    const invoice = composeSale(
      { ...sale, grossMinor: 12_000n, goods: { ...sale.goods, massGrams: 0n } },
      head,
    );
    expect(checkInvoice(invoice)).to.deep.equal([]);
    expect(invoice.lines[0]).to.include({
      quantity: '1',
      unit: 'C62',
      net: '100.00',
      name: 'Price supplement: HEB 200 beam',
    });
  });

  it('is an intra-Community supply to another member state, and an export beyond', () => {
    const abroad = composeSale(
      { ...sale, buyer: builder, vatRule: { code: 'reverse-charge', ratePermille: 0 }, grossMinor: 358_704n },
      head,
    );
    expect(broken(abroad)).to.deep.equal([]);
    expect(abroad.vatBreakdown).to.deep.equal([
      {
        taxable: '3587.04',
        tax: '0.00',
        category: 'K',
        rate: '0',
        exemptionReason: 'Intra-Community supply (Directive 2006/112/EC, Article 138)',
        exemptionCode: 'VATEX-EU-IC',
      },
    ]);
    const swiss = { legalName: 'Meier Metallbau AG', country: 'CH', city: 'Zürich', vatNumber: null };
    const outside = composeSale(
      { ...sale, buyer: swiss, vatRule: { code: 'export', ratePermille: 0 } },
      head,
    );
    expect(broken(outside)).to.deep.equal([]);
    expect(outside.vatBreakdown[0]).to.include({ category: 'G', exemptionCode: 'VATEX-EU-G' });
  });

  it('does not conform when the seller has no VAT number, and says so', () => {
    const seller = { ...mill, vatNumber: null };
    expect(broken(composeSale({ ...sale, seller }, head))).to.deep.equal(['BR-CO-26', 'BR-S-02']);
  });

  it('is corrected by a credit note that names it', () => {
    const credit = composeCredit(
      { ...sale, grossMinor: 12_000n },
      { ...head, number: 'TS0001-2026-000002' },
      head,
    );
    expect(checkInvoice(credit)).to.deep.equal([]);
    expect(credit).to.deep.include({ typeCode: '381', preceding: [head], number: 'TS0001-2026-000002' });
    expect(credit.totals).to.include({
      net: '100.00',
      tax: '20.00',
      gross: '120.00',
      prepaid: '120.00',
      due: '0.00',
    });
    expect(writeUbl(credit)).to.include('<cbc:CreditedQuantity unitCode="C62">1</cbc:CreditedQuantity>');
  });

  it('conforms whatever was captured, and reads back from both syntaxes as it was', () => {
    const rule = fc.oneof(
      fc.integer({ min: 1, max: 300 }).map((ratePermille) => ({ code: 'domestic' as const, ratePermille })),
      fc
        .constantFrom('reverse-charge' as const, 'export' as const)
        .map((code) => ({ code, ratePermille: 0 })),
    );
    fc.assert(
      fc.property(
        fc.bigInt(1n, 10n ** 12n),
        fc.bigInt(1n, 10n ** 10n),
        rule,
        fc.option(fc.bigInt(1n, 10n ** 9n), { nil: null }),
        fc
          .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
          .filter((text) => text.trim() === text && !/\s/u.test(text)),
        (grossMinor, massGrams, vatRule, pricePerTonneE4, name) => {
          const goods = { ...sale.goods, name: `Beam ${name}`, massGrams, pricePerTonneE4 };
          const invoice = composeSale({ ...sale, buyer: { ...builder }, grossMinor, vatRule, goods }, head);
          expect(broken(invoice)).to.deep.equal([]);
          expect(readUbl(writeUbl(invoice))).to.deep.equal(invoice);
          expect(readCii(writeCii(invoice))).to.deep.equal(invoice);
          const credit = composeCredit(
            { ...sale, buyer: { ...builder }, grossMinor, vatRule, goods },
            head,
            head,
          );
          expect(broken(credit)).to.deep.equal([]);
          expect(readUbl(writeUbl(credit))).to.deep.equal(credit);
          expect(readCii(writeCii(credit))).to.deep.equal(credit);
        },
      ),
      { numRuns: 150 },
    );
  }).timeout(30_000);
});

describe('an invoice over a commission', () => {
  it('leaves the tax to a vendor in another member state', () => {
    const invoice = composeCommission(commission, head);
    expect(checkInvoice(invoice)).to.deep.equal([]);
    expect(invoice.vatBreakdown[0]).to.include({ category: 'AE', tax: '0.00', exemptionCode: 'VATEX-EU-AE' });
    expect(invoice.totals).to.include({ net: '35.87', prepaid: '35.87', due: '0.00' });
  });

  it('charges it at home, in the currency of the accounts too', () => {
    const domestic = {
      ...commission,
      vatRule: { code: 'domestic' as const, ratePermille: 170 },
      grossMinor: 4_197n,
      keptMinor: 4_197n,
    };
    const invoice = composeCommission(domestic, head, null, { currency: 'EUR', rateE8: 86_026_000n });
    expect(checkInvoice(invoice)).to.deep.equal([]);
    expect(invoice.totals).to.include({
      net: '35.87',
      tax: '6.10',
      gross: '41.97',
      rounding: null,
      taxInTaxCurrency: '5.25',
    });
  });

  it('gives back the tax that was charged, within a cent of the rate; an invoice may not', () => {
    const vatRule = { code: 'domestic' as const, ratePermille: 170 };
    const back = { ...commission, vatRule, netMinor: 38n, grossMinor: 45n, keptMinor: 45n, taxMinor: 7n };
    const credit = composeCommission(back, head, head);
    expect(credit.totals).to.include({
      net: '0.38',
      tax: '0.07',
      rounding: null,
      prepaid: '0.45',
      due: '0.00',
    });
    expect(broken(credit)).to.deep.equal([]);
    expect(readCii(writeCii(credit))).to.deep.equal(credit);
    expect(readUbl(writeUbl(credit))).to.deep.equal(credit);
    expect(broken(composeCommission(back, head))).to.deep.equal(['BR-CO-17', 'BR-S-09']);
    const tooMuch = { ...back, grossMinor: 46n, keptMinor: 46n, taxMinor: 8n };
    expect(broken(composeCommission(tooMuch, head, head))).to.deep.equal(['BR-CO-17', 'BR-S-09']);
  });

  it('leaves the VAT due where the escrow kept the commission alone', () => {
    const vatRule = { code: 'domestic' as const, ratePermille: 170 };
    const invoice = composeCommission({ ...commission, vatRule, grossMinor: 4_197n }, head);
    expect(checkInvoice(invoice)).to.deep.equal([]);
    expect(invoice.totals).to.include({ gross: '41.97', prepaid: '35.87', due: '6.10' });
    expect(invoice.paymentTerms).to.include('what is due is kept from the next payout');
  });

  it('names no VAT number where VAT does not apply, but then needs a legal registration', () => {
    const outside = { ...commission, vatRule: { code: 'outside-scope' as const, ratePermille: 0 } };
    expect(broken(composeCommission(outside, head))).to.deep.equal(['BR-CO-26']);
    const french = { ...platform, country: 'FR', vatNumber: 'FR40303265045' };
    const invoice = composeCommission({ ...outside, seller: french }, head);
    expect(checkInvoice(invoice)).to.deep.equal([]);
    expect(readUbl(writeUbl(invoice))).to.deep.equal(invoice);
    expect(readCii(writeCii(invoice))).to.deep.equal(invoice);
  });
});

describe('a SIREN', () => {
  it('is read from a French VAT number only', () => {
    expect(sirenOf('FR 40 303 265 045')).to.equal('303265045');
    expect([sirenOf('DE811569869'), sirenOf('FR4030326504'), sirenOf(null)]).to.deep.equal([
      null,
      null,
      null,
    ]);
  });
});
