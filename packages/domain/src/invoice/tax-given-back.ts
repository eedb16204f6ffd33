import { addDecimal, compareDecimal } from '../units/index.ts';
import { amountOf, negate } from './decimals.ts';
import { isCreditNote, type Invoice, type VatBreakdown } from './invoice.ts';

/**
 * Whether a credit note states the VAT that it takes back of the invoice it names: the difference of two rounded taxes,
 * which is within a cent of taxable × rate. The published checks of BR-CO-17 let any tax be off by almost 1.
 *
 * @example // 1.15 with 17 % is 0.20 of VAT, 0.77 is 0.13: a credit note over 0.38 gives back 0.07, and 0.38 × 17 % is 0.0646
 */
export function isTaxGivenBack(
  invoice: Pick<Invoice, 'typeCode' | 'preceding'>,
  { taxable, rate, tax }: VatBreakdown,
): boolean {
  if (!isCreditNote(invoice) || invoice.preceding.length === 0) return false;
  const { unscaled, scale } = amountOf(taxable);
  const product = { unscaled: unscaled * amountOf(rate).unscaled, scale: scale + amountOf(rate).scale + 2 };
  const off = addDecimal(product, negate(amountOf(tax)));
  const cent = { unscaled: 1n, scale: 2 };
  return compareDecimal(off, cent) <= 0 && compareDecimal(negate(off), cent) <= 0;
}
