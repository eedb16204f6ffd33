import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { AppError } from '@topsteel/domain/errors';
import { z } from 'zod';
import type { VerifiedWebhook } from '../rail.ts';

const TOLERANCE_MS = 300_000;
const body = z.object({ id: z.string(), eventType: z.string() });

/**
 * Checks `X-Hook0-Signature: t=…,h=<header names>,v1=<hex>` over time, names, values and raw body, with each secret that
 * is in force. Source: docs.cdp.coinbase.com, "Webhook Verification".
 *
 * @throws AppError `unauthenticated` when no secret fits, or the signature is older or newer than five minutes
 */
export function verifyHook0(
  secrets: readonly string[],
  raw: Buffer,
  headers: Record<string, string>,
  now: Date,
): VerifiedWebhook {
  const parts = new Map(
    (headers['x-hook0-signature'] ?? '').split(',').map((part) => {
      const at = part.indexOf('=');
      return [part.slice(0, at).trim(), part.slice(at + 1)] as const;
    }),
  );
  const [time = '', names = '', given = ''] = ['t', 'h', 'v1'].map((name) => parts.get(name) ?? '');
  const signed = names.split(' ').filter((name) => name !== '');
  const values = signed.map((name) => headers[name.toLowerCase()] ?? '').join('.');
  const message = Buffer.concat([Buffer.from(`${time}.${names}.${values}.`), raw]);
  const isFresh = /^\d{1,12}$/.test(time) && Math.abs(now.getTime() - Number(time) * 1_000) <= TOLERANCE_MS;
  const isGenuine = secrets.some((secret) =>
    isSame(createHmac('sha256', secret).update(message).digest(), given),
  );
  const read = isFresh && isGenuine ? body.safeParse(JSON.parse(raw.toString('utf8'))) : null;
  if (!read?.success) {
    throw new AppError('unauthenticated', {
      message: 'The webhook’s signature does not hold, or it is too old. Nothing was kept.',
      details: { reason: 'webhook-signature' },
    });
  }
  // Only a signed id names the event; without one its bytes do, which are the same in every repeat.
  const id = signed.includes('x-hook0-id') ? headers['x-hook0-id'] : undefined;
  return {
    eventId: id ?? createHash('sha256').update(raw).digest('hex'),
    kind: read.data.eventType,
    subject: read.data.id,
  };
}

function isSame(expected: Buffer, givenHex: string): boolean {
  const given = Buffer.from(givenHex, 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected);
}
