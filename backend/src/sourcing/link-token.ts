import { createHmac } from 'node:crypto';
import { deriveKey } from '../platform/secret/index.ts';

/**
 * The secret of the link that somebody without an account answers under: 256 bits that only we can make, of which the
 * database keeps the hash. It is the same in every letter about a request, and opens that request alone.
 */
export const linkTokenOf = (authSecret: string, recipientId: string): string =>
  createHmac('sha256', deriveKey(authSecret, 'rfq-link')).update(recipientId).digest('base64url');
