import { AppError } from '../errors/index.ts';
import { rfReferenceOf } from '../sepa/rf-reference.ts';

/**
 * The creditor reference (ISO 11649) of an order's nth attempt to pay: what a payer can type into a bank form without
 * a slip going unnoticed. Every rail uses it, so that one name of an attempt is enough.
 *
 * @throws AppError `invalid-input` when number and count do not fit into 21 letters and digits.
 * @example attemptReferenceOf('TS-2026-000042', 1) // 'RF18TS202600004201'
 */
export function attemptReferenceOf(orderNumber: string, count: number): string {
  const text = orderNumber.replace(/[^A-Za-z0-9]/gu, '') + count.toString().padStart(2, '0');
  if (text.length > 21) {
    throw new AppError('invalid-input', {
      message: `"${orderNumber}" is too long for a creditor reference. Give a number of at most 19 letters and digits.`,
    });
  }
  return rfReferenceOf(text);
}
