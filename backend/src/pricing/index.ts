export { findQuote, storedQuote } from './infra/quote-store.ts';
export type { StoredQuote } from './infra/quote-store.ts';
export { OfferBook } from './offer-book.ts';
export type { OrderableOffer } from './offer-book.ts';
export { presentLine, presentParty } from './present-quote.ts';
export { PricingModule } from './pricing-module.ts';
export { quoteExpired } from './read-quote.ts';
