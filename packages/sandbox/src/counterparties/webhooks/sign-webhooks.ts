import { createHmac } from 'node:crypto';

const hmac = (secret: string, text: string): string =>
  createHmac('sha256', secret).update(text).digest('hex');
const seconds = (at: Date): string => Math.floor(at.getTime() / 1_000).toString();

/** Stripe: `t=<seconds>,v1=<HMAC of "t.body">`, one v1 per secret that is in force. */
export const stripeSignature = (secrets: readonly string[], body: string, at: Date): string =>
  [`t=${seconds(at)}`, ...secrets.map((secret) => `v1=${hmac(secret, `${seconds(at)}.${body}`)}`)].join(',');

/** Coinbase Commerce: the HMAC of the body. */
export const commerceSignature = (secret: string, body: string): string => hmac(secret, body);

/** Coinbase Developer Platform: `t=…,h=<header names>,v1=<HMAC of "t.names.values.body">`. */
export function hook0Signature(
  secret: string,
  body: string,
  at: Date,
  headers: Readonly<Record<string, string>>,
): string {
  const names = Object.keys(headers).join(' ');
  const values = Object.values(headers).join('.');
  return `t=${seconds(at)},h=${names},v1=${hmac(secret, `${seconds(at)}.${names}.${values}.${body}`)}`;
}
