export { CatalogueModule } from './catalogue-module.ts';
export { Catalogue } from './catalogue.ts';
export type { OfferFacts } from './catalogue.ts';
export { readRates, requireComparable, requireCountable } from './compare-price.ts';
export type { MassOfUnit } from './compare-price.ts';
export { isSameGrade } from './product-of-lot.ts';
export { PublicOffers } from './public-offers.ts';
export type { OfferOwner } from './infra/read-offers-of.ts';
