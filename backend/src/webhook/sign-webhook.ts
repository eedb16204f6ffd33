import { randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';

/** A secret as Standard Webhooks writes it: 256 random bits in base64 behind `whsec_`. */
export const makeWebhookSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;

/**
 * The headers of Standard Webhooks 1.0: the id, the time of the attempt, and a signature by each secret, so that a
 * receiver that knows only one of two takes it.
 *
 * @example signWebhook({ id: 'msg_1', at: new Date(0), body: '{}', secrets: [secret] })['webhook-timestamp'] // '0'
 */
export function signWebhook(message: {
  id: string;
  at: Date;
  body: string;
  secrets: readonly string[];
}): Record<string, string> {
  const { id, at, body, secrets } = message;
  return {
    'webhook-id': id,
    'webhook-timestamp': Math.floor(at.getTime() / 1_000).toString(),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, at, body)).join(' '),
  };
}
