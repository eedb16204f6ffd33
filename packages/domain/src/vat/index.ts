export { decideVat } from './decide-vat.ts';
export type { VatNumberState, VatQuestion } from './decide-vat.ts';
export type { TaxedGoods } from './domestic-schemes.ts';
export { totalTaxHalfUp } from './total-tax.ts';
export type { TaxedLine, TaxSubtotal } from './total-tax.ts';
export { checkVatNumber } from './vat-number.ts';
export type { CheckedVatNumber } from './vat-number.ts';
export { territoryOf } from './vat-territory.ts';
export type { VatPlace, VatTerritory } from './vat-territory.ts';
