import { randomBytes } from 'node:crypto';
import { makeSecret } from '../platform/secret/index.ts';

const form = /^ts_live_([0-9a-f]{16})_([A-Za-z0-9_-]{43})$/;

/** A new key: the part that may be shown, and the secret of 256 bits. */
export const makeKey = (): { publicId: string; secret: string } => ({
  publicId: randomBytes(8).toString('hex'),
  secret: makeSecret(),
});

export const keyText = (publicId: string, secret: string): string => `ts_live_${publicId}_${secret}`;

/**
 * The two parts of the key that an Authorization header carries; null when it carries something else.
 *
 * @example readKey('Bearer ts_live_00112233445566ff_…') // { publicId: '00112233445566ff', secret: '…' }
 */
export function readKey(authorization: string | undefined): { publicId: string; secret: string } | null {
  const [scheme = '', text = ''] = (authorization ?? '').split(' ');
  const [, publicId, secret] = (scheme.toLowerCase() === 'bearer' && form.exec(text)) || [];
  return publicId === undefined || secret === undefined ? null : { publicId, secret };
}
