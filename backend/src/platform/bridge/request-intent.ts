import {
  businessKey,
  intentPayloadSchemas,
  type IntentKind,
  type IntentPayload,
} from '@topsteel/domain/bridge';
import { AppError } from '@topsteel/domain/errors';
import type { Tx } from '../database/index.ts';

export { businessKey };

export interface IntentRequest<K extends IntentKind> {
  /** One per business act, for ever: a repeat changes nothing. */
  businessKey: string;
  kind: K;
  payload: IntentPayload<K>;
  notBefore?: Date;
}

/**
 * Asks the oracles for an act on chain, in the caller's transaction: the state change and the request are kept together.
 *
 * @returns true when the intent is new, false when the same act had been asked for before.
 * @throws AppError `internal` when the payload is not in the agreed shape.
 */
export async function requestIntent<K extends IntentKind>(
  tx: Tx,
  request: IntentRequest<K>,
): Promise<boolean> {
  const read = intentPayloadSchemas[request.kind].safeParse(request.payload);
  if (!read.success) {
    throw new AppError('internal', {
      message:
        'The request to the register could not be put together. Nothing was sent; tell us the trace id.',
      details: { kind: request.kind, issues: read.error.issues },
    });
  }
  const written = await tx.$executeRaw`
    INSERT INTO bridge.intent (business_key, kind, payload, not_before)
    VALUES (${request.businessKey}, ${request.kind}, ${JSON.stringify(read.data)}::jsonb, ${request.notBefore ?? null}::timestamptz)
    ON CONFLICT (business_key) DO NOTHING`;
  return written === 1;
}

/** Was the act ever asked for, whatever became of it? */
export async function isIntended(tx: Tx, key: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ found: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM bridge.intent WHERE business_key = ${key}) AS found`;
  return row?.found ?? false;
}

/**
 * Sends a failed act again, with the payload that failed or with a newly signed one.
 *
 * @returns false when the intent is not in state `failed`: somebody was faster, or it never failed.
 */
export async function retryIntent<K extends IntentKind>(
  tx: Tx,
  request: { businessKey: string; kind: K; payload?: IntentPayload<K> },
): Promise<boolean> {
  const payload = request.payload === undefined ? null : JSON.stringify(request.payload);
  const written = await tx.$executeRaw`
    UPDATE bridge.intent
       SET status = 'requested', error = NULL, attempts = 0, not_before = NULL, cancel_requested_at = NULL, payload = COALESCE(${payload}::jsonb, payload), updated_at = now()
     WHERE business_key = ${request.businessKey} AND kind = ${request.kind} AND status = 'failed'`;
  if (written === 1) await tx.$executeRaw`SELECT pg_notify('bridge_intent', '')`;
  return written === 1;
}
