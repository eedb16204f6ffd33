import { AppError } from '../errors/index.ts';

/** Why a line can't be priced: a word for machines; the sentence says what to do. */
export type PricingFault =
  | 'mass-not-orderable'
  | 'quantity-not-available'
  | 'unit-not-sold'
  | 'extra-not-offered'
  | 'cut-not-possible'
  | 'no-fresh-rate'
  | 'too-large';

/** The error of a line that can't be priced: `invalid-input`, with the word in `details.reason`. */
export const pricingFault = (reason: PricingFault, message: string): AppError =>
  new AppError('invalid-input', { message, details: { reason } });
