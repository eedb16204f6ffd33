import type { Tx } from '../database/index.ts';

export interface WaitingWork {
  queue: 'outbox' | 'webhook' | 'audit-seal' | 'intent';
  waiting: number;
  /** How long the oldest has been due; 0 when nothing is. */
  oldestS: number;
}

/** What waits in the database to be sent or done: one statement. */
export const waitingWork = (tx: Tx): Promise<WaitingWork[]> => tx.$queryRaw<WaitingWork[]>`
  SELECT q.queue, count(q.due)::integer AS waiting,
         greatest(0, coalesce(extract(epoch FROM clock_timestamp() - min(q.due)), 0))::float AS "oldestS"
    FROM (SELECT 'outbox' AS queue, next_at AS due FROM outbox_message WHERE status = 'waiting'
          UNION ALL SELECT 'webhook', next_at FROM webhook_delivery WHERE state = 'waiting'
          UNION ALL SELECT 'audit-seal', e.at FROM audit.unsealed u JOIN audit_entry e ON e.id = u.entry_id
          UNION ALL SELECT 'intent', created_at FROM bridge.intent WHERE status = 'requested'
          UNION ALL SELECT unnest(ARRAY['outbox', 'webhook', 'audit-seal', 'intent']), NULL) AS q
   GROUP BY q.queue ORDER BY q.queue`;
