import type { FxBase, WeighedRate } from '@topsteel/domain/fx';
import type { Queryable } from '../../database.ts';
import type { OpenProposal } from '../../reports/report-store.ts';
import type { ReportSignature } from '../../reports/report-signer.ts';
import { ratePolicyOf } from './rate-policy.ts';

export interface LastRate {
  rateE8: bigint;
  observedAt: Date;
}

/** The rate that was signed last, however old. */
export async function readLastRate(db: Queryable, base: FxBase): Promise<LastRate | null> {
  const { rows } = await db.query<{ rate_e8: string; observed_at: Date }>(
    `SELECT rate_e8::text, observed_at FROM bridge.fx_rate WHERE base = $1 AND quote = 'USD' ORDER BY round DESC LIMIT 1`,
    [base],
  );
  const row = rows[0];
  return row === undefined ? null : { rateE8: BigInt(row.rate_e8), observedAt: row.observed_at };
}

/** Whether a rate of this pair waits for its signatures. */
export async function isRateProposed(db: Queryable, subject: string): Promise<boolean> {
  const { rows } = await db.query(
    `SELECT 1 FROM bridge.oracle_report WHERE kind = 'TopSteel.Fx' AND subject = $1 AND state = 'proposed' LIMIT 1`,
    [subject],
  );
  return rows.length > 0;
}

/** What the sources said when a rate was proposed; kept beside it until it is signed. */
export async function keepSources(
  db: Queryable,
  subject: string,
  round: number,
  sources: readonly WeighedRate[],
): Promise<void> {
  const said = sources.map(({ source, rateE8, asOf, why }) => ({
    source,
    rateE8: rateE8.toString(),
    asOf: asOf.toISOString(),
    why,
  }));
  await db.query(
    `UPDATE bridge.oracle_report SET sources = $3 WHERE kind = 'TopSteel.Fx' AND subject = $1 AND round = $2`,
    [subject, round, JSON.stringify(said)],
  );
}

/**
 * The rate that enough signers stand for becomes the rate. It is counted from when it was proposed, by our clock: the
 * report's own times are the chain's.
 */
export async function keepRate(
  db: Queryable,
  base: FxBase,
  proposal: OpenProposal,
  signatures: readonly ReportSignature[],
): Promise<void> {
  const { validSeconds } = ratePolicyOf(base);
  await db.query(
    `INSERT INTO bridge.fx_rate (base, quote, round, rate_e8, observed_at, valid_until, sources, signatures)
     SELECT $1, 'USD', r.round, r.value, r.created_at, r.created_at + make_interval(secs => $3), r.sources, $4
     FROM bridge.oracle_report r WHERE r.id = $2
     ON CONFLICT (base, quote, round) DO NOTHING`,
    [base, proposal.id, validSeconds, JSON.stringify(signatures)],
  );
}
