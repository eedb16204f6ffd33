export { CUT } from './charge-extras.ts';
export {
  cutSheetOf,
  MARK_TRANSFER,
  REMNANT_FROM_UM,
  REMNANT_RETURN,
  REMNANT_SCRAP,
  remnantFates,
} from './cut-sheet.ts';
export type { CutRow, CutSheet, RemnantFate } from './cut-sheet.ts';
export type { OfferExtra } from './charge-extras.ts';
export { closeLine } from './close-line.ts';
export type { LineAdditions } from './close-line.ts';
export { comparablePricePerTonneUp, gramsOfBasis } from './comparable-price.ts';
export type { ComparablePrice } from './comparable-price.ts';
export { convertUp, dollarsE8 } from './convert.ts';
export type { CurrencyRates } from './convert.ts';
export type { DeliverySite } from './delivery-site.ts';
export * from './line.ts';
export { AGREED_EXTRAS, goodsAmountInBasisUp, priceGoods } from './price-goods.ts';
export type { OfferTerms, PricedGoods, PricingTerms } from './price-goods.ts';
export { applyRules, ruleMatches, rulesFor } from './price-rule.ts';
export type { PriceRule, RuleEffect, RuleSubject } from './price-rule.ts';
export type { PricingFault } from './pricing-fault.ts';
export { KERF_UM } from './require-cuts-fit.ts';
export { massOfPiecesHalfUp, theoreticalMassHalfUp } from './theoretical-mass.ts';
export type { ProductShape, TheoreticalMass } from './theoretical-mass.ts';
export {
  agreedFor,
  breakFor,
  changedByBpsHalfUp,
  entryFor,
  priceForCustomer,
  sayPrice,
} from './unit-price.ts';
export type { AgreedPrice, PriceBreak, PriceListEntry, UnitPrice } from './unit-price.ts';
