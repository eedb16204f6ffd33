import type { Tx } from '../database/index.ts';
import type { FigureName, Reading } from './described-figures.ts';

/**
 * Where everything stands, by the database: one statement, each part of it over an index of what is open. Its parts must
 * stay cheap: it runs at every scrape of every process.
 */
export async function readStanding(tx: Tx): Promise<Reading[]> {
  const rows = await tx.$queryRaw<{ name: FigureName; label: string | null; value: number | null }[]>`
    WITH due AS (
      SELECT 'outbox' AS queue, next_at AS due FROM outbox_message WHERE status = 'waiting'
      UNION ALL SELECT 'webhook', next_at FROM webhook_delivery WHERE state = 'waiting'
      UNION ALL SELECT 'push', next_at FROM push_delivery WHERE state = 'waiting'
      UNION ALL SELECT 'audit-seal', e.at FROM audit.unsealed u JOIN audit_entry e ON e.id = u.entry_id
      UNION ALL SELECT 'ledger-seal', g.recorded_at FROM ledger.unsealed u JOIN ledger.transfer_group g ON g.id = u.group_id
      UNION ALL SELECT 'intent', coalesce(not_before, created_at) FROM bridge.intent WHERE status = 'requested'
      UNION ALL SELECT unnest(ARRAY['outbox', 'webhook', 'push', 'audit-seal', 'ledger-seal', 'intent']), NULL
    ), given_up (queue, failed) AS (
      SELECT 'outbox', count(*) FROM outbox_message WHERE status = 'failed'
      UNION ALL SELECT 'webhook', count(*) FROM webhook_delivery WHERE state = 'failed'
      UNION ALL SELECT 'push', count(*) FROM push_delivery WHERE state = 'failed'
    ), intents AS (
      SELECT s.status, count(i.id) AS open, min(coalesce(i.not_before, i.created_at)) AS oldest
        FROM unnest(ARRAY['requested', 'sent', 'mined']) AS s (status)
        LEFT JOIN bridge.intent i ON i.status = s.status AND i.status IN ('requested', 'sent', 'mined')
       GROUP BY s.status
    ), bases AS (
      SELECT b.base, (SELECT r.observed_at FROM bridge.fx_rate r WHERE r.base = b.base AND r.quote = 'USD'
                       ORDER BY r.round DESC LIMIT 1) AS observed_at
        FROM unnest(ARRAY['EUR', 'GBP', 'CHF', 'ETH', 'BTC']) AS b (base)
    ), reports AS (
      SELECT count(*) AS open, min(created_at) AS oldest FROM bridge.oracle_report WHERE state = 'proposed'
    ), work AS (
      SELECT count(*) AS open, min(opened_at) AS oldest FROM work_item WHERE closed_at IS NULL
    ), anchored (book, sequence) AS (
      SELECT 'ledger', (SELECT coalesce(max(c.last_sequence), 0)
                          FROM ledger.closing c JOIN bridge.intent i USING (business_key) WHERE i.status = 'final')
      UNION ALL
      SELECT 'audit', (SELECT coalesce(max(c.last_sequence), 0)
                         FROM audit.closing c JOIN bridge.intent i USING (business_key) WHERE i.status = 'final')
    ), since (name, label, at) AS (
      SELECT 'queue_oldest_seconds', queue, coalesce(min(due), 'infinity') FROM due GROUP BY queue
      UNION ALL SELECT 'topsteel_watcher_silent_seconds', NULL, min(updated_at) FROM bridge.head
      UNION ALL SELECT 'topsteel_intent_oldest_seconds', status, coalesce(oldest, 'infinity') FROM intents
      UNION ALL SELECT 'topsteel_rate_age_seconds', base, observed_at FROM bases
      UNION ALL SELECT 'topsteel_report_oldest_seconds', NULL, coalesce(oldest, 'infinity') FROM reports
      UNION ALL SELECT 'topsteel_work_oldest_seconds', NULL, coalesce(oldest, 'infinity') FROM work
      UNION ALL SELECT 'topsteel_wal_archive_age_seconds', NULL, last_archived_time FROM pg_stat_archiver
      UNION ALL
      SELECT 'topsteel_anchor_age_seconds', book, coalesce(CASE book
               WHEN 'ledger' THEN (SELECT s.sealed_at FROM ledger.seal s WHERE s.sequence = anchored.sequence + 1)
               ELSE (SELECT s.sealed_at FROM audit.seal s WHERE s.sequence = anchored.sequence + 1) END, 'infinity')
        FROM anchored
    )
    SELECT name, label, CASE WHEN at = 'infinity' THEN 0
                             WHEN at IS NOT NULL THEN greatest(0, extract(epoch FROM clock_timestamp() - at)) END::float AS value
      FROM since
    UNION ALL SELECT 'queue_waiting', queue, count(due) FROM due GROUP BY queue
    UNION ALL SELECT 'queue_failed', queue, failed FROM given_up
    UNION ALL SELECT 'topsteel_money_stopped', NULL, count(*) FROM bridge.head WHERE alarm IS NOT NULL
    UNION ALL SELECT 'topsteel_bridge_warnings', NULL, count(*) FROM bridge.warning
    UNION ALL SELECT 'topsteel_intents', status, open FROM intents
    UNION ALL SELECT 'topsteel_reports_waiting', NULL, open FROM reports
    UNION ALL SELECT 'topsteel_work_items', NULL, open FROM work
    UNION ALL SELECT 'topsteel_receipts_unreadable', NULL, count(*) FROM bridge.receipt_reading WHERE error IS NOT NULL
    UNION ALL
    SELECT 'topsteel_compromised_certificates', NULL, count(*)
      FROM signer_key k
      JOIN certificate_batch b ON b.organisation_id = k.organisation_id AND b.signer = k.address
                              AND b.issued_at >= k.compromised_since
      JOIN certificate c ON c.organisation_id = k.organisation_id AND c.state IN ('issued', 'revoking') AND c.batch_id = b.id
     WHERE k.compromised_since IS NOT NULL
    UNION ALL
    SELECT 'topsteel_escrow_held_minor', a.currency,
           sum(b.debits_posted + b.debits_pending - b.credits_posted - b.credits_pending)
      FROM ledger.account a JOIN ledger.account_balance b ON b.account_id = a.id
     WHERE a.code = 'escrow_onchain' GROUP BY a.currency
    UNION ALL SELECT 'topsteel_database_bytes', NULL, pg_database_size(current_database())
    UNION ALL SELECT 'topsteel_wal_archive_failures', NULL, failed_count FROM pg_stat_archiver
    UNION ALL SELECT 'topsteel_wal_receivers', NULL, count(*) FROM pg_stat_replication`;
  return rows.flatMap(({ name, label, value }) =>
    value === null ? [] : [{ name, value, ...(label !== null && { label }) }],
  );
}
