import { AppError } from '../errors/index.ts';
import type {
  DocumentAdjustment,
  Invoice,
  InvoiceAddress,
  InvoiceLine,
  InvoiceParty,
  LineAdjustment,
  SchemedId,
  VatBreakdown,
} from './invoice.ts';
import { all, at, attributeOf, readXml, textAt, type XmlElement } from './xml.ts';

/**
 * A UBL 2.1 Invoice or CreditNote as it is written; what breaks the rules is kept for `checkInvoice` to find.
 *
 * @throws AppError `invalid-input` when the text is no well-formed XML, or neither of the two
 */
export function readUbl(text: string): Invoice {
  const root = readXml(text);
  if (root.name !== 'Invoice' && root.name !== 'CreditNote') {
    throw new AppError('invalid-input', {
      message: `Its root is ${root.name}, not Invoice or CreditNote of UBL. Give one of those.`,
    });
  }
  return invoiceOf(root);
}

/** The invoice in a UBL element. */
export function invoiceOf(root: XmlElement): Invoice {
  const taxCurrency = textAt(root, 'TaxCurrencyCode');
  const isCredit = root.name === 'CreditNote';
  return {
    number: textAt(root, 'ID'),
    issuedOn: textAt(root, 'IssueDate'),
    typeCode: textAt(root, `${root.name}TypeCode`),
    currency: textAt(root, 'DocumentCurrencyCode'),
    taxCurrency,
    dueOn: textAt(root, 'DueDate') ?? textAt(root, 'PaymentMeans', 'PaymentDueDate'),
    buyerReference: textAt(root, 'BuyerReference'),
    orderReference: given(textAt(root, 'OrderReference', 'ID')),
    salesOrderReference: textAt(root, 'OrderReference', 'SalesOrderID'),
    despatchReference: textAt(root, 'DespatchDocumentReference', 'ID'),
    paymentTerms: textAt(root, 'PaymentTerms', 'Note'),
    notes: all(root, 'Note').map(({ text }) => noteOf(text)),
    process: textAt(root, 'ProfileID'),
    specification: textAt(root, 'CustomizationID'),
    preceding: all(root, 'BillingReference').map((each) => ({
      number: textAt(each, 'InvoiceDocumentReference', 'ID'),
      issuedOn: textAt(each, 'InvoiceDocumentReference', 'IssueDate'),
    })),
    seller: partyOf(at(root, 'AccountingSupplierParty', 'Party')),
    buyer: partyOf(at(root, 'AccountingCustomerParty', 'Party')),
    taxRepresentative: representativeOf(at(root, 'TaxRepresentativeParty')),
    period: periodOf(at(root, 'InvoicePeriod')),
    delivery: deliveryOf(at(root, 'Delivery')),
    payment: paymentOf(at(root, 'PaymentMeans')),
    adjustments: all(root, 'AllowanceCharge').map(
      (each): DocumentAdjustment => ({ ...adjustmentOf(each), ...categoryOf(at(each, 'TaxCategory')) }),
    ),
    totals: totalsOf(root, taxCurrency),
    vatBreakdown: all(root, 'TaxTotal').flatMap((total) => all(total, 'TaxSubtotal').map(breakdownOf)),
    lines: all(root, isCredit ? 'CreditNoteLine' : 'InvoiceLine').map(lineOf),
  };
}

/** What stands for "the buyer gave no order number". */
const given = (reference: string | null): string | null => (reference === 'NA' ? null : reference);

function noteOf(text: string): { subjectCode: string | null; text: string } {
  const match = /^#([A-Z]{3})#(.*)$/su.exec(text);
  return match === null
    ? { subjectCode: null, text }
    : { subjectCode: match[1] ?? null, text: match[2] ?? '' };
}

function idOf(element: XmlElement | undefined): SchemedId | null {
  return element === undefined || element.text === ''
    ? null
    : { value: element.text, scheme: attributeOf(element, 'schemeID') };
}

function partyOf(party: XmlElement | undefined): InvoiceParty {
  const registrations = all(party, 'PartyTaxScheme').map((each) => ({
    id: textAt(each, 'CompanyID'),
    isVat: textAt(each, 'TaxScheme', 'ID')?.toUpperCase() === 'VAT',
  }));
  return {
    name: textAt(party, 'PartyLegalEntity', 'RegistrationName'),
    ids: all(party, 'PartyIdentification').flatMap((each) => idOf(at(each, 'ID')) ?? []),
    legalId: idOf(at(party, 'PartyLegalEntity', 'CompanyID')),
    vatId: registrations.find(({ isVat }) => isVat)?.id ?? null,
    taxRegistration: registrations.find(({ isVat }) => !isVat)?.id ?? null,
    electronicAddress: idOf(at(party, 'EndpointID')),
    address: addressOf(at(party, 'PostalAddress')),
  };
}

function representativeOf(party: XmlElement | undefined): Invoice['taxRepresentative'] {
  if (party === undefined) return null;
  const { vatId, address } = partyOf(party);
  return { name: textAt(party, 'PartyName', 'Name'), vatId, address };
}

