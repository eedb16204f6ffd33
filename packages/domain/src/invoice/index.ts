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
