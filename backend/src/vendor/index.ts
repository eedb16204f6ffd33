export { VendorModule } from './vendor-module.ts';