/** A period that is only coded (BT-8) has no days. */
function periodOf(period: XmlElement | undefined): Invoice['period'] {
  if (period === undefined || at(period, 'DescriptionCode') !== undefined) return null;
  return { from: textAt(period, 'StartDate'), to: textAt(period, 'EndDate') };
}

function addressOf(address: XmlElement | undefined): InvoiceAddress | null {
  if (address === undefined) return null;
  return {
    street: textAt(address, 'StreetName'),
    city: textAt(address, 'CityName'),
    postCode: textAt(address, 'PostalZone'),
    country: textAt(address, 'Country', 'IdentificationCode'),
  };
}

function deliveryOf(delivery: XmlElement | undefined): Invoice['delivery'] {
  if (delivery === undefined) return null;
  return {
    on: textAt(delivery, 'ActualDeliveryDate'),
    address: addressOf(at(delivery, 'DeliveryLocation', 'Address')),
  };
}

function paymentOf(means: XmlElement | undefined): Invoice['payment'] {
  if (means === undefined) return null;
  const account = at(means, 'PayeeFinancialAccount');
  return {
    meansCode: textAt(means, 'PaymentMeansCode'),
    meansText: attributeOf(at(means, 'PaymentMeansCode'), 'name'),
    remittance: textAt(means, 'PaymentID'),
    account:
      account === undefined
        ? null
        : {
            iban: textAt(account, 'ID'),
            name: textAt(account, 'Name'),
            bic: textAt(account, 'FinancialInstitutionBranch', 'ID'),
          },
  };
}

const categoryOf = (tax: XmlElement | undefined) => ({
  category: textAt(tax, 'ID'),
  rate: textAt(tax, 'Percent'),
});

function adjustmentOf(each: XmlElement): LineAdjustment {
  return {
    isCharge: textAt(each, 'ChargeIndicator') === 'true',
    amount: textAt(each, 'Amount'),
    reason: textAt(each, 'AllowanceChargeReason'),
    reasonCode: textAt(each, 'AllowanceChargeReasonCode'),
  };
}

function breakdownOf(subtotal: XmlElement): VatBreakdown {
  const tax = at(subtotal, 'TaxCategory');
  return {
    taxable: textAt(subtotal, 'TaxableAmount'),
    tax: textAt(subtotal, 'TaxAmount'),
    ...categoryOf(tax),
    exemptionReason: textAt(tax, 'TaxExemptionReason'),
    exemptionCode: textAt(tax, 'TaxExemptionReasonCode'),
  };
}

/**
 * The VAT totals in the invoice's currency and in the accounting currency. Two different totals in one currency are none:
 * nobody could say which holds.
 */
function totalsOf(root: XmlElement, taxCurrency: string | null): Invoice['totals'] {
  const sums = at(root, 'LegalMonetaryTotal');
  const amounts = all(root, 'TaxTotal').flatMap((total) => at(total, 'TaxAmount') ?? []);
  const inAccounting = amounts.filter((amount) => attributeOf(amount, 'currencyID') === taxCurrency);
  const isOther = taxCurrency !== null && taxCurrency !== textAt(root, 'DocumentCurrencyCode');
  const own = isOther ? amounts.filter((amount) => !inAccounting.includes(amount)) : amounts;
  return {
    lines: textAt(sums, 'LineExtensionAmount'),
    allowances: textAt(sums, 'AllowanceTotalAmount'),
    charges: textAt(sums, 'ChargeTotalAmount'),
    net: textAt(sums, 'TaxExclusiveAmount'),
    tax: own.length === 1 ? (own[0]?.text ?? null) : null,
    taxInTaxCurrency: taxCurrency === null ? null : (inAccounting[0]?.text ?? null),
    gross: textAt(sums, 'TaxInclusiveAmount'),
    prepaid: textAt(sums, 'PrepaidAmount'),
    rounding: textAt(sums, 'PayableRoundingAmount'),
    due: textAt(sums, 'PayableAmount'),
  };
}

function lineOf(line: XmlElement): InvoiceLine {
  const quantity = at(line, 'InvoicedQuantity') ?? at(line, 'CreditedQuantity');
  const item = at(line, 'Item');
  return {
    id: textAt(line, 'ID'),
    note: textAt(line, 'Note'),
    quantity: quantity === undefined || quantity.text === '' ? null : quantity.text,
    unit: attributeOf(quantity, 'unitCode'),
    net: textAt(line, 'LineExtensionAmount'),
    orderLine: textAt(line, 'OrderLineReference', 'LineID'),
    adjustments: all(line, 'AllowanceCharge').map(adjustmentOf),
    price: textAt(line, 'Price', 'PriceAmount'),
    priceQuantity: textAt(line, 'Price', 'BaseQuantity'),
    ...categoryOf(at(item, 'ClassifiedTaxCategory')),
    name: textAt(item, 'Name'),
    description: textAt(item, 'Description'),
    sellerItemId: textAt(item, 'SellersItemIdentification', 'ID'),
    originCountry: textAt(item, 'OriginCountry', 'IdentificationCode'),
    attributes: all(item, 'AdditionalItemProperty').map((each) => ({
      name: textAt(each, 'Name'),
      value: textAt(each, 'Value'),
    })),
  };
}
