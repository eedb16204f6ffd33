import { expect } from 'chai';
import {
  checkInvoice,
  invoiceRules,
  totalUp,
  type Exemption,
  type Invoice,
  type InvoiceLine,
} from './index.ts';
import { emptyLine } from './compose-sale.ts';

const codes = ['S', 'Z', 'E', 'AE', 'K', 'G', 'O', 'L', 'M'] as const;
type Code = (typeof codes)[number];
const prefixes: Record<Code, string> = {
  S: 'S',
  Z: 'Z',
  E: 'E',
  AE: 'AE',
  K: 'IC',
  G: 'G',
  O: 'O',
  L: 'AF',
  M: 'AG',
};
const rates: Partial<Record<Code, string | null>> = { S: '20', L: '7', M: '4', O: null };
const rateOf = (code: Code): string | null => (code in rates ? (rates[code] ?? null) : '0');
const isExempt = (code: Code) => !['S', 'Z', 'L', 'M'].includes(code);

/** Beams for 3,587.04, less 100.00, freight for 50.00; all in one VAT category. */
function invoiceIn(code: Code): Invoice {
  const rate = rateOf(code);
  const line: InvoiceLine = {
    ...emptyLine,
    quantity: '4.982',
    unit: 'TNE',
    net: '3587.04',
    price: '720.00',
    category: code,
    rate,
    name: 'HEB 200 beam',
    attributes: [{ name: 'Heat number', value: '84213' }],
    adjustments: [
      { isCharge: false, amount: '10.00', reason: 'Rust', reasonCode: null },
      { isCharge: true, amount: '10.00', reason: 'Shot blasting', reasonCode: null },
    ],
  };
  const adjustments = [
    { isCharge: false, amount: '100.00', reason: 'Volume discount', reasonCode: null, category: code, rate },
    { isCharge: true, amount: '50.00', reason: 'Freight', reasonCode: 'FC', category: code, rate },
  ];
  const exemption: Exemption = { reason: 'Exempt by law', code: null };
  const figures = totalUp({
    lines: [line],
    adjustments,
    prepaidMinor: 100_00n,
    roundingMinor: 1n,
    exemptions: new Map(isExempt(code) ? [[code, exemption]] : []),
  });
  const isOutside = code === 'O';
  return {
    number: 'TS0001-2026-000001',
    issuedOn: '2026-11-26',
    typeCode: '380',
    currency: 'USD',
    taxCurrency: 'EUR',
    dueOn: '2026-12-26',
    buyerReference: null,
    orderReference: 'PO 4711',
    salesOrderReference: 'TS-2026-000042',
    despatchReference: 'TS-2026-000042-1',
    paymentTerms: 'Net 30 days',
    notes: [{ subjectCode: 'AAI', text: 'Issued in the name of the seller.' }],
    process: 'B1',
    specification: 'urn:cen.eu:en16931:2017',
    preceding: [{ number: 'TS0001-2026-000000', issuedOn: '2026-11-01' }],
    seller: {
      name: 'Aciérie de Lorraine SA',
      ids: [],
      legalId: { value: '303265045', scheme: '0002' },
      vatId: isOutside ? null : 'FR40303265045',
      taxRegistration: null,
      electronicAddress: { value: '303265045', scheme: '0225' },
      address: { street: null, city: 'Metz', postCode: '57000', country: 'FR' },
    },
    buyer: {
      name: 'Brandt Stahlbau GmbH',
      ids: [],
      legalId: null,
      vatId: isOutside ? null : 'DE811569869',
      taxRegistration: null,
      electronicAddress: { value: 'brandt@example.de', scheme: 'EM' },
      address: { street: null, city: 'Köln', postCode: null, country: 'DE' },
    },
    taxRepresentative: null,
    period: { from: '2026-11-01', to: '2026-11-30' },
    delivery: { on: '2026-11-24', address: { street: null, city: 'Köln', postCode: null, country: 'DE' } },
    payment: {
      meansCode: '58',
      meansText: 'SEPA credit transfer',
      remittance: 'RF18539007547034',
      account: { iban: 'LU280019400644750000', name: 'TopSteel', bic: null },
    },
    adjustments,
    totals: { ...figures.totals, taxInTaxCurrency: '600.00' },
    vatBreakdown: figures.vatBreakdown,
    lines: [line],
  };
}

