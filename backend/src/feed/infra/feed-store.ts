import type { FeedOverview, SignedRate, WaitingReport, WatchedReceipt } from '@topsteel/domain/api';
import type { Tx } from '../../platform/database/index.ts';

/** The newest rate of each pair, over or not. */
export async function newestRates(tx: Tx): Promise<SignedRate[]> {
  const rows = await tx.$queryRaw<
    {
      base: string;
      quote: string;
      round: number;
      rate_e8: string;
      observed_at: Date;
      valid_until: Date;
      is_current: boolean;
      sources: SignedRate['sources'];
      signers: string[];
    }[]
  >`
    SELECT DISTINCT ON (base, quote) base, quote, round, rate_e8::text, observed_at, valid_until,
           valid_until > now() AS is_current, sources,
           ARRAY(SELECT s->>'signer' FROM jsonb_array_elements(signatures) s) AS signers
      FROM bridge.fx_rate ORDER BY base, quote, round DESC`;
  return rows.map((row) => ({
    base: row.base,
    quote: row.quote,
    round: row.round,
    rateE8: row.rate_e8,
    observedAt: row.observed_at.toISOString(),
    validUntil: row.valid_until.toISOString(),
    isCurrent: row.is_current,
    sources: row.sources,
    signers: row.signers,
  }));
}

/** Reports without a quorum: those that wait, and those that were dropped in the last week. Rates come again by themselves. */
export async function unsignedReports(tx: Tx): Promise<WaitingReport[]> {
  const rows = await tx.$queryRaw<
    {
      id: string;
      kind: string;
      subject: string;
      round: number;
      value: string;
      state: 'proposed' | 'abandoned';
      created_at: Date;
      asked: number;
      reasons: string[];
    }[]
  >`
    SELECT id::text, kind, subject, round, value::text, state, created_at, asked,
           ARRAY(SELECT r->>'reason' FROM jsonb_array_elements(refusals) r) AS reasons
      FROM bridge.oracle_report
     WHERE state = 'proposed' OR (state = 'abandoned' AND kind <> 'TopSteel.Fx' AND created_at > now() - interval '7 days')
     ORDER BY created_at DESC, id LIMIT 100`;
  return rows.map(({ created_at, subject, ...row }) => ({
    ...row,
    subject: subject as `0x${string}`,
    createdAt: created_at.toISOString(),
  }));
}

/** Receipts that are looked for, newest first. */
export async function watchedReceipts(tx: Tx): Promise<WatchedReceipt[]> {
  const rows = await tx.$queryRaw<
    {
      fiat_order_id: string;
      order_id: string;
      rail: string;
      reference: string;
      currency: string;
      received: string | null;
      read_at: Date | null;
      error: string | null;
    }[]
  >`
    SELECT w.fiat_order_id, w.order_id::text, w.rail, w.reference, w.currency, r.received_minor::text AS received,
           r.read_at, r.error
      FROM bridge.receipt_watch w LEFT JOIN bridge.receipt_reading r USING (fiat_order_id)
     ORDER BY w.created_at DESC, w.reference LIMIT 100`;
  return rows.map((row) => ({
    fiatOrderId: row.fiat_order_id as `0x${string}`,
    orderId: row.order_id,
    rail: row.rail,
    reference: row.reference,
    currency: row.currency,
    receivedMinor: row.received,
    readAt: row.read_at?.toISOString() ?? null,
    error: row.error,
  }));
}

export async function readOverview(tx: Tx): Promise<FeedOverview> {
  const [rates, waiting, receipts] = [
    await newestRates(tx),
    await unsignedReports(tx),
    await watchedReceipts(tx),
  ];
  return { rates, waiting, receipts };
}

export interface StuckReport {
  id: string;
  kind: string;
  subject: string;
  state: 'proposed' | 'abandoned';
  reason: string | null;
  orderId: string | null;
}

/** Facts that orders wait for and that found no quorum in ten minutes, or were dropped, and that no item says yet. */
export async function stuckReports(tx: Tx): Promise<StuckReport[]> {
  return tx.$queryRaw<StuckReport[]>`
    SELECT r.id::text, r.kind, r.subject, r.state, r.refusals->-1->>'reason' AS reason,
           (SELECT w.order_id::text FROM bridge.receipt_watch w WHERE w.fiat_order_id = r.subject LIMIT 1) AS "orderId"
      FROM bridge.oracle_report r
     WHERE r.kind IN ('TopSteel.Weight', 'TopSteel.Delivery', 'TopSteel.FiatReceipt')
       AND (r.state = 'abandoned' OR (r.state = 'proposed' AND r.created_at < now() - interval '10 minutes'))
       AND r.created_at > now() - interval '30 days'
       AND NOT EXISTS (SELECT 1 FROM work_item i WHERE i.key = 'report:' || r.id::text)
     ORDER BY r.created_at LIMIT 50`;
}

/** Items whose report has found its quorum meanwhile. */
export async function settledReports(tx: Tx): Promise<string[]> {
  const rows = await tx.$queryRaw<{ key: string }[]>`
    SELECT i.key FROM work_item i JOIN bridge.oracle_report r ON i.key = 'report:' || r.id::text
     WHERE i.closed_at IS NULL AND r.state = 'signed' LIMIT 50`;
  return rows.map(({ key }) => key);
}
