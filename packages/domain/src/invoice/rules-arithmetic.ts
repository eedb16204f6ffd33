import { addDecimal, compareDecimal, tryParseDecimal, type Decimal } from '../units/index.ts';
import { countries } from './code-lists.ts';
import { amountOf, hundredthsHalfUp, negate, sumOf } from './decimals.ts';
import { isCreditNote, type Invoice } from './invoice.ts';
import {
  allowances,
  breakdown,
  charges,
  isGiven,
  lineAllowances,
  lineCharges,
  lines,
  onDocument,
  onEach,
  type Rule,
} from './rule.ts';
import { isTaxGivenBack } from './tax-given-back.ts';
import { vatHalfUp } from './total-up.ts';

const isSame = (a: Decimal, b: Decimal): boolean => compareDecimal(a, b) === 0;
const minus = (a: string | null, b: string | null): Decimal => addDecimal(amountOf(a), negate(amountOf(b)));
const adjusted = (i: Invoice, isCharge: boolean) =>
  sumOf(i.adjustments.filter((each) => each.isCharge === isCharge).map(({ amount }) => amount));

/** Two decimals at most; an amount that is no plain decimal at all fails too. */
const isMoney = (text: string | null): boolean =>
  !isGiven(text) || (tryParseDecimal(text)?.scale ?? Number.POSITIVE_INFINITY) <= 2;

const hasPrefix = (i: Invoice): boolean =>
  [i.seller.vatId, i.taxRepresentative?.vatId, i.buyer.vatId].every(
    (id) => !isGiven(id) || id.startsWith('EL') || countries.has(id.slice(0, 2)),
  );

/** How the figures hang together: BR-CO-09 to BR-CO-26 and the decimals of BR-DEC. */
export const arithmeticRules: readonly Rule[] = [
  onEach('BR-CO-04', 'A line has a VAT category (BT-151).', lines, (line) => isGiven(line.category)),
  onDocument(
    'BR-CO-09',
    'VAT identifiers (BT-31, BT-48, BT-63) begin with a country code; Greece may use EL.',
    hasPrefix,
  ),
  onDocument('BR-CO-10', 'Sum of lines (BT-106) = Σ line net amounts (BT-131).', (i) =>
    isSame(amountOf(i.totals.lines), sumOf(i.lines.map(({ net }) => net))),
  ),
  onDocument('BR-CO-11', 'Sum of allowances (BT-107) = Σ allowances (BT-92).', (i) =>
    isSame(amountOf(i.totals.allowances), adjusted(i, false)),
  ),
  onDocument('BR-CO-12', 'Sum of charges (BT-108) = Σ charges (BT-99).', (i) =>
    isSame(amountOf(i.totals.charges), adjusted(i, true)),
  ),
  onDocument('BR-CO-13', 'Total without VAT (BT-109) = BT-106 − BT-107 + BT-108.', (i) =>
    isSame(
      amountOf(i.totals.net),
      addDecimal(minus(i.totals.lines, i.totals.allowances), amountOf(i.totals.charges)),
    ),
  ),
  onDocument('BR-CO-14', 'Total VAT (BT-110) = Σ VAT category amounts (BT-117).', (i) =>
    isSame(amountOf(i.totals.tax), sumOf(i.vatBreakdown.map(({ tax }) => tax))),
  ),
  onDocument('BR-CO-15', 'Total with VAT (BT-112) = BT-109 + BT-110.', (i) =>
    isSame(amountOf(i.totals.gross), sumOf([i.totals.net, i.totals.tax])),
  ),
  onDocument('BR-CO-16', 'Amount due (BT-115) = BT-112 − BT-113 + BT-114.', (i) =>
    isSame(
      amountOf(i.totals.due),
      addDecimal(minus(i.totals.gross, i.totals.prepaid), amountOf(i.totals.rounding)),
    ),
  ),
  onEach(
    'BR-CO-17',
    'VAT of a category (BT-117) = BT-116 × BT-119 ÷ 100, rounded to two decimals.',
    breakdown,
    (each, i) =>
      isTaxGivenBack(i, each) ||
      isSame(amountOf(each.tax), {
        unscaled:
          tryParseDecimal(each.taxable ?? '') === undefined
            ? 0n
            : vatHalfUp(each.taxable ?? '0', each.rate ?? '0'),
        scale: 2,
      }),
  ),
  onDocument(
    'BR-CO-18',
    'An invoice has at least one VAT breakdown (BG-23).',
    (i) => i.vatBreakdown.length > 0,
  ),
  onEach('BR-CO-21', 'An allowance has a reason (BT-97) or its code (BT-98).', allowances, hasReason),
  onEach('BR-CO-22', 'A charge has a reason (BT-104) or its code (BT-105).', charges, hasReason),
  onEach(
    'BR-CO-23',
    'An allowance of a line has a reason (BT-139) or its code (BT-140).',
    lineAllowances,
    hasReason,
  ),
  onEach(
    'BR-CO-24',
    'A charge of a line has a reason (BT-144) or its code (BT-145).',
    lineCharges,
    hasReason,
  ),
  onDocument(
    'BR-CO-25',
    'An amount due above zero of an invoice has a due date (BT-9) or payment terms (BT-20).',
    (i) =>
      isCreditNote(i) ||
      hundredthsHalfUp(amountOf(i.totals.due)) <= 0n ||
      isGiven(i.dueOn) ||
      isGiven(i.paymentTerms),
  ),
  onDocument(
    'BR-CO-26',
    'The seller is named by an identifier (BT-29), a legal registration (BT-30) or a VAT identifier (BT-31).',
    (i) => i.seller.ids.length > 0 || isGiven(i.seller.legalId?.value) || isGiven(i.seller.vatId),
  ),
  onDocument(
    'BR-CO-19',
    'A period has a first day (BT-73) or a last day (BT-74).',
    (i) => i.period === null || isGiven(i.period.from) || isGiven(i.period.to),
  ),
  ...decimalRules(),
];

