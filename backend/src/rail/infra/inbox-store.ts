import type { Tx } from '../../platform/database/index.ts';
import type { VerifiedWebhook } from '../rail.ts';

/** A verified webhook that waits to be acted on. */
export interface StoredWebhook extends VerifiedWebhook {
  id: string;
  provider: string;
  /** Tries so far, the present one included. */
  tries: number;
}

/** @returns false when this event is kept already */
export async function insertWebhook(tx: Tx, provider: string, webhook: VerifiedWebhook): Promise<boolean> {
  const written = await tx.$executeRaw`
    INSERT INTO webhook_inbox (id, provider, event_id, kind, subject)
    VALUES (uuidv7(), ${provider}, ${webhook.eventId}, ${webhook.kind}, ${webhook.subject})
    ON CONFLICT (provider, event_id) DO NOTHING`;
  return written === 1;
}

/** The oldest webhook that is due, lent to this process for a minute. */
export async function takeDueWebhook(tx: Tx): Promise<StoredWebhook | null> {
  const [row] = await tx.$queryRaw<
    {
      id: string;
      provider: string;
      event_id: string;
      kind: string;
      subject: string | null;
      attempts: number;
    }[]
  >`
    UPDATE webhook_inbox SET attempts = attempts + 1, next_at = now() + interval '60 seconds'
     WHERE id = (SELECT id FROM webhook_inbox WHERE status = 'waiting' AND next_at <= now()
                  ORDER BY next_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING id::text, provider, event_id, kind, subject, attempts`;
  if (!row) return null;
  const { id, provider, event_id: eventId, kind, subject, attempts: tries } = row;
  return { id, provider, eventId, kind, subject, tries };
}

export async function endWebhook(tx: Tx, id: string, status: 'done' | 'ignored'): Promise<void> {
  await tx.$executeRaw`
    UPDATE webhook_inbox SET status = ${status}, last_error = NULL, done_at = now() WHERE id = ${id}::uuid`;
}

export async function putOffWebhook(tx: Tx, id: string, waitMs: number, error: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE webhook_inbox SET last_error = ${error}, next_at = now() + make_interval(secs => ${waitMs / 1_000})
     WHERE id = ${id}::uuid AND status = 'waiting'`;
}
