export { offerColumnNames, offerColumns, placesOf } from './columns.ts';
export type { OfferColumn } from './columns.ts';
export type { LineError, LineExtra, LinePriceBreak, OfferLine } from './offer-line.ts';
export { readOfferLine } from './read-offer-line.ts';
export type { Cells, KnownProducts } from './read-offer-line.ts';
export { writeOfferLine } from './write-offer-line.ts';
export type { WrittenOffer } from './write-offer-line.ts';
