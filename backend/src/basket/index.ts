export { BasketModule } from './basket-module.ts';
export { memberOf } from './basket-owner.ts';
export { money } from './changes-of.ts';
export { findBasket } from './infra/basket-store.ts';
export type { LineFacts, StoredBasket, StoredLine } from './infra/basket-store.ts';
export { deleteBasket, deleteLines, insertBasket, putLines } from './infra/write-basket.ts';
export { factsOf, requestOf, seenOf, specOf } from './line-facts.ts';
export { presentBasket, totalsOf } from './present-basket.ts';
export { PriceBasket } from './price-basket.ts';
