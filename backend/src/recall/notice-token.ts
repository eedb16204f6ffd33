import { createHmac, timingSafeEqual } from 'node:crypto';

const ID_BYTES = 16;
const PROOF_BYTES = 24;
const TOKEN = /^[A-Za-z0-9_-]{54}$/;

/**
 * The secret in a notice's link: the notice's id and an HMAC-SHA-256 over id and issue, cut to 192 bits. It is worked out
 * anew when it is needed and stored nowhere; a new issue makes the old link worthless.
 *
 * @example noticeTokenOf(secret, { id: '0198…', issue: 1 }).length // 54
 */
export function noticeTokenOf(secret: string, notice: { id: string; issue: number }): string {
  const id = Buffer.from(notice.id.replaceAll('-', ''), 'hex');
  return Buffer.concat([id, proofOf(secret, notice)]).toString('base64url');
}

/** The id that a token names, before its proof is checked; undefined for what cannot be a token. */
export function noticeIdOf(token: string): string | undefined {
  if (!TOKEN.test(token)) return undefined;
  const bytes = Buffer.from(token, 'base64url');
  // Letters that differ only in bits beyond the last byte would be one more spelling of the same secret.
  if (bytes.toString('base64url') !== token) return undefined;
  const hex = bytes.subarray(0, ID_BYTES).toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Does the token prove itself for this issue of the notice? Takes the same time whatever is wrong. */
export function isTokenOf(secret: string, token: string, notice: { id: string; issue: number }): boolean {
  const given = Buffer.from(token, 'base64url').subarray(ID_BYTES);
  return given.length === PROOF_BYTES && timingSafeEqual(given, proofOf(secret, notice));
}

const proofOf = (secret: string, { id, issue }: { id: string; issue: number }): Buffer =>
  createHmac('sha256', secret)
    .update(`topsteel/recall-notice/1:${id}:${issue}`)
    .digest()
    .subarray(0, PROOF_BYTES);
