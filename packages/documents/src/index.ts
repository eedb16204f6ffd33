export { findEmbeddedJson, findEmbeddedXml } from './find-embedded-json.ts';
export { invoiceLanguages, type InvoiceLanguage } from './invoice-labels.ts';
export { decimalIn, labelIn, typeNameIn, type Label } from './labels.ts';
export { documentLanguages, type DocumentLanguage } from './languages.ts';
export { renderAccountStatementPdf } from './render-account-statement-pdf.ts';
export { renderCertificatePdf, type RenderOptions } from './render-certificate-pdf.ts';
export { renderInvoicePdf } from './render-invoice-pdf.ts';
export { confirmationSheet, type ConfirmedParty, type OrderConfirmation } from './order-confirmation.ts';
export { renderOrderConfirmationHtml, renderOrderConfirmationPdf } from './render-order-confirmation.ts';
export {
  renderDeliveryNotePdf,
  type DeliveryNote,
  type NoteParty,
} from './render-delivery-note-pdf.ts';
