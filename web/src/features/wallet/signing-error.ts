import { useTranslations } from 'next-intl';

const REJECTED = 4001;

function isRejection(error: unknown): boolean {
  for (let current = error; current instanceof Error; current = current.cause) {
    if ('code' in current && current.code === REJECTED) return true;
    if (current.name === 'UserRejectedRequestError') return true;
  }
  return false;
}

/**
 * Why a wallet did not do what it was asked for: `declined`, or the first line of what it says, ended as a sentence.
 *
 * @example signingFailure(new Error('Chain mismatch\nVersion: 2')) // { kind: 'failed', reason: 'Chain mismatch.' }
 */
export function signingFailure(error: unknown): { kind: 'declined' } | { kind: 'failed'; reason: string } {
  if (isRejection(error)) return { kind: 'declined' };
  const reason =
    error instanceof Error
      ? (('shortMessage' in error ? String(error.shortMessage) : error.message).split('\n')[0] ?? '')
      : '';
  return { kind: 'failed', reason: reason.endsWith('.') ? reason : `${reason}.` };
}

/** Tells it in one sentence that also says where the money is; `send` where coin or a call was to be sent. */
export function useSigningError(): (error: unknown, act?: 'sign' | 'send') => string {
  const t = useTranslations('wallet');
  return (error, act = 'sign') => {
    const failure = signingFailure(error);
    if (failure.kind === 'declined') return t('declined');
    return act === 'sign'
      ? t('signFailed', { reason: failure.reason })
      : t('sendFailed', { reason: failure.reason });
  };
}