type Change = (invoice: Invoice) => void;
const rulesBroken = (invoice: Invoice): string[] => checkInvoice(invoice).map(({ rule }) => rule);
const withRepresentative =
  (change: Partial<NonNullable<Invoice['taxRepresentative']>>): Change =>
  (i) => {
    i.taxRepresentative = {
      name: 'Fiskal BV',
      vatId: 'NL123456789B01',
      address: { street: null, city: null, postCode: null, country: 'NL' },
      ...change,
    };
  };
const total =
  (key: keyof Invoice['totals'], value: string | null): Change =>
  (i) => {
    i.totals[key] = value;
  };

/** One way to break each rule that is not one of a VAT category. */
const mutants: Record<string, Change> = {
  'BR-01': (i) => (i.specification = null),
  'BR-02': (i) => (i.number = ' '),
  'BR-03': (i) => (i.issuedOn = null),
  'BR-04': (i) => (i.typeCode = null),
  'BR-05': (i) => (i.currency = null),
  'BR-06': (i) => (i.seller.name = null),
  'BR-07': (i) => (i.buyer.name = null),
  'BR-08': (i) => (i.seller.address = null),
  'BR-09': (i) => (i.seller.address!.country = null),
  'BR-10': (i) => (i.buyer.address = null),
  'BR-11': (i) => (i.buyer.address!.country = null),
  'BR-12': total('lines', null),
  'BR-13': total('net', null),
  'BR-14': total('gross', null),
  'BR-15': total('due', null),
  'BR-16': (i) => (i.lines = []),
  'BR-18': withRepresentative({ name: null }),
  'BR-19': withRepresentative({ address: null }),
  'BR-20': withRepresentative({ address: { street: null, city: null, postCode: null, country: null } }),
  'BR-21': (i) => (i.lines[0]!.id = null),
  'BR-22': (i) => (i.lines[0]!.quantity = null),
  'BR-23': (i) => (i.lines[0]!.unit = null),
  'BR-24': (i) => (i.lines[0]!.net = null),
  'BR-25': (i) => (i.lines[0]!.name = null),
  'BR-26': (i) => (i.lines[0]!.price = null),
  'BR-27': (i) => (i.lines[0]!.price = '-720.00'),
  'BR-29': (i) => (i.period = { from: '2026-11-30', to: '2026-11-29' }),
  'BR-31': (i) => (i.adjustments[0]!.amount = null),
  'BR-32': (i) => (i.adjustments[0]!.category = null),
  'BR-33': (i) => (i.adjustments[0]!.reason = null),
  'BR-36': (i) => (i.adjustments[1]!.amount = null),
  'BR-37': (i) => (i.adjustments[1]!.category = null),
  'BR-38': (i) => Object.assign(i.adjustments[1]!, { reason: null, reasonCode: null }),
  'BR-41': (i) => (i.lines[0]!.adjustments[0]!.amount = null),
  'BR-42': (i) => (i.lines[0]!.adjustments[0]!.reason = null),
  'BR-43': (i) => (i.lines[0]!.adjustments[1]!.amount = null),
  'BR-44': (i) => (i.lines[0]!.adjustments[1]!.reason = null),
  'BR-45': (i) => (i.vatBreakdown[0]!.taxable = null),
  'BR-46': (i) => (i.vatBreakdown[0]!.tax = null),
  'BR-47': (i) => (i.vatBreakdown[0]!.category = null),
  'BR-48': (i) => (i.vatBreakdown[0]!.rate = null),
  'BR-49': (i) => (i.payment!.meansCode = null),
  'BR-50': (i) => (i.payment!.account!.iban = null),
  'BR-53': total('taxInTaxCurrency', null),
  'BR-54': (i) => (i.lines[0]!.attributes[0]!.value = null),
  'BR-55': (i) => (i.preceding[0]!.number = null),
  'BR-56': withRepresentative({ vatId: null }),
  'BR-57': (i) => (i.delivery!.address!.country = null),
  'BR-61': (i) => (i.payment!.account = null),
  'BR-62': (i) => (i.seller.electronicAddress!.scheme = null),
  'BR-63': (i) => (i.buyer.electronicAddress!.scheme = null),
  'BR-CO-04': (i) => (i.lines[0]!.category = null),
  'BR-CO-09': (i) => (i.buyer.vatId = '811569869'),
  'BR-CO-10': total('lines', '3587.05'),
  'BR-CO-11': total('allowances', '99.99'),
  'BR-CO-12': total('charges', '50.01'),
  'BR-CO-13': total('net', '3537.05'),
  'BR-CO-14': total('tax', '707.42'),
  'BR-CO-15': total('gross', '4244.44'),
  'BR-CO-16': total('due', '4144.45'),
  'BR-CO-17': (i) => (i.vatBreakdown[0]!.tax = '707.42'),
  'BR-CO-18': (i) => (i.vatBreakdown = []),
  'BR-CO-19': (i) => (i.period = { from: null, to: null }),
  'BR-CO-21': (i) => (i.adjustments[0]!.reason = null),
  'BR-CO-22': (i) => Object.assign(i.adjustments[1]!, { reason: null, reasonCode: null }),
  'BR-CO-23': (i) => (i.lines[0]!.adjustments[0]!.reason = null),
  'BR-CO-24': (i) => (i.lines[0]!.adjustments[1]!.reason = null),
  'BR-CO-25': (i) => Object.assign(i, { dueOn: null, paymentTerms: null }),
  'BR-CO-26': (i) => Object.assign(i.seller, { legalId: null, vatId: null }),
  'BR-DEC-01': (i) => (i.adjustments[0]!.amount = '100.000'),
  'BR-DEC-05': (i) => (i.adjustments[1]!.amount = '50.000'),
  'BR-DEC-09': total('lines', '3587.040'),
  'BR-DEC-10': total('allowances', '100.000'),
  'BR-DEC-11': total('charges', '50.000'),
  'BR-DEC-12': total('net', '3537.040'),
  'BR-DEC-13': total('tax', '707.410'),
  'BR-DEC-14': total('gross', '4244.450'),
  'BR-DEC-15': total('taxInTaxCurrency', '600.001'),
  'BR-DEC-16': total('prepaid', '100.000'),
  'BR-DEC-17': total('rounding', '0.010'),
  'BR-DEC-18': total('due', '4,144.46'),
  'BR-DEC-19': (i) => (i.vatBreakdown[0]!.taxable = '3537.040'),
  'BR-DEC-20': (i) => (i.vatBreakdown[0]!.tax = '707.410'),
  'BR-DEC-23': (i) => (i.lines[0]!.net = '3587.040'),
  'BR-DEC-24': (i) => (i.lines[0]!.adjustments[0]!.amount = '10.001'),
  'BR-DEC-27': (i) => (i.lines[0]!.adjustments[1]!.amount = '10.001'),
  'BR-CL-01': (i) => (i.typeCode = '999'),
  'BR-CL-04': (i) => (i.currency = 'USDC'),
  'BR-CL-05': (i) => (i.taxCurrency = 'EURO'),
  'BR-CL-14': (i) => (i.buyer.address!.country = 'UK'),
  'BR-CL-16': (i) => (i.payment!.meansCode = '79'),
  'BR-CL-17': (i) => (i.vatBreakdown[0]!.category = 'AA'),
  'BR-CL-18': (i) => (i.lines[0]!.category = 'AA'),
  'BR-CL-23': (i) => (i.lines[0]!.unit = 'tonne'),
};

