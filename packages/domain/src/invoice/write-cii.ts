import type {
  DocumentAdjustment,
  Invoice,
  InvoiceAddress,
  InvoiceLine,
  InvoiceParty,
  LineAdjustment,
  SchemedId,
} from './invoice.ts';
import { element as el } from './xml.ts';

const NAMESPACES = {
  'xmlns:rsm': 'urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100',
  'xmlns:qdt': 'urn:un:unece:uncefact:data:standard:QualifiedDataType:100',
  'xmlns:ram': 'urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100',
  'xmlns:udt': 'urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100',
};

/**
 * An invoice or credit note as UN/CEFACT Cross Industry Invoice, bound to EN 16931 as CEN/TS 16931-3-3 says: the XML of
 * Factur-X in its profile EN 16931. It writes what it is given; whether that conforms is for `checkInvoice`.
 */
export function writeCii(i: Invoice): string {
  const root = el(
    'rsm:CrossIndustryInvoice',
    [
      el('rsm:ExchangedDocumentContext', [
        el('ram:BusinessProcessSpecifiedDocumentContextParameter', [el('ram:ID', i.process)]),
        el('ram:GuidelineSpecifiedDocumentContextParameter', [el('ram:ID', i.specification)]),
      ]),
      el('rsm:ExchangedDocument', [
        el('ram:ID', i.number),
        el('ram:TypeCode', i.typeCode),
        day('ram:IssueDateTime', i.issuedOn),
        ...i.notes.map(({ subjectCode, text }) =>
          el('ram:IncludedNote', [el('ram:Content', text), el('ram:SubjectCode', subjectCode)]),
        ),
      ]),
      el('rsm:SupplyChainTradeTransaction', [
        ...i.lines.map(lineOf),
        agreement(i),
        delivery(i),
        settlement(i),
      ]),
    ],
    NAMESPACES,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>${root}`;
}

/** YYYY-MM-DD in format 102 of UNTDID 2379, YYYYMMDD. */
function day(name: string, date: string | null, type = 'udt:DateTimeString'): string {
  return date === null ? '' : el(name, [el(type, date.replaceAll('-', ''), { format: '102' })]);
}

const document = (name: string, number: string | null) => el(name, [el('ram:IssuerAssignedID', number)]);

function agreement(i: Invoice): string {
  return el('ram:ApplicableHeaderTradeAgreement', [
    el('ram:BuyerReference', i.buyerReference),
    party('ram:SellerTradeParty', i.seller),
    party('ram:BuyerTradeParty', i.buyer),
    representative(i.taxRepresentative),
    document('ram:SellerOrderReferencedDocument', i.salesOrderReference),
    document('ram:BuyerOrderReferencedDocument', i.orderReference),
  ]);
}

/** The element has to be there, even with nothing in it. */
function delivery({ delivery: to, despatchReference }: Invoice): string {
  const inner = [
    el('ram:ShipToTradeParty', [address(to?.address ?? null)]),
    el('ram:ActualDeliverySupplyChainEvent', [day('ram:OccurrenceDateTime', to?.on ?? null)]),
    document('ram:DespatchAdviceReferencedDocument', despatchReference),
  ];
  return el('ram:ApplicableHeaderTradeDelivery', inner) || '<ram:ApplicableHeaderTradeDelivery/>';
}

function settlement(i: Invoice): string {
  const { payment, totals } = i;
  return el('ram:ApplicableHeaderTradeSettlement', [
    el('ram:PaymentReference', payment?.remittance ?? null),
    el('ram:TaxCurrencyCode', i.taxCurrency),
    el('ram:InvoiceCurrencyCode', i.currency),
    el('ram:SpecifiedTradeSettlementPaymentMeans', [
      el('ram:TypeCode', payment?.meansCode ?? null),
      el('ram:Information', payment?.meansText ?? null),
      el('ram:PayeePartyCreditorFinancialAccount', [
        el('ram:IBANID', payment?.account?.iban ?? null),
        el('ram:AccountName', payment?.account?.name ?? null),
      ]),
      el('ram:PayeeSpecifiedCreditorFinancialInstitution', [el('ram:BICID', payment?.account?.bic ?? null)]),
    ]),
    ...i.vatBreakdown.map((each) =>
      el('ram:ApplicableTradeTax', [
        el('ram:CalculatedAmount', each.tax),
        el('ram:TypeCode', 'VAT'),
        el('ram:ExemptionReason', each.exemptionReason),
        el('ram:BasisAmount', each.taxable),
        el('ram:CategoryCode', each.category),
        el('ram:ExemptionReasonCode', each.exemptionCode),
        el('ram:RateApplicablePercent', each.rate),
      ]),
    ),
    el('ram:BillingSpecifiedPeriod', [
      day('ram:StartDateTime', i.period?.from ?? null),
      day('ram:EndDateTime', i.period?.to ?? null),
    ]),
    ...i.adjustments.map((each) => adjustment(each, categoryOf(each))),
    el('ram:SpecifiedTradePaymentTerms', [
      el('ram:Description', i.paymentTerms),
      day('ram:DueDateDateTime', i.dueOn),
    ]),
    el('ram:SpecifiedTradeSettlementHeaderMonetarySummation', [
      el('ram:LineTotalAmount', totals.lines),
      el('ram:ChargeTotalAmount', totals.charges),
      el('ram:AllowanceTotalAmount', totals.allowances),
      el('ram:TaxBasisTotalAmount', totals.net),
      el('ram:TaxTotalAmount', totals.tax, { currencyID: i.currency }),
      i.taxCurrency === i.currency
        ? ''
        : el('ram:TaxTotalAmount', totals.taxInTaxCurrency, { currencyID: i.taxCurrency }),
      el('ram:RoundingAmount', totals.rounding),
      el('ram:GrandTotalAmount', totals.gross),
      el('ram:TotalPrepaidAmount', totals.prepaid),
      el('ram:DuePayableAmount', totals.due),
    ]),
    ...i.preceding.map(({ number, issuedOn }) =>
      el('ram:InvoiceReferencedDocument', [
        el('ram:IssuerAssignedID', number),
        day('ram:FormattedIssueDateTime', issuedOn, 'qdt:DateTimeString'),
      ]),
    ),
  ]);
}

function schemed(name: string, id: SchemedId | null): string {
  return id === null ? '' : el(name, id.value, { schemeID: id.scheme });
}

function party(name: string, p: InvoiceParty): string {
  const registration = (id: string | null, scheme: 'VA' | 'FC') =>
    id === null ? '' : el('ram:SpecifiedTaxRegistration', [el('ram:ID', id, { schemeID: scheme })]);
  return el(name, [
    ...p.ids.filter(({ scheme }) => scheme === null).map(({ value }) => el('ram:ID', value)),
    ...p.ids.filter(({ scheme }) => scheme !== null).map((id) => schemed('ram:GlobalID', id)),
    el('ram:Name', p.name),
    el('ram:SpecifiedLegalOrganization', [schemed('ram:ID', p.legalId)]),
    address(p.address),
    el('ram:URIUniversalCommunication', [schemed('ram:URIID', p.electronicAddress)]),
    registration(p.vatId, 'VA'),
    registration(p.taxRegistration, 'FC'),
  ]);
}

function representative(p: Invoice['taxRepresentative']): string {
  if (p === null) return '';
  return el('ram:SellerTaxRepresentativeTradeParty', [
    el('ram:Name', p.name),
    address(p.address),
    el('ram:SpecifiedTaxRegistration', [el('ram:ID', p.vatId, { schemeID: 'VA' })]),
  ]);
}

function address(a: InvoiceAddress | null): string {
  if (a === null) return '';
  return el('ram:PostalTradeAddress', [
    el('ram:PostcodeCode', a.postCode),
    el('ram:LineOne', a.street),
    el('ram:CityName', a.city),
    el('ram:CountryID', a.country),
  ]);
}

function categoryOf(
  { category, rate }: Pick<DocumentAdjustment, 'category' | 'rate'>,
  name = 'ram:CategoryTradeTax',
): string {
  return el(name, [
    el('ram:TypeCode', 'VAT'),
    el('ram:CategoryCode', category),
    el('ram:RateApplicablePercent', rate),
  ]);
}

function adjustment(each: LineAdjustment, tax: string): string {
  return el('ram:SpecifiedTradeAllowanceCharge', [
    el('ram:ChargeIndicator', [el('udt:Indicator', each.isCharge ? 'true' : 'false')]),
    el('ram:ActualAmount', each.amount),
    el('ram:ReasonCode', each.reasonCode),
    el('ram:Reason', each.reason),
    tax,
  ]);
}

function lineOf(line: InvoiceLine): string {
  return el('ram:IncludedSupplyChainTradeLineItem', [
    el('ram:AssociatedDocumentLineDocument', [
      el('ram:LineID', line.id),
      el('ram:IncludedNote', [el('ram:Content', line.note)]),
    ]),
    el('ram:SpecifiedTradeProduct', [
      el('ram:SellerAssignedID', line.sellerItemId),
      el('ram:Name', line.name),
      el('ram:Description', line.description),
      ...line.attributes.map(({ name, value }) =>
        el('ram:ApplicableProductCharacteristic', [el('ram:Description', name), el('ram:Value', value)]),
      ),
      el('ram:OriginTradeCountry', [el('ram:ID', line.originCountry)]),
    ]),
    el('ram:SpecifiedLineTradeAgreement', [
      el('ram:BuyerOrderReferencedDocument', [el('ram:LineID', line.orderLine)]),
      el('ram:NetPriceProductTradePrice', [
        el('ram:ChargeAmount', line.price),
        el('ram:BasisQuantity', line.priceQuantity, { unitCode: line.unit }),
      ]),
    ]),
    el('ram:SpecifiedLineTradeDelivery', [el('ram:BilledQuantity', line.quantity, { unitCode: line.unit })]),
    el('ram:SpecifiedLineTradeSettlement', [
      categoryOf(line, 'ram:ApplicableTradeTax'),
      ...line.adjustments.map((each) => adjustment(each, '')),
      el('ram:SpecifiedTradeSettlementLineMonetarySummation', [el('ram:LineTotalAmount', line.net)]),
    ]),
  ]);
}
