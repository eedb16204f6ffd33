import { oracleReportsAbi, readSignerSet } from '@topsteel/chain';
import type { Deployment, Report } from '@topsteel/chain';
import { inSpan } from '@topsteel/tracing';
import type { Logger } from 'pino';
import type { PublicClient } from 'viem';
import { transact } from '../database.ts';
import type { Database } from '../database.ts';
import { keepRate } from '../feeds/fx/rate-store.ts';
import { workOff } from '../work-off.ts';
import { collectSignatures } from './collect-signatures.ts';
import { reportKinds } from './report-kinds.ts';
import type { ReportSigner } from './report-signer.ts';
import { abandon, markSigned, openProposals, postpone, reopenStale } from './report-store.ts';
import type { OpenProposal, ProposalName } from './report-store.ts';
import { submitReport } from './submit-report.ts';

export interface ReportDesk {
  database: Database;
  client: PublicClient;
  deployment: Deployment;
  signers: readonly ReportSigner[];
  logger: Logger;
}

/** A rate that is not signed in this time is not the rate any more. */
const RATE_PATIENCE_MS = 120_000;
/**
 * How often signers that have looked and refused for good are asked again before a report is dropped. Those whose refusal
 * passes are asked for as long as the report would be valid.
 */
const REFUSALS_UNTIL_DROPPED = 8;

/**
 * One run of the desk that every feed's reports go through: asks the signers, and once enough have signed, keeps the
 * signatures and asks for the transaction in one step. Nothing is decided here; a crash anywhere asks the same signers for
 * the same signatures again.
 */
export async function runReportDesk(desk: ReportDesk): Promise<'more' | 'idle'> {
  await reopenStale(desk.database);
  const { readable, unreadable } = await openProposals(desk.database);
  await workOff(unreadable, (proposal) => setAside(desk, proposal));
  if (readable.length === 0) return 'idle';
  const { timestamp } = await desk.client.getBlock({ blockTag: 'latest' });
  await workOff(readable, (proposal) =>
    inSpan('settle report', { 'report.kind': proposal.kind }, () =>
      settle(desk, proposal, Number(timestamp)),
    ),
  );
  return 'idle';
}

async function settle(desk: ReportDesk, proposal: OpenProposal, chainSeconds: number): Promise<void> {
  const isLate =
    proposal.kind === 'TopSteel.Fx' && Date.now() - proposal.createdAt.getTime() > RATE_PATIENCE_MS;
  if (chainSeconds >= proposal.validUntil || isLate) {
    await drop(desk, proposal, 'Too few signers answered in time.');
    return;
  }
  const { signerSet, threshold } = await readSignerSet(desk.client, desk.deployment);
  const { kind, subject, value, observedAt, validUntil, round, evidence } = proposal;
  const report: Report = {
    kind: reportKinds[kind],
    subject,
    value,
    observedAt,
    validUntil,
    round,
    signerSet,
  };
  const { signatures, refusals } = await collectSignatures({
    deployment: desk.deployment,
    report,
    evidence,
    signers: desk.signers,
    threshold,
    isMember: (signer) =>
      desk.client.readContract({
        address: desk.deployment.oracleReports,
        abi: oracleReportsAbi,
        functionName: 'isSigner',
        args: [signerSet, signer],
      }),
  });
  if (signatures.length === 0) {
    const lasting = refusals.filter(({ isLasting }) => isLasting);
    const isHopeless = lasting.length > 0 && desk.signers.length - lasting.length < threshold;
    if (isHopeless && proposal.asked + 1 >= REFUSALS_UNTIL_DROPPED) {
      await drop(desk, proposal, `The signers refused: ${lasting[0]?.reason ?? ''}`);
      return;
    }
    desk.logger.warn({ kind, subject, round, refusals }, 'a report has too few signatures');
    await postpone(desk.database, proposal.id, refusals);
    return;
  }
  await transact(desk.database, async (tx) => {
    if (!(await markSigned(tx, proposal.id, signerSet, signatures))) return;
    if (proposal.businessKey !== null) await submitReport(tx, proposal.businessKey, report, signatures);
    if (evidence.kind === 'TopSteel.Fx') {
      await keepRate(tx, evidence.base, proposal, signatures);
    }
  });
  desk.logger.info({ kind, subject, round, value: value.toString() }, 'a report is signed');
}

/** Another version of this program may have written what this one cannot read: it gets as long as a refusal. */
async function setAside(desk: ReportDesk, proposal: ProposalName & { reason: string }): Promise<void> {
  const { id, reason, asked } = proposal;
  if (asked + 1 >= REFUSALS_UNTIL_DROPPED) return drop(desk, proposal, reason);
  const refusal = { signer: 'coordinator', reason, hasLooked: false, isLasting: true };
  await postpone(desk.database, id, [refusal]);
}

async function drop(desk: ReportDesk, proposal: ProposalName, reason: string): Promise<void> {
  const { kind, subject, round } = proposal;
  desk.logger.warn({ kind, subject, round, reason }, 'a report was dropped');
  await transact(desk.database, (tx) => abandon(tx, proposal, reason));
}
