import { addDecimal, compareDecimal } from '../units/index.ts';
import { amountOf, negate, sumOf } from './decimals.ts';
import type { Invoice, VatBreakdown } from './invoice.ts';
import { isGiven, onDocument, type Rule } from './rule.ts';
import { isTaxGivenBack } from './tax-given-back.ts';

/** What one VAT category asks for (EN 16931-1, 6.4.3); the numbers of its rules follow one scheme. */
interface CategorySpec {
  /** UNCL5305. */
  code: string;
  /** In rule ids: BR-S-01, BR-IC-01, … */
  prefix: string;
  name: string;
  /** Zero or above it is `given`. */
  rate: 'positive' | 'given' | 'zero' | 'absent';
  /** Who must be named when something is in this category, in words and as a condition. */
  parties: { text: string; holds: (invoice: Invoice) => boolean };
  exemption: 'required' | 'refused';
}

const sellerVat = ({ seller, taxRepresentative }: Invoice): boolean =>
  isGiven(seller.vatId) || isGiven(taxRepresentative?.vatId);
const sellerTax = (i: Invoice): boolean => sellerVat(i) || isGiven(i.seller.taxRegistration);
const isZero = (text: string | null): boolean => amountOf(text).unscaled === 0n;
const sellerOnly = {
  text: 'a VAT identifier (BT-31, BT-63) or tax registration (BT-32) of the seller',
  holds: sellerTax,
};

const specs: readonly CategorySpec[] = [
  {
    code: 'S',
    prefix: 'S',
    name: 'Standard rated',
    rate: 'positive',
    parties: sellerOnly,
    exemption: 'refused',
  },
  { code: 'Z', prefix: 'Z', name: 'Zero rated', rate: 'zero', parties: sellerOnly, exemption: 'refused' },
  { code: 'E', prefix: 'E', name: 'Exempt', rate: 'zero', parties: sellerOnly, exemption: 'required' },
  {
    code: 'AE',
    prefix: 'AE',
    name: 'Reverse charge',
    rate: 'zero',
    parties: {
      text: 'a VAT identifier (BT-31, BT-63) or tax registration (BT-32) of the seller, and the buyer’s VAT identifier (BT-48) or legal registration (BT-47)',
      holds: (i) => sellerTax(i) && (isGiven(i.buyer.vatId) || isGiven(i.buyer.legalId?.value)),
    },
    exemption: 'required',
  },
  {
    code: 'K',
    prefix: 'IC',
    name: 'Intra-community supply',
    rate: 'zero',
    parties: {
      text: 'the VAT identifiers of seller (BT-31) and buyer (BT-48)',
      holds: (i) => sellerVat(i) && isGiven(i.buyer.vatId),
    },
    exemption: 'required',
  },
  {
    code: 'G',
    prefix: 'G',
    name: 'Export outside the EU',
    rate: 'zero',
    parties: { text: 'a VAT identifier of the seller (BT-31, BT-63)', holds: sellerVat },
    exemption: 'required',
  },
  {
    code: 'O',
    prefix: 'O',
    name: 'Not subject to VAT',
    rate: 'absent',
    parties: {
      text: 'no VAT identifier of seller (BT-31, BT-63) or buyer (BT-48)',
      holds: (i) => !sellerVat(i) && !isGiven(i.buyer.vatId),
    },
    exemption: 'required',
  },
  { code: 'L', prefix: 'AF', name: 'IGIC', rate: 'given', parties: sellerOnly, exemption: 'refused' },
  { code: 'M', prefix: 'AG', name: 'IPSI', rate: 'given', parties: sellerOnly, exemption: 'refused' },
];

export const categoryRules: readonly Rule[] = specs.flatMap(rulesOf);