/** The ways to break the rules of one VAT category. */
function categoryMutants(code: Code): Record<string, Change> {
  const wrongRate = code === 'O' ? '0' : code === 'S' ? '0' : code === 'L' || code === 'M' ? '-1' : '20';
  const party: Change = (i) => {
    if (code === 'O') i.seller.vatId = 'FR40303265045';
    else if (code === 'AE') i.buyer.vatId = null;
    else i.seller.vatId = null;
  };
  /** Leaves nothing in the category but what stands at `keep`. */
  const only =
    (keep: 'line' | 'allowance' | 'charge', change: Change): Change =>
    (i) => {
      if (keep !== 'line') i.lines = [];
      i.adjustments = i.adjustments.filter(({ isCharge }) => keep === (isCharge ? 'charge' : 'allowance'));
      change(i);
    };
  const name = (number: string) => `BR-${prefixes[code]}-${number}`;
  return {
    [name('01')]: (i) => (i.vatBreakdown = []),
    [name('02')]: only('line', party),
    [name('03')]: only('allowance', party),
    [name('04')]: only('charge', party),
    [name('05')]: (i) => (i.lines[0]!.rate = wrongRate),
    [name('06')]: (i) => (i.adjustments[0]!.rate = wrongRate),
    [name('07')]: (i) => (i.adjustments[1]!.rate = wrongRate),
    [name('08')]: (i) => (i.vatBreakdown[0]!.taxable = '3537.05'),
    [name('09')]: (i) => (i.vatBreakdown[0]!.tax = '707.42'),
    [name('10')]: (i) => (i.vatBreakdown[0]!.exemptionReason = isExempt(code) ? null : 'Exempt by law'),
    ...(code === 'K' && {
      'BR-IC-11': (i: Invoice) => {
        i.delivery!.on = null;
        i.period = null;
      },
      'BR-IC-12': (i: Invoice) => (i.delivery!.address = null),
    }),
    ...(code === 'O' && {
      'BR-O-11': (i: Invoice) => i.vatBreakdown.push({ ...i.vatBreakdown[0]!, category: 'Z', rate: '0' }),
      'BR-O-12': (i: Invoice) => i.lines.push({ ...i.lines[0]!, category: 'Z', rate: '0' }),
      'BR-O-13': (i: Invoice) => i.adjustments.push({ ...i.adjustments[0]!, category: 'Z', rate: '0' }),
      'BR-O-14': (i: Invoice) => i.adjustments.push({ ...i.adjustments[1]!, category: 'Z', rate: '0' }),
    }),
  };
}

