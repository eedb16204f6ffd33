export { VendorModule } from './vendor-module.ts';
export { ReadConduct } from './read-conduct.ts';
