import {
  isCreditNote,
  type Invoice,
  type InvoiceAddress,
  type InvoiceLine,
  type InvoiceParty,
  type LineAdjustment,
  type SchemedId,
} from './invoice.ts';
import { element as el } from './xml.ts';

const NAMESPACES = {
  'xmlns:cac': 'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2',
  'xmlns:cbc': 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2',
};
const VAT = el('cac:TaxScheme', [el('cbc:ID', 'VAT')]);

/**
 * An invoice or credit note as UBL 2.1 (OASIS, ISO/IEC 19845), bound to EN 16931 as CEN/TS 16931-3-2 says. It writes what
 * it is given; whether that conforms is for `checkInvoice`.
 *
 * @example writeUbl(invoice).startsWith('<?xml version="1.0" encoding="UTF-8"?><Invoice ') // true
 */
export function writeUbl(i: Invoice): string {
  const isCredit = isCreditNote(i);
  const kind = isCredit ? 'CreditNote' : 'Invoice';
  const money = (name: string, amount: string | null, currency = i.currency) =>
    el(name, amount, { currencyID: currency });
  const root = el(
    kind,
    [
      el('cbc:CustomizationID', i.specification),
      el('cbc:ProfileID', i.process),
      el('cbc:ID', i.number),
      el('cbc:IssueDate', i.issuedOn),
      isCredit ? '' : el('cbc:DueDate', i.dueOn),
      el(`cbc:${kind}TypeCode`, i.typeCode),
      ...i.notes.map(({ subjectCode, text }) =>
        el('cbc:Note', subjectCode === null ? text : `#${subjectCode}#${text}`),
      ),
      el('cbc:DocumentCurrencyCode', i.currency),
      el('cbc:TaxCurrencyCode', i.taxCurrency),
      el('cbc:BuyerReference', i.buyerReference),
      el('cac:InvoicePeriod', [
        el('cbc:StartDate', i.period?.from ?? null),
        el('cbc:EndDate', i.period?.to ?? null),
      ]),
      orderReference(i),
      ...i.preceding.map(({ number, issuedOn }) =>
        el('cac:BillingReference', [
          el('cac:InvoiceDocumentReference', [el('cbc:ID', number), el('cbc:IssueDate', issuedOn)]),
        ]),
      ),
      el('cac:DespatchDocumentReference', [el('cbc:ID', i.despatchReference)]),
      el('cac:AccountingSupplierParty', [party(i.seller)]),
      el('cac:AccountingCustomerParty', [party(i.buyer)]),
      representative(i.taxRepresentative),
      el('cac:Delivery', [
        el('cbc:ActualDeliveryDate', i.delivery?.on ?? null),
        el('cac:DeliveryLocation', [address('cac:Address', i.delivery?.address ?? null)]),
      ]),
      paymentMeans(i, isCredit),
      el('cac:PaymentTerms', [el('cbc:Note', i.paymentTerms)]),
      ...i.adjustments.map((each) => adjustment(each, money, category('cac:TaxCategory', each))),
      el('cac:TaxTotal', [money('cbc:TaxAmount', i.totals.tax), ...subtotals(i, money)]),
      el('cac:TaxTotal', [
        i.taxCurrency === i.currency ? '' : money('cbc:TaxAmount', i.totals.taxInTaxCurrency, i.taxCurrency),
      ]),
      el('cac:LegalMonetaryTotal', [
        money('cbc:LineExtensionAmount', i.totals.lines),
        money('cbc:TaxExclusiveAmount', i.totals.net),
        money('cbc:TaxInclusiveAmount', i.totals.gross),
        money('cbc:AllowanceTotalAmount', i.totals.allowances),
        money('cbc:ChargeTotalAmount', i.totals.charges),
        money('cbc:PrepaidAmount', i.totals.prepaid),
        money('cbc:PayableRoundingAmount', i.totals.rounding),
        money('cbc:PayableAmount', i.totals.due),
      ]),
      ...i.lines.map((line) => lineOf(line, kind, money)),
    ],
    { xmlns: `urn:oasis:names:specification:ubl:schema:xsd:${kind}-2`, ...NAMESPACES },
  );
  return `<?xml version="1.0" encoding="UTF-8"?>${root}`;
}

type Money = (name: string, amount: string | null) => string;

/** UBL asks for an ID of the buyer's order where only the seller's is known. */
function orderReference({ orderReference: own, salesOrderReference }: Invoice): string {
  if (own === null && salesOrderReference === null) return '';
  return el('cac:OrderReference', [el('cbc:ID', own ?? 'NA'), el('cbc:SalesOrderID', salesOrderReference)]);
}

function schemed(name: string, id: SchemedId | null): string {
  return id === null ? '' : el(name, id.value, { schemeID: id.scheme });
}

