export { ShippingModule } from './shipping-module.ts';
