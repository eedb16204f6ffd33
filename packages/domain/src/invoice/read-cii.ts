import { AppError } from '../errors/index.ts';
import type {
  DocumentAdjustment,
  Invoice,
  InvoiceAddress,
  InvoiceLine,
  InvoiceParty,
  LineAdjustment,
  SchemedId,
} from './invoice.ts';
import { all, at, attributeOf, readXml, textAt, type XmlElement } from './xml.ts';

/**
 * A UN/CEFACT Cross Industry Invoice, the XML of Factur-X, as it is written; what breaks the rules is kept for
 * `checkInvoice` to find.
 *
 * @throws AppError `invalid-input` when the text is no well-formed XML, or another document
 */
export function readCii(text: string): Invoice {
  const root = readXml(text);
  if (root.name !== 'CrossIndustryInvoice') {
    throw new AppError('invalid-input', {
      message: `This is a ${root.name}, not a Cross Industry Invoice. Give one of those.`,
    });
  }
  const context = at(root, 'ExchangedDocumentContext');
  const head = at(root, 'ExchangedDocument');
  const trade = at(root, 'SupplyChainTradeTransaction');
  const agreed = at(trade, 'ApplicableHeaderTradeAgreement');
  const delivered = at(trade, 'ApplicableHeaderTradeDelivery');
  const settled = at(trade, 'ApplicableHeaderTradeSettlement');
  const terms = at(settled, 'SpecifiedTradePaymentTerms');
  const taxCurrency = textAt(settled, 'TaxCurrencyCode');
  return {
    number: textAt(head, 'ID'),
    issuedOn: dayAt(head, 'IssueDateTime'),
    typeCode: textAt(head, 'TypeCode'),
    currency: textAt(settled, 'InvoiceCurrencyCode'),
    taxCurrency,
    dueOn: dayAt(terms, 'DueDateDateTime'),
    buyerReference: textAt(agreed, 'BuyerReference'),
    orderReference: textAt(agreed, 'BuyerOrderReferencedDocument', 'IssuerAssignedID'),
    salesOrderReference: textAt(agreed, 'SellerOrderReferencedDocument', 'IssuerAssignedID'),
    despatchReference: textAt(delivered, 'DespatchAdviceReferencedDocument', 'IssuerAssignedID'),
    paymentTerms: textAt(terms, 'Description'),
    notes: all(head, 'IncludedNote').map((note) => ({
      subjectCode: textAt(note, 'SubjectCode'),
      text: textAt(note, 'Content') ?? '',
    })),
    process: textAt(context, 'BusinessProcessSpecifiedDocumentContextParameter', 'ID'),
    specification: textAt(context, 'GuidelineSpecifiedDocumentContextParameter', 'ID'),
    preceding: all(settled, 'InvoiceReferencedDocument').map((each) => ({
      number: textAt(each, 'IssuerAssignedID'),
      issuedOn: dayAt(each, 'FormattedIssueDateTime'),
    })),
    seller: partyOf(at(agreed, 'SellerTradeParty')),
    buyer: partyOf(at(agreed, 'BuyerTradeParty')),
    taxRepresentative: representativeOf(at(agreed, 'SellerTaxRepresentativeTradeParty')),
    period: periodOf(at(settled, 'BillingSpecifiedPeriod')),
    delivery: deliveryOf(delivered),
    payment: paymentOf(settled),
    adjustments: all(settled, 'SpecifiedTradeAllowanceCharge').map(
      (each): DocumentAdjustment => ({ ...adjustmentOf(each), ...categoryOf(at(each, 'CategoryTradeTax')) }),
    ),
    totals: totalsOf(at(settled, 'SpecifiedTradeSettlementHeaderMonetarySummation'), {
      taxCurrency,
      currency: textAt(settled, 'InvoiceCurrencyCode'),
    }),
    vatBreakdown: all(settled, 'ApplicableTradeTax').map((tax) => ({
      taxable: textAt(tax, 'BasisAmount'),
      tax: textAt(tax, 'CalculatedAmount'),
      ...categoryOf(tax),
      exemptionReason: textAt(tax, 'ExemptionReason'),
      exemptionCode: textAt(tax, 'ExemptionReasonCode'),
    })),
    lines: all(trade, 'IncludedSupplyChainTradeLineItem').map(lineOf),
  };
}

/** Format 102 (YYYYMMDD) as YYYY-MM-DD; anything else as it is. */
function dayAt(element: XmlElement | undefined, name: string): string | null {
  const text = textAt(element, name, 'DateTimeString');
  return text === null ? null : text.replace(/^(\d{4})(\d{2})(\d{2})$/u, '$1-$2-$3');
}

function idOf(element: XmlElement | undefined): SchemedId | null {
  return element === undefined || element.text === ''
    ? null
    : { value: element.text, scheme: attributeOf(element, 'schemeID') };
}

function partyOf(party: XmlElement | undefined): InvoiceParty {
  const registrations = all(party, 'SpecifiedTaxRegistration').flatMap((each) => idOf(at(each, 'ID')) ?? []);
  return {
    name: textAt(party, 'Name'),
    ids: [...all(party, 'ID'), ...all(party, 'GlobalID')].flatMap((each) => idOf(each) ?? []),
    legalId: idOf(at(party, 'SpecifiedLegalOrganization', 'ID')),
    vatId: registrations.find(({ scheme }) => scheme === 'VA')?.value ?? null,
    taxRegistration: registrations.find(({ scheme }) => scheme === 'FC')?.value ?? null,
    electronicAddress: idOf(at(party, 'URIUniversalCommunication', 'URIID')),
    address: addressOf(at(party, 'PostalTradeAddress')),
  };
}

