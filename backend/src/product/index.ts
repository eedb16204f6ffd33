export { ensureProducts, gradeKeyOf } from './ensure-products.ts';
export type { Proposer } from './ensure-products.ts';
export { factsOfRow } from './facts-of-row.ts';
export { findProduct } from './infra/product-store.ts';
export { ProductModule } from './product-module.ts';
export { ReadProducts } from './read-products.ts';
