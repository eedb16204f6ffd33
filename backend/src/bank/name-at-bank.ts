import { createHash } from 'node:crypto';

/**
 * Under which id the bank knows a file or a transfer of ours. It follows from the key, and not from the row: a database that
 * was restored to a time before the row orders the same again under the same id, and the bank has it already. 32 of the 35
 * characters that ISO 20022 gives an id.
 *
 * @example nameAtBank('payout:1') // '90a6ea0b…'
 */
export const nameAtBank = (key: string): string =>
  createHash('sha256').update(key).digest('hex').slice(0, 32);
