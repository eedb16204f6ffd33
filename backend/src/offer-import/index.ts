export { OfferImportModule } from './offer-import-module.ts';
