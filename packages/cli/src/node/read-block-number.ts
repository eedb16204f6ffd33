import { AppError } from '@topsteel/domain/errors';

/** The number of a block as an option gives it. @throws AppError `invalid-input` when it is none. */
export function readBlockNumber(text: string, option: string): bigint {
  if (/^(0|[1-9]\d{0,15})$/.test(text)) return BigInt(text);
  throw new AppError('invalid-input', { message: `${option} is a block number in digits, not "${text}".` });
}
