export { PriceListModule } from './price-list-module.ts';
