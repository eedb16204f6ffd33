export { addEinvoice } from './add-einvoice.ts';
export { EinvoiceRefusal, openEinvoicePlatform } from './open-einvoice-platform.ts';
export type { EinvoicePlatform } from './open-einvoice-platform.ts';
