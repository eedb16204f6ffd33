import type { Hex } from 'viem';
import { businessKey } from '@topsteel/domain/bridge';
import type { Queryable } from '../database.ts';
import { evidenceSchema } from './report-kinds.ts';
import type { Evidence, ReportKind } from './report-kinds.ts';
import type { Collected } from './collect-signatures.ts';
import type { ReportSignature } from './report-signer.ts';

/** A report that a feed wants signed. Times in Unix seconds. */
export interface Proposal {
  kind: ReportKind;
  subject: Hex;
  round: number;
  value: bigint;
  observedAt: number;
  validUntil: number;
  evidence: Evidence;
}

export interface OpenProposal extends Proposal {
  id: string;
  /** The intent that brings it to the chain; null when it stays in the database. */
  businessKey: string | null;
  asked: number;
  createdAt: Date;
}

/** Serialises what is decided about one subject, so that two processes cannot give one round twice. */
export async function lockSubject(db: Queryable, kind: ReportKind, subject: string): Promise<void> {
  await db.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`report:${kind}:${subject}`]);
}

/** The next round of a subject: after the last one here and the last one that the chain took. */
export async function nextRound(
  db: Queryable,
  kind: ReportKind,
  subject: string,
  chainRound: number,
): Promise<number> {
  const { rows } = await db.query<{ round: number }>(
    `SELECT coalesce(max(round), 0) AS round FROM bridge.oracle_report WHERE kind = $1 AND subject = $2`,
    [kind, subject.toLowerCase()],
  );
  return Math.max(rows[0]?.round ?? 0, chainRound) + 1;
}

/** Keeps a report to be signed, once per kind, subject and round. */
export async function proposeReport(db: Queryable, proposal: Proposal, isForChain: boolean): Promise<void> {
  const { kind, subject, round, value, observedAt, validUntil, evidence } = proposal;
  await db.query(
    `INSERT INTO bridge.oracle_report (kind, subject, round, value, observed_at, valid_until, evidence, business_key)
     VALUES ($1, $2, $3, $4, to_timestamp($5), to_timestamp($6), $7, $8)
     ON CONFLICT (kind, subject, round) DO NOTHING`,
    [
      kind,
      subject.toLowerCase(),
      round,
      value.toString(),
      observedAt,
      validUntil,
      JSON.stringify(evidence),
      isForChain ? businessKey.oracleReport(kind, subject, round) : null,
    ],
  );
}

/** What is known of a report whether or not its evidence can be read. */
export type ProposalName = Pick<OpenProposal, 'id' | 'kind' | 'subject' | 'round' | 'asked'>;

/** Reports that wait for signatures and are due, oldest first; those that nobody can be asked about stand apart. */
export async function openProposals(
  db: Queryable,
): Promise<{ readable: OpenProposal[]; unreadable: (ProposalName & { reason: string })[] }> {
  const { rows } = await db.query<{
    id: string;
    kind: ReportKind;
    subject: Hex;
    round: number;
    value: string;
    observed_at: string;
    valid_until: string;
    evidence: unknown;
    business_key: string | null;
    asked: number;
    created_at: Date;
  }>(
    `SELECT id, kind, subject, round, value::text, extract(epoch FROM observed_at)::bigint AS observed_at,
            extract(epoch FROM valid_until)::bigint AS valid_until, evidence, business_key, asked, created_at
     FROM bridge.oracle_report WHERE state = 'proposed' AND next_at <= now() ORDER BY created_at, id LIMIT 50`,
  );
  const readable: OpenProposal[] = [];
  const unreadable: (ProposalName & { reason: string })[] = [];
  for (const { id, kind, subject, round, asked, ...row } of rows) {
    const evidence = evidenceSchema.safeParse(row.evidence);
    if (!evidence.success) {
      const [issue] = evidence.error.issues;
      const reason = `Its evidence cannot be read: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}.`;
      unreadable.push({ id, kind, subject, round, asked, reason });
      continue;
    }
    readable.push({
      ...{ id, kind, subject, round, asked },
      value: BigInt(row.value),
      observedAt: Number(row.observed_at),
      validUntil: Number(row.valid_until),
      evidence: evidence.data,
      businessKey: row.business_key,
      createdAt: row.created_at,
    });
  }
  return { readable, unreadable };
}

/** @returns false when somebody else had it signed or dropped meanwhile. */
export async function markSigned(
  db: Queryable,
  id: string,
  signerSet: number,
  signatures: readonly ReportSignature[],
): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE bridge.oracle_report
     SET state = 'signed', signer_set = $2, signatures = $3, refusals = '[]', decided_at = now()
     WHERE id = $1 AND state = 'proposed'`,
    [id, signerSet, JSON.stringify(signatures)],
  );
  return rowCount === 1;
}

/** Keeps who refused, and asks again later: after 1 s, then twice as long each time, never above a minute. */
export async function postpone(db: Queryable, id: string, refusals: Collected['refusals']): Promise<void> {
  await db.query(
    `UPDATE bridge.oracle_report
     SET refusals = $2, asked = asked + 1, next_at = now() + make_interval(secs => least(60, power(2, least(asked, 10))))
     WHERE id = $1 AND state = 'proposed'`,
    [id, JSON.stringify(refusals)],
  );
}

/** Drops a report for good; what it came from learns why. */
export async function abandon(db: Queryable, proposal: ProposalName, reason: string): Promise<void> {
  await db.query(
    `UPDATE bridge.oracle_report SET state = 'abandoned', decided_at = now(),
       refusals = refusals || jsonb_build_array(jsonb_build_object('signer', 'coordinator', 'reason', $2::text))
     WHERE id = $1 AND state = 'proposed'`,
    [proposal.id, reason],
  );
  if (proposal.kind === 'TopSteel.CarbonFactor') {
    await db.query(
      `UPDATE bridge.carbon_factor_list l SET decision = 'rejected', reason = $2
       FROM bridge.oracle_report r
       WHERE r.id = $1 AND r.state = 'abandoned' AND l.jws = r.evidence->>'jws' AND l.round = r.round
         AND l.decision = 'reported'`,
      [proposal.id, reason],
    );
    return;
  }
  const source = { 'TopSteel.Weight': 'weigh_ticket', 'TopSteel.Delivery': 'delivery_message' } as const;
  if (!(proposal.kind in source)) return;
  await db.query(
    `UPDATE bridge.${source[proposal.kind as keyof typeof source]} SET decision = 'rejected', reason = $3
     WHERE payment_id = $1 AND round = $2 AND decision = 'reported'`,
    [proposal.subject, proposal.round, reason],
  );
}

/**
 * Opens reports again whose signatures are worth nothing any more, because the signers changed between signing and sending:
 * they are signed anew, at most ten times.
 *
 * @returns how many
 */
export async function reopenStale(db: Queryable): Promise<number> {
  const { rowCount } = await db.query(
    `UPDATE bridge.oracle_report r SET state = 'proposed', signatures = NULL, signer_set = NULL, next_at = now(), asked = asked + 1
     FROM bridge.intent i
     WHERE i.business_key = r.business_key AND i.kind = 'submit-report' AND r.state = 'signed' AND i.status = 'failed'
       AND r.asked < 10
       AND i.error->>'code' IN ('OracleReports_SignerSetStale', 'OracleReports_NotSigner', 'OracleReports_QuorumMissing')`,
  );
  return rowCount ?? 0;
}
