export { InventoryModule } from './inventory-module.ts';
export { labelLinkOf } from './label-link-of.ts';
export { ReadLots } from './read-lots.ts';
export { BOUNDARY as declaredBoundary, METHOD as declaredMethod } from './evidence-of.ts';
