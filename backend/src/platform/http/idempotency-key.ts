import { createHash, createHmac } from 'node:crypto';
import { AppError } from '@topsteel/domain/errors';
import type { CallerRequest, KeyScope } from './operation.ts';

/** Shortest key that opens an answer by itself: a UUID is longer. */
const UNGUESSABLE = 32;

/** What an answer is kept under. */
export interface KeptUnder {
  /** The person, or nobody with an account. */
  userId: string;
  key: string;
  /** Seals the answer; null where it is a person's, who reads it under their sign-in only. */
  seal: Uint8Array | null;
}

/**
 * Where nobody need be signed in, we keep hashes of scope and key, and the answer sealed under both: it may hold a secret
 * that was shown once, and opens for nobody but who sends the same key again, not even to who reads the database.
 *
 * @param secret of the process
 * @returns null without a key, or where a key counts for nobody
 * @throws AppError `invalid-input` for a key that cannot be one
 */
export function keptUnder(request: CallerRequest, secret: Uint8Array): KeptUnder | null {
  const key = keyOf(request);
  if (key === undefined) return null;
  const scope = request.operation?.keyScope?.(request);
  if (scope === undefined) {
    const userId = request.caller?.userId;
    return userId === undefined ? null : { userId, key, seal: null };
  }
  requireUnguessable(key, scope);
  const hashed = (use: string, ...parts: string[]) =>
    createHmac('sha256', secret).update(JSON.stringify([use, scope.name, ...parts]));
  return {
    userId: `no-account:${hashed('scope').digest('hex')}`,
    key: hashed('key', key).digest('hex'),
    seal: hashed('seal', key).digest(),
  };
}

/** @throws AppError `invalid-input` when a request that moves money has no key. */
export function requireKey(request: CallerRequest): void {
  if (keyOf(request) !== undefined) return;
  throw new AppError('invalid-input', {
    message:
      'This moves money: send an Idempotency-Key header, new for each act and the same for each repeat of it.',
    details: { reason: 'idempotency-key-missing' },
  });
}

/**
 * Tells one request under a key from another. Who acts for two companies asks twice, once for each; where nobody need be
 * signed in, signing in between two tries changes nothing.
 */
export function fingerprintOf(request: CallerRequest): string {
  const { method, url, body, caller, operation } = request;
  const actsFor = operation?.keyScope === undefined ? (caller?.organisationId ?? '') : '';
  return createHash('sha256')
    .update(`${method} ${url} ${actsFor}\n${JSON.stringify(body ?? null)}`)
    .digest('hex');
}

function keyOf(request: CallerRequest): string | undefined {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || key === '') return undefined;
  if (/^[\x21-\x7e]{1,128}$/.test(key)) return key;
  throw new AppError('invalid-input', {
    message: 'The Idempotency-Key header needs 1 to 128 visible ASCII characters.',
    details: { reason: 'idempotency-key-invalid' },
  });
}

function requireUnguessable(key: string, { isSecret }: KeyScope): void {
  if (isSecret || key.length >= UNGUESSABLE) return;
  throw new AppError('invalid-input', {
    message:
      'Without a sign-in, the Idempotency-Key opens the answer: send one of 32 to 128 characters that nobody can guess, such as a random UUID.',
    details: { reason: 'idempotency-key-guessable' },
  });
}
