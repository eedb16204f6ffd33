import { texts } from './texts.ts';

const REJECTED = 4001;

function isRejection(error: unknown): boolean {
  for (let current = error; current instanceof Error; current = current.cause) {
    if ('code' in current && current.code === REJECTED) return true;
    if (current.name === 'UserRejectedRequestError') return true;
  }
  return false;
}

/** What went wrong in the wallet, in one sentence that also says where the money is. */
export function signingError(
  error: unknown,
  sentence: (reason: string) => string = texts.signFailed,
): string {
  if (isRejection(error)) return texts.declined;
  const reason =
    error instanceof Error
      ? (('shortMessage' in error ? String(error.shortMessage) : error.message).split('\n')[0] ?? '')
      : '';
  return sentence(reason.endsWith('.') ? reason : `${reason}.`);
}