function party(p: InvoiceParty): string {
  const registration = (id: string | null, scheme: string) =>
    id === null
      ? ''
      : el('cac:PartyTaxScheme', [el('cbc:CompanyID', id), el('cac:TaxScheme', [el('cbc:ID', scheme)])]);
  return el('cac:Party', [
    schemed('cbc:EndpointID', p.electronicAddress),
    ...p.ids.map((id) => el('cac:PartyIdentification', [schemed('cbc:ID', id)])),
    address('cac:PostalAddress', p.address),
    registration(p.vatId, 'VAT'),
    registration(p.taxRegistration, 'TAX'),
    el('cac:PartyLegalEntity', [el('cbc:RegistrationName', p.name), schemed('cbc:CompanyID', p.legalId)]),
  ]);
}

function representative(p: Invoice['taxRepresentative']): string {
  if (p === null) return '';
  return el('cac:TaxRepresentativeParty', [
    el('cac:PartyName', [el('cbc:Name', p.name)]),
    address('cac:PostalAddress', p.address),
    el('cac:PartyTaxScheme', p.vatId === null ? null : [el('cbc:CompanyID', p.vatId), VAT]),
  ]);
}

function address(name: string, a: InvoiceAddress | null): string {
  if (a === null) return '';
  return el(name, [
    el('cbc:StreetName', a.street),
    el('cbc:CityName', a.city),
    el('cbc:PostalZone', a.postCode),
    el('cac:Country', [el('cbc:IdentificationCode', a.country)]),
  ]);
}

function paymentMeans({ payment, dueOn }: Invoice, isCredit: boolean): string {
  if (payment === null) return '';
  const { account } = payment;
  return el('cac:PaymentMeans', [
    el('cbc:PaymentMeansCode', payment.meansCode, { name: payment.meansText }),
    isCredit ? el('cbc:PaymentDueDate', dueOn) : '',
    el('cbc:PaymentID', payment.remittance),
    el('cac:PayeeFinancialAccount', [
      el('cbc:ID', account?.iban ?? null),
      el('cbc:Name', account?.name ?? null),
      el('cac:FinancialInstitutionBranch', [el('cbc:ID', account?.bic ?? null)]),
    ]),
  ]);
}

function category(
  name: string,
  each: { category: string | null; rate: string | null },
  exemption: readonly string[] = [],
): string {
  return el(name, [el('cbc:ID', each.category), el('cbc:Percent', each.rate), ...exemption, VAT]);
}

function adjustment(each: LineAdjustment, money: Money, tax: string): string {
  return el('cac:AllowanceCharge', [
    el('cbc:ChargeIndicator', each.isCharge ? 'true' : 'false'),
    el('cbc:AllowanceChargeReasonCode', each.reasonCode),
    el('cbc:AllowanceChargeReason', each.reason),
    money('cbc:Amount', each.amount),
    tax,
  ]);
}

function subtotals({ vatBreakdown }: Invoice, money: Money): string[] {
  return vatBreakdown.map((each) =>
    el('cac:TaxSubtotal', [
      money('cbc:TaxableAmount', each.taxable),
      money('cbc:TaxAmount', each.tax),
      category('cac:TaxCategory', each, [
        el('cbc:TaxExemptionReasonCode', each.exemptionCode),
        el('cbc:TaxExemptionReason', each.exemptionReason),
      ]),
    ]),
  );
}

function lineOf(line: InvoiceLine, kind: 'Invoice' | 'CreditNote', money: Money): string {
  return el(`cac:${kind}Line`, [
    el('cbc:ID', line.id),
    el('cbc:Note', line.note),
    el(kind === 'Invoice' ? 'cbc:InvoicedQuantity' : 'cbc:CreditedQuantity', line.quantity, {
      unitCode: line.unit,
    }),
    money('cbc:LineExtensionAmount', line.net),
    el('cac:OrderLineReference', [el('cbc:LineID', line.orderLine)]),
    ...line.adjustments.map((each) => adjustment(each, money, '')),
    el('cac:Item', [
      el('cbc:Description', line.description),
      el('cbc:Name', line.name),
      el('cac:SellersItemIdentification', [el('cbc:ID', line.sellerItemId)]),
      el('cac:OriginCountry', [el('cbc:IdentificationCode', line.originCountry)]),
      category('cac:ClassifiedTaxCategory', line),
      ...line.attributes.map(({ name, value }) =>
        el('cac:AdditionalItemProperty', [el('cbc:Name', name), el('cbc:Value', value)]),
      ),
    ]),
    el('cac:Price', [
      money('cbc:PriceAmount', line.price),
      el('cbc:BaseQuantity', line.priceQuantity, { unitCode: line.unit }),
    ]),
  ]);
}
