export { CheckVatNumberWithRegister } from './check-vat-number-with-register.ts';
export { VatNumberModule } from './vat-number-module.ts';
