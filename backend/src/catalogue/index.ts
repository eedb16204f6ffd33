export { CatalogueModule } from './catalogue-module.ts';
export { Catalogue } from './catalogue.ts';
export type { OfferFacts } from './catalogue.ts';
