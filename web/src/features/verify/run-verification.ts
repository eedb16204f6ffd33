import {
  assessConformance,
  verifyLot,
  type VerificationReport,
  type VerifyLotInput,
} from '@topsteel/chain/verify';
import { verificationSources, type VerificationSources } from './verification-sources.ts';

/** When a lot's certificate was last seen in force by this process; the oldest are forgotten. */
const lastInForce = new Map<bigint, number>();
const MAX_REMEMBERED = 1_000;

/** The parts of a verification that are the same for lots and files. */
export function verificationInput(sources: VerificationSources): Omit<VerifyLotInput, 'lotId'> {
  const { node, store, deployment } = sources;
  return {
    rpc: node.request,
    fetchBlock: store.fetchBlock,
    deployment,
    now: Math.floor(Date.now() / 1_000),
    registerName: node.name,
    storeName: store.name,
    assess: assessConformance,
  };
}

/** Verifies a lot with the sources of this site, and remembers when it last stood. */
export async function runVerification(
  lotId: bigint,
  serial: bigint | undefined,
  sources = verificationSources(),
): Promise<VerificationReport> {
  const report = await verifyLot({
    ...verificationInput(sources),
    lotId,
    serial,
    lastInForce: lastInForce.get(lotId),
  });
  const status = report.lines.find((line) => line.question === 'status');
  if (status?.key === 'inForce') remember(lotId, report.checkedAt);
  if (status !== undefined && ['revoked', 'superseded', 'expired'].includes(status.key))
    lastInForce.delete(lotId);
  return report;
}

function remember(lotId: bigint, at: number): void {
  lastInForce.delete(lotId);
  lastInForce.set(lotId, at);
  const oldest = lastInForce.keys().next();
  if (lastInForce.size > MAX_REMEMBERED && oldest.done !== true) lastInForce.delete(oldest.value);
}