function rulesOf(spec: CategorySpec): Rule[] {
  const { code, prefix, name, rate, parties, exemption } = spec;
  const rule = (number: string, text: string, holds: (invoice: Invoice) => boolean): Rule =>
    onDocument(`BR-${prefix}-${number}`, text, holds);
  const linesIn = (i: Invoice) => i.lines.filter(({ category }) => category === code);
  const adjustmentsIn = (i: Invoice, isCharge: boolean) =>
    i.adjustments.filter((each) => each.category === code && each.isCharge === isCharge);
  const groups = (i: Invoice) => i.vatBreakdown.filter(({ category }) => category === code);
  const isUsed = (i: Invoice) =>
    linesIn(i).length + adjustmentsIn(i, false).length + adjustmentsIn(i, true).length > 0;
  const isTaxing = rate === 'positive' || rate === 'given';
  const isRate = (text: string | null): boolean => {
    if (rate === 'absent') return !isGiven(text);
    const isPositive = amountOf(text).unscaled > 0n;
    if (rate === 'positive') return isPositive;
    return isGiven(text) && (isZero(text) || (rate === 'given' && isPositive));
  };
  const rateWord = { positive: 'above 0', given: '0 or above', zero: '0', absent: 'not given' }[rate];
  const whats = [
    { at: ['02', '05'], what: 'line', of: linesIn },
    { at: ['03', '06'], what: 'allowance', of: (i: Invoice) => adjustmentsIn(i, false) },
    { at: ['04', '07'], what: 'charge', of: (i: Invoice) => adjustmentsIn(i, true) },
  ] as const;
  return [
    rule(
      '01',
      isTaxing
        ? `Something ${name.toLowerCase()} has a VAT breakdown of its own.`
        : `${name}: exactly one VAT breakdown, and only where something is in the category.`,
      (i) => (isTaxing ? !isUsed(i) || groups(i).length > 0 : groups(i).length === (isUsed(i) ? 1 : 0)),
    ),
    ...whats.flatMap(({ at, what, of }) => [
      rule(at[0], `${name}: a ${what} needs ${parties.text}.`, (i) => of(i).length === 0 || parties.holds(i)),
      rule(at[1], `${name}: the VAT rate of a ${what} is ${rateWord}.`, (i) =>
        of(i).every((each) => isRate(each.rate)),
      ),
    ]),
    rule(
      '08',
      `${name}: the taxable amount (BT-116) = Σ lines − allowances + charges${isTaxing ? ' of that rate' : ''}.`,
      (i) => groups(i).every((group) => isTaxable(i, group, isTaxing)),
    ),
    rule(
      '09',
      isTaxing ? `${name}: the tax (BT-117) = taxable amount × rate.` : `${name}: the tax (BT-117) is 0.`,
      (i) =>
        groups(i).every((group) =>
          isTaxing ? isTaxed(group) || isTaxGivenBack(i, group) : isZero(group.tax),
        ),
    ),
    rule('10', `${name}: an exemption reason (BT-120) or its code (BT-121) is ${exemption}.`, (i) =>
      groups(i).every(
        (group) =>
          (isGiven(group.exemptionReason) || isGiven(group.exemptionCode)) === (exemption === 'required'),
      ),
    ),
    ...(code === 'K' ? supplyRules(groups) : []),
    ...(code === 'O' ? alone(groups) : []),
  ];
}

function isTaxable(i: Invoice, group: VatBreakdown, isByRate: boolean): boolean {
  const isIn = (each: { category: string | null; rate: string | null }) =>
    each.category === group.category &&
    (!isByRate || compareDecimal(amountOf(each.rate), amountOf(group.rate)) === 0);
  const sum = (isCharge: boolean) =>
    sumOf(
      i.adjustments.filter((each) => each.isCharge === isCharge && isIn(each)).map(({ amount }) => amount),
    );
  const expected = addDecimal(
    sumOf(i.lines.filter(isIn).map(({ net }) => net)),
    sum(true),
    negate(sum(false)),
  );
  return compareDecimal(amountOf(group.taxable), expected) === 0;
}

/** Taxable × rate to the cent; BR-CO-17 says the same. */
function isTaxed({ taxable, rate, tax }: VatBreakdown): boolean {
  const product = {
    unscaled: amountOf(taxable).unscaled * amountOf(rate).unscaled,
    scale: amountOf(taxable).scale + amountOf(rate).scale + 2,
  };
  const off = addDecimal(product, negate(amountOf(tax)));
  const half = { unscaled: 5n, scale: 3 };
  return compareDecimal(off, half) <= 0 && compareDecimal(negate(off), half) <= 0;
}

function supplyRules(groups: (invoice: Invoice) => readonly VatBreakdown[]): Rule[] {
  return [
    onDocument(
      'BR-IC-11',
      'Intra-community supply: the delivery has a date (BT-72), or the invoice a period (BG-14).',
      (i) =>
        groups(i).length === 0 || isGiven(i.delivery?.on) || isGiven(i.period?.from) || isGiven(i.period?.to),
    ),
    onDocument(
      'BR-IC-12',
      'Intra-community supply: the delivery has a country (BT-80).',
      (i) => groups(i).length === 0 || isGiven(i.delivery?.address?.country),
    ),
  ];
}

function alone(groups: (invoice: Invoice) => readonly VatBreakdown[]): Rule[] {
  const isAlone = (i: Invoice, all: readonly { category: string | null }[]) =>
    groups(i).length === 0 || all.every(({ category }) => category === 'O');
  return [
    onDocument('BR-O-11', 'Not subject to VAT: no other VAT breakdown.', (i) => isAlone(i, i.vatBreakdown)),
    onDocument('BR-O-12', 'Not subject to VAT: no line of another category.', (i) => isAlone(i, i.lines)),
    onDocument('BR-O-13', 'Not subject to VAT: no allowance of another category.', (i) =>
      isAlone(
        i,
        i.adjustments.filter(({ isCharge }) => !isCharge),
      ),
    ),
    onDocument('BR-O-14', 'Not subject to VAT: no charge of another category.', (i) =>
      isAlone(
        i,
        i.adjustments.filter(({ isCharge }) => isCharge),
      ),
    ),
  ];
}
