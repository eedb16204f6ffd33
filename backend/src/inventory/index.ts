export { InventoryModule } from './inventory-module.ts';
export { ReadLots } from './read-lots.ts';
