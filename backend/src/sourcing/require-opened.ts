import { AppError } from '@topsteel/domain/errors';
import { notFound } from '../platform/http/index.ts';
import type { AskedRecipient, RequestKey } from './infra/recipient-store.ts';

/**
 * What a key opens. A link acts for nobody once a company answers for the request: whoever reads that mailbox need not
 * belong to it.
 *
 * @throws AppError `not-found`, also when the link has ended; `gone` when a company has taken the request over
 */
export function requireOpened(key: RequestKey, asked: AskedRecipient | null): AskedRecipient {
  if (!asked) throw notFound('request');
  if (!('id' in key) && asked.vendorId !== null) throw takenOver();
  return asked;
}

const takenOver = () =>
  new AppError('gone', {
    message:
      'A company with an account has taken this request over, so its link opens nothing any more. If that is yours, sign in and answer there; if not, ask the buyer to send you the request again.',
    details: { reason: 'request-taken-over' },
  });