function decimalRules(): Rule[] {
  const total = (id: string, term: string, key: keyof Invoice['totals']): Rule =>
    onDocument(id, `${term} has two decimals at most.`, (i) => isMoney(i.totals[key]));
  return [
    onEach('BR-DEC-01', 'The amount of an allowance (BT-92) has two decimals at most.', allowances, (each) =>
      isMoney(each.amount),
    ),
    onEach('BR-DEC-05', 'The amount of a charge (BT-99) has two decimals at most.', charges, (each) =>
      isMoney(each.amount),
    ),
    total('BR-DEC-09', 'The sum of lines (BT-106)', 'lines'),
    total('BR-DEC-10', 'The sum of allowances (BT-107)', 'allowances'),
    total('BR-DEC-11', 'The sum of charges (BT-108)', 'charges'),
    total('BR-DEC-12', 'The total without VAT (BT-109)', 'net'),
    total('BR-DEC-13', 'The total VAT (BT-110)', 'tax'),
    total('BR-DEC-14', 'The total with VAT (BT-112)', 'gross'),
    total('BR-DEC-15', 'VAT in the accounting currency (BT-111)', 'taxInTaxCurrency'),
    total('BR-DEC-16', 'The paid amount (BT-113)', 'prepaid'),
    total('BR-DEC-17', 'The rounding amount (BT-114)', 'rounding'),
    total('BR-DEC-18', 'The amount due (BT-115)', 'due'),
    onEach(
      'BR-DEC-19',
      'The taxable amount of a category (BT-116) has two decimals at most.',
      breakdown,
      (each) => isMoney(each.taxable),
    ),
    onEach('BR-DEC-20', 'The tax of a category (BT-117) has two decimals at most.', breakdown, (each) =>
      isMoney(each.tax),
    ),
    onEach('BR-DEC-23', 'The net amount of a line (BT-131) has two decimals at most.', lines, (line) =>
      isMoney(line.net),
    ),
    onEach(
      'BR-DEC-24',
      'The allowance of a line (BT-136) has two decimals at most.',
      lineAllowances,
      (each) => isMoney(each.amount),
    ),
    onEach('BR-DEC-27', 'The charge of a line (BT-141) has two decimals at most.', lineCharges, (each) =>
      isMoney(each.amount),
    ),
  ];
}

function hasReason(each: { reason: string | null; reasonCode: string | null }): boolean {
  return isGiven(each.reason) || isGiven(each.reasonCode);
}
