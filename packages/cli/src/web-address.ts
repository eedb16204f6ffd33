import { AppError } from '@topsteel/domain/errors';

/**
 * What an option names, as an address that can be asked.
 *
 * @throws AppError `invalid-input` when it is none: a program would ask "localhost:8545" over a protocol of that name.
 * @example webAddress('--rpc', 'http://127.0.0.1:8545') // 'http://127.0.0.1:8545'
 */
export function webAddress(option: string, text: string): string {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
  throw new AppError('invalid-input', { message: `${option} needs a web address, not "${text}".` });
}
