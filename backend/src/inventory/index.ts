export { InventoryModule } from './inventory-module.ts';
export { BOUNDARY as declaredBoundary, METHOD as declaredMethod } from './evidence-of.ts';
