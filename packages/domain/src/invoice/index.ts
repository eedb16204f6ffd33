export { checkInvoice, invoiceRules } from './check-invoice.ts';
export { creditNoteTypeCodes, EN16931_SPECIFICATION, isCreditNote } from './invoice.ts';
export type {
  DocumentAdjustment,
  Invoice,
  InvoiceAddress,
  InvoiceDelivery,
  InvoiceLine,
  InvoiceNote,
  InvoiceParty,
  InvoiceTotals,
  LineAdjustment,
  PaymentInstructions,
  PrecedingInvoice,
  SchemedId,
  VatBreakdown,
} from './invoice.ts';
export { readCii } from './read-cii.ts';
export { invoiceOf, readUbl } from './read-ubl.ts';
export type { Rule, RuleFinding } from './rule.ts';
export { splitGrossHalfUp } from './split-gross.ts';
export type { SplitGross } from './split-gross.ts';
export { totalUp, vatHalfUp } from './total-up.ts';
export type { Billed, Exemption } from './total-up.ts';
export { writeCii } from './write-cii.ts';
export { writeUbl } from './write-ubl.ts';
export { readXml } from './xml.ts';
export { invoicePartyOf, sirenOf } from './billed-party.ts';
export type { BilledParty } from './billed-party.ts';
export { composeCommission } from './compose-commission.ts';
export type { BilledCommission } from './compose-commission.ts';
export { composeCredit, composeSale } from './compose-sale.ts';
export type { BilledSale, DocumentHead, TaxRate } from './compose-sale.ts';
export { canFollow, lifecycleCodes, planStatuses } from './lifecycle.ts';
export type { LifecycleCode, LifecycleStatus, PaidFacts } from './lifecycle.ts';
export { paymentInstructionsOf } from './payment-means.ts';
export type { PaidBy } from './payment-means.ts';
export { planDocuments } from './plan-documents.ts';
export type { IssuedDocument, PlannedDocument } from './plan-documents.ts';
export { priceDocuments, statedBy } from './price-documents.ts';
export type { PricedDocument, Pricing, StatedAmounts, StatedDocument } from './price-documents.ts';
export { taxCategoryOf } from './tax-category.ts';
export type { TaxCategory } from './tax-category.ts';
