/**
 * An invoice or credit note in the terms of EN 16931-1: every field names its business term (BT) or group (BG). Amounts,
 * quantities and prices are plain decimal strings, so that what was read is kept as it was written; the rules judge them.
 * Null: not given. Not modelled: a payee other than the seller (BG-10), periods of lines (BG-26), gross prices (BT-147,
 * BT-148), additional documents (BG-24).
 */
export interface Invoice {
  /** BT-1 */
  number: string | null;
  /** BT-2, YYYY-MM-DD */
  issuedOn: string | null;
  /** BT-3, UNTDID 1001: 380 invoice, 381 credit note, 384 corrected invoice, … */
  typeCode: string | null;
  /** BT-5, ISO 4217 */
  currency: string | null;
  /** BT-6: the currency VAT is accounted for in, when it is another one */
  taxCurrency: string | null;
  /** BT-9 */
  dueOn: string | null;
  /** BT-10 */
  buyerReference: string | null;
  /** BT-13: the buyer's own order number */
  orderReference: string | null;
  /** BT-14: the seller's order number */
  salesOrderReference: string | null;
  /** BT-16 */
  despatchReference: string | null;
  /** BT-20 */
  paymentTerms: string | null;
  /** BG-1 */
  notes: InvoiceNote[];
  /** BT-23 */
  process: string | null;
  /** BT-24 */
  specification: string | null;
  /** BG-3 */
  preceding: PrecedingInvoice[];
  /** BG-4 */
  seller: InvoiceParty;
  /** BG-7 */
  buyer: InvoiceParty;
  /** BG-11: its name (BT-62), VAT identifier (BT-63) and address (BG-12) */
  taxRepresentative: Pick<InvoiceParty, 'name' | 'vatId' | 'address'> | null;
  /** BG-14: BT-73 and BT-74 */
  period: { from: string | null; to: string | null } | null;
  /** BG-13, BG-15 */
  delivery: InvoiceDelivery | null;
  /** BG-16, BG-17 */
  payment: PaymentInstructions | null;
  /** BG-20 and BG-21 */
  adjustments: DocumentAdjustment[];
  /** BG-22 */
  totals: InvoiceTotals;
  /** BG-23 */
  vatBreakdown: VatBreakdown[];
  /** BG-25 */
  lines: InvoiceLine[];
}

export interface InvoiceNote {
  /** BT-21, UNTDID 4451 */
  subjectCode: string | null;
  /** BT-22 */
  text: string;
}

export interface PrecedingInvoice {
  /** BT-25 */
  number: string | null;
  /** BT-26 */
  issuedOn: string | null;
}

export interface SchemedId {
  value: string;
  /** ISO/IEC 6523 (EAS for electronic addresses), e.g. 0002 for a SIREN. */
  scheme: string | null;
}

export interface InvoiceParty {
  /** BT-27, BT-44 */
  name: string | null;
  /** BT-29 (seller), BT-46 (buyer) */
  ids: SchemedId[];
  /** BT-30, BT-47 */
  legalId: SchemedId | null;
  /** BT-31, BT-48 */
  vatId: string | null;
  /** BT-32: a tax registration other than VAT; the seller's only */
  taxRegistration: string | null;
  /** BT-34, BT-49 */
  electronicAddress: SchemedId | null;
  /** BG-5, BG-8 */
  address: InvoiceAddress | null;
}

export interface InvoiceAddress {
  /** BT-35, BT-50, BT-75 */
  street: string | null;
  /** BT-37, BT-52, BT-77 */
  city: string | null;
  /** BT-38, BT-53, BT-78 */
  postCode: string | null;
  /** BT-40, BT-55, BT-80: ISO 3166-1 alpha-2 */
  country: string | null;
}

export interface InvoiceDelivery {
  /** BT-72 */
  on: string | null;
  /** BG-15 */
  address: InvoiceAddress | null;
}

export interface PaymentInstructions {
  /** BT-81, UNTDID 4461 */
  meansCode: string | null;
  /** BT-82 */
  meansText: string | null;
  /** BT-83: what the payer repeats, e.g. an RF creditor reference */
  remittance: string | null;
  /** BG-17 */
  account: { iban: string | null; name: string | null; bic: string | null } | null;
}

/** BG-20 when it lowers the total, BG-21 when it raises it; on a line BG-27 and BG-28. */
export interface LineAdjustment {
  isCharge: boolean;
  /** BT-92, BT-99, BT-136, BT-141 */
  amount: string | null;
  /** BT-97, BT-104, BT-139, BT-144 */
  reason: string | null;
  /** BT-98, BT-105, BT-140, BT-145 */
  reasonCode: string | null;
}
export interface DocumentAdjustment extends LineAdjustment {
  /** BT-95, BT-102 */
  category: string | null;
  /** BT-96, BT-103, in percent */
  rate: string | null;
}

export interface InvoiceTotals {
  /** BT-106: sum of line net amounts */
  lines: string | null;
  /** BT-107 */
  allowances: string | null;
  /** BT-108 */
  charges: string | null;
  /** BT-109: without VAT */
  net: string | null;
  /** BT-110 */
  tax: string | null;
  /** BT-111: VAT in the accounting currency */
  taxInTaxCurrency: string | null;
  /** BT-112: with VAT */
  gross: string | null;
  /** BT-113 */
  prepaid: string | null;
  /** BT-114: added so that what is due is a round amount */
  rounding: string | null;
  /** BT-115 */
  due: string | null;
}

export interface VatBreakdown {
  /** BT-116 */
  taxable: string | null;
  /** BT-117 */
  tax: string | null;
  /** BT-118, UNCL5305: S, Z, E, AE, K, G, O, L or M */
  category: string | null;
  /** BT-119, in percent */
  rate: string | null;
  /** BT-120 */
  exemptionReason: string | null;
  /** BT-121, VATEX */
  exemptionCode: string | null;
}

export interface InvoiceLine {
  /** BT-126 */
  id: string | null;
  /** BT-127 */
  note: string | null;
  /** BT-129 */
  quantity: string | null;
  /** BT-130, UN/ECE Recommendation 20: TNE, KGM, H87 (piece), MTR */
  unit: string | null;
  /** BT-131 */
  net: string | null;
  /** BT-132 */
  orderLine: string | null;
  /** BG-27, BG-28 */
  adjustments: LineAdjustment[];
  /** BT-146: price of `priceQuantity` units, without VAT */
  price: string | null;
  /** BT-149; 1 when null */
  priceQuantity: string | null;
  /** BT-151 */
  category: string | null;
  /** BT-152, in percent */
  rate: string | null;
  /** BT-153 */
  name: string | null;
  /** BT-154 */
  description: string | null;
  /** BT-155 */
  sellerItemId: string | null;
  /** BT-159 */
  originCountry: string | null;
  /** BG-32: name and value, e.g. heat number and certificate */
  attributes: { name: string | null; value: string | null }[];
}

/** BT-24 of a document that keeps to EN 16931 and to nothing beyond. */
export const EN16931_SPECIFICATION = 'urn:cen.eu:en16931:2017';

/** UNTDID 1001 codes that take value back. */
export const creditNoteTypeCodes: ReadonlySet<string> = new Set([
  '81',
  '83',
  '261',
  '262',
  '296',
  '308',
  '381',
  '396',
  '420',
  '458',
  '532',
]);

/** @example isCreditNote({ typeCode: '381' }) // true */
export const isCreditNote = ({ typeCode }: Pick<Invoice, 'typeCode'>): boolean =>
  typeCode !== null && creditNoteTypeCodes.has(typeCode);