function representativeOf(party: XmlElement | undefined): Invoice['taxRepresentative'] {
  if (party === undefined) return null;
  const { name, vatId, address } = partyOf(party);
  return { name, vatId, address };
}

function periodOf(period: XmlElement | undefined): Invoice['period'] {
  return period === undefined
    ? null
    : { from: dayAt(period, 'StartDateTime'), to: dayAt(period, 'EndDateTime') };
}

function addressOf(address: XmlElement | undefined): InvoiceAddress | null {
  if (address === undefined) return null;
  return {
    street: textAt(address, 'LineOne'),
    city: textAt(address, 'CityName'),
    postCode: textAt(address, 'PostcodeCode'),
    country: textAt(address, 'CountryID'),
  };
}

function deliveryOf(delivered: XmlElement | undefined): Invoice['delivery'] {
  const on = dayAt(at(delivered, 'ActualDeliverySupplyChainEvent'), 'OccurrenceDateTime');
  const address = addressOf(at(delivered, 'ShipToTradeParty', 'PostalTradeAddress'));
  return on === null && address === null ? null : { on, address };
}

function paymentOf(settled: XmlElement | undefined): Invoice['payment'] {
  const means = at(settled, 'SpecifiedTradeSettlementPaymentMeans');
  const remittance = textAt(settled, 'PaymentReference');
  if (means === undefined && remittance === null) return null;
  const account = at(means, 'PayeePartyCreditorFinancialAccount');
  return {
    meansCode: textAt(means, 'TypeCode'),
    meansText: textAt(means, 'Information'),
    remittance,
    account:
      account === undefined
        ? null
        : {
            iban: textAt(account, 'IBANID') ?? textAt(account, 'ProprietaryID'),
            name: textAt(account, 'AccountName'),
            bic: textAt(means, 'PayeeSpecifiedCreditorFinancialInstitution', 'BICID'),
          },
  };
}

const categoryOf = (tax: XmlElement | undefined) => ({
  category: textAt(tax, 'CategoryCode'),
  rate: textAt(tax, 'RateApplicablePercent'),
});

function adjustmentOf(each: XmlElement): LineAdjustment {
  return {
    isCharge: textAt(each, 'ChargeIndicator', 'Indicator') === 'true',
    amount: textAt(each, 'ActualAmount'),
    reason: textAt(each, 'Reason'),
    reasonCode: textAt(each, 'ReasonCode'),
  };
}

function totalsOf(
  sums: XmlElement | undefined,
  { currency, taxCurrency }: { currency: string | null; taxCurrency: string | null },
): Invoice['totals'] {
  const taxes = all(sums, 'TaxTotalAmount');
  const inAccounting = taxes.filter((tax) => attributeOf(tax, 'currencyID') === taxCurrency);
  const isOther = taxCurrency !== null && taxCurrency !== currency;
  const own = isOther ? taxes.filter((tax) => !inAccounting.includes(tax)) : taxes;
  return {
    lines: textAt(sums, 'LineTotalAmount'),
    allowances: textAt(sums, 'AllowanceTotalAmount'),
    charges: textAt(sums, 'ChargeTotalAmount'),
    net: textAt(sums, 'TaxBasisTotalAmount'),
    tax: own.length === 1 ? (own[0]?.text ?? null) : null,
    taxInTaxCurrency: taxCurrency === null ? null : (inAccounting[0]?.text ?? null),
    gross: textAt(sums, 'GrandTotalAmount'),
    prepaid: textAt(sums, 'TotalPrepaidAmount'),
    rounding: textAt(sums, 'RoundingAmount'),
    due: textAt(sums, 'DuePayableAmount'),
  };
}

function lineOf(line: XmlElement): InvoiceLine {
  const document = at(line, 'AssociatedDocumentLineDocument');
  const product = at(line, 'SpecifiedTradeProduct');
  const price = at(line, 'SpecifiedLineTradeAgreement', 'NetPriceProductTradePrice');
  const quantity = at(line, 'SpecifiedLineTradeDelivery', 'BilledQuantity');
  const settled = at(line, 'SpecifiedLineTradeSettlement');
  return {
    id: textAt(document, 'LineID'),
    note: textAt(document, 'IncludedNote', 'Content'),
    quantity: quantity === undefined || quantity.text === '' ? null : quantity.text,
    unit: attributeOf(quantity, 'unitCode'),
    net: textAt(settled, 'SpecifiedTradeSettlementLineMonetarySummation', 'LineTotalAmount'),
    orderLine: textAt(line, 'SpecifiedLineTradeAgreement', 'BuyerOrderReferencedDocument', 'LineID'),
    adjustments: all(settled, 'SpecifiedTradeAllowanceCharge').map(adjustmentOf),
    price: textAt(price, 'ChargeAmount'),
    priceQuantity: textAt(price, 'BasisQuantity'),
    ...categoryOf(at(settled, 'ApplicableTradeTax')),
    name: textAt(product, 'Name'),
    description: textAt(product, 'Description'),
    sellerItemId: textAt(product, 'SellerAssignedID'),
    originCountry: textAt(product, 'OriginTradeCountry', 'ID'),
    attributes: all(product, 'ApplicableProductCharacteristic').map((each) => ({
      name: textAt(each, 'Description'),
      value: textAt(each, 'Value'),
    })),
  };
}