describe('the rules of EN 16931', () => {
  it('are kept by a sound invoice in every VAT category', () => {
    for (const code of codes) expect(checkInvoice(invoiceIn(code)), code).to.deep.equal([]);
    expect(invoiceIn('S').totals).to.deep.equal({
      lines: '3587.04',
      allowances: '100.00',
      charges: '50.00',
      net: '3537.04',
      tax: '707.41',
      taxInTaxCurrency: '600.00',
      gross: '4244.45',
      prepaid: '100.00',
      rounding: '0.01',
      due: '4144.46',
    });
  });

  it('are each broken by a document that breaks them, and named', () => {
    const all: Record<string, { code: Code; change: Change }> = {};
    for (const [rule, change] of Object.entries(mutants)) all[rule] = { code: 'S', change };
    for (const code of codes)
      for (const [rule, change] of Object.entries(categoryMutants(code))) all[rule] = { code, change };
    expect(Object.keys(all).sort()).to.deep.equal([...new Set(invoiceRules.map(({ id }) => id))].sort());
    for (const [rule, { code, change }] of Object.entries(all)) {
      const invoice = invoiceIn(code);
      change(invoice);
      expect(rulesBroken(invoice), rule).to.include(rule);
    }
  });

  it('say where', () => {
    const invoice = invoiceIn('S');
    invoice.lines.push({ ...invoice.lines[0]!, id: '2', unit: null });
    expect(checkInvoice(invoice).find(({ rule }) => rule === 'BR-23')).to.deep.equal({
      rule: 'BR-23',
      text: 'The quantity of a line has a unit (BT-130).',
      path: 'lines[1]',
    });
  });
});
