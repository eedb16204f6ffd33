import {
  isGiven,
  onDocument,
  onEach,
  allowances,
  breakdown,
  charges,
  lineAllowances,
  lineCharges,
  lines,
  type Rule,
} from './rule.ts';
import { amountOf } from './decimals.ts';

const account = ['30', '58'];

/** What has to be there: BR-01 to BR-65 of EN 16931-1, of the groups that are modelled. */
export const presenceRules: readonly Rule[] = [
  onDocument('BR-01', 'An invoice has a specification identifier (BT-24).', (i) => isGiven(i.specification)),
  onDocument('BR-02', 'An invoice has a number (BT-1).', (i) => isGiven(i.number)),
  onDocument('BR-03', 'An invoice has an issue date (BT-2).', (i) => isGiven(i.issuedOn)),
  onDocument('BR-04', 'An invoice has a type code (BT-3).', (i) => isGiven(i.typeCode)),
  onDocument('BR-05', 'An invoice has a currency (BT-5).', (i) => isGiven(i.currency)),
  onDocument('BR-06', 'An invoice has the seller’s name (BT-27).', (i) => isGiven(i.seller.name)),
  onDocument('BR-07', 'An invoice has the buyer’s name (BT-44).', (i) => isGiven(i.buyer.name)),
  onDocument('BR-08', 'An invoice has the seller’s address (BG-5).', (i) => i.seller.address !== null),
  onDocument(
    'BR-09',
    'The seller’s address has a country (BT-40).',
    (i) => i.seller.address === null || isGiven(i.seller.address.country),
  ),
  onDocument('BR-10', 'An invoice has the buyer’s address (BG-8).', (i) => i.buyer.address !== null),
  onDocument(
    'BR-11',
    'The buyer’s address has a country (BT-55).',
    (i) => i.buyer.address === null || isGiven(i.buyer.address.country),
  ),
  onDocument('BR-12', 'An invoice has the sum of its lines (BT-106).', (i) => isGiven(i.totals.lines)),
  onDocument('BR-13', 'An invoice has its total without VAT (BT-109).', (i) => isGiven(i.totals.net)),
  onDocument('BR-14', 'An invoice has its total with VAT (BT-112).', (i) => isGiven(i.totals.gross)),
  onDocument('BR-15', 'An invoice has the amount due (BT-115).', (i) => isGiven(i.totals.due)),
  onDocument(
    'BR-18',
    'A tax representative has a name (BT-62).',
    (i) => i.taxRepresentative === null || isGiven(i.taxRepresentative.name),
  ),
  onDocument(
    'BR-19',
    'A tax representative has an address (BG-12).',
    (i) => i.taxRepresentative === null || i.taxRepresentative.address !== null,
  ),
  onDocument(
    'BR-20',
    'The address of a tax representative has a country (BT-69).',
    (i) => !i.taxRepresentative?.address || isGiven(i.taxRepresentative.address.country),
  ),
  onDocument(
    'BR-29',
    'A period ends on or after the day it begins.',
    (i) => !isGiven(i.period?.from) || !isGiven(i.period.to) || i.period.from <= i.period.to,
  ),
  onDocument(
    'BR-56',
    'A tax representative has a VAT identifier (BT-63).',
    (i) => i.taxRepresentative === null || isGiven(i.taxRepresentative.vatId),
  ),
  onDocument('BR-16', 'An invoice has at least one line (BG-25).', (i) => i.lines.length > 0),
  onEach('BR-21', 'A line has an identifier (BT-126).', lines, (line) => isGiven(line.id)),
  onEach('BR-22', 'A line has a quantity (BT-129).', lines, (line) => isGiven(line.quantity)),
  onEach('BR-23', 'The quantity of a line has a unit (BT-130).', lines, (line) => isGiven(line.unit)),
  onEach('BR-24', 'A line has a net amount (BT-131).', lines, (line) => isGiven(line.net)),
  onEach('BR-25', 'A line has the item’s name (BT-153).', lines, (line) => isGiven(line.name)),
  onEach('BR-26', 'A line has the item’s net price (BT-146).', lines, (line) => isGiven(line.price)),
  onEach(
    'BR-27',
    'The item’s net price (BT-146) is not negative.',
    lines,
    (line) => amountOf(line.price).unscaled >= 0n,
  ),
  onEach('BR-31', 'An allowance has an amount (BT-92).', allowances, (each) => isGiven(each.amount)),
  onEach('BR-32', 'An allowance has a VAT category (BT-95).', allowances, (each) => isGiven(each.category)),
  onEach('BR-33', 'An allowance has a reason (BT-97) or its code (BT-98).', allowances, hasReason),
  onEach('BR-36', 'A charge has an amount (BT-99).', charges, (each) => isGiven(each.amount)),
  onEach('BR-37', 'A charge has a VAT category (BT-102).', charges, (each) => isGiven(each.category)),
  onEach('BR-38', 'A charge has a reason (BT-104) or its code (BT-105).', charges, hasReason),
  onEach('BR-41', 'An allowance of a line has an amount (BT-136).', lineAllowances, (each) =>
    isGiven(each.amount),
  ),
  onEach(
    'BR-42',
    'An allowance of a line has a reason (BT-139) or its code (BT-140).',
    lineAllowances,
    hasReason,
  ),
  onEach('BR-43', 'A charge of a line has an amount (BT-141).', lineCharges, (each) => isGiven(each.amount)),
  onEach('BR-44', 'A charge of a line has a reason (BT-144) or its code (BT-145).', lineCharges, hasReason),
  onEach('BR-45', 'A VAT breakdown has a taxable amount (BT-116).', breakdown, (each) =>
    isGiven(each.taxable),
  ),
  onEach('BR-46', 'A VAT breakdown has a tax amount (BT-117).', breakdown, (each) => isGiven(each.tax)),
  onEach('BR-47', 'A VAT breakdown has a category (BT-118).', breakdown, (each) => isGiven(each.category)),
  onEach(
    'BR-48',
    'A VAT breakdown has a rate (BT-119), unless it is not subject to VAT.',
    breakdown,
    (each) => each.category === 'O' || isGiven(each.rate),
  ),
  onDocument(
    'BR-49',
    'Payment instructions have a means code (BT-81).',
    (i) => i.payment === null || isGiven(i.payment.meansCode),
  ),
  onDocument(
    'BR-50',
    'An account to pay to has an identifier (BT-84).',
    (i) => !i.payment?.account || isGiven(i.payment.account.iban),
  ),
  onDocument(
    'BR-53',
    'VAT in the accounting currency (BT-111) is given when that currency (BT-6) is.',
    (i) => !isGiven(i.taxCurrency) || isGiven(i.totals.taxInTaxCurrency),
  ),
  onEach('BR-54', 'An item attribute has a name (BT-160) and a value (BT-161).', lines, (line) =>
    line.attributes.every(({ name, value }) => isGiven(name) && isGiven(value)),
  ),
  onDocument('BR-55', 'A reference to a preceding invoice has its number (BT-25).', (i) =>
    i.preceding.every(({ number }) => isGiven(number)),
  ),
  onDocument(
    'BR-57',
    'An address delivered to has a country (BT-80).',
    (i) => !i.delivery?.address || isGiven(i.delivery.address.country),
  ),
  onDocument(
    'BR-61',
    'A credit transfer (BT-81 is 30 or 58) names the account to pay to (BT-84).',
    (i) => !account.includes(i.payment?.meansCode ?? '') || isGiven(i.payment?.account?.iban),
  ),
  onDocument('BR-62', 'The seller’s electronic address (BT-34) has a scheme.', (i) =>
    isSchemed(i.seller.electronicAddress),
  ),
  onDocument('BR-63', 'The buyer’s electronic address (BT-49) has a scheme.', (i) =>
    isSchemed(i.buyer.electronicAddress),
  ),
];

function hasReason(each: { reason: string | null; reasonCode: string | null }): boolean {
  return isGiven(each.reason) || isGiven(each.reasonCode);
}

function isSchemed(id: { scheme: string | null } | null): boolean {
  return id === null || isGiven(id.scheme);
}
