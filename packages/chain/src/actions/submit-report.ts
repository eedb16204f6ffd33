import { encodeFunctionData, type Address, type Hex } from 'viem';
import type { Deployment } from '../deployments.ts';
import { oracleReportsAbi } from '../generated/index.ts';
import type { Report } from '../typed-data/report.ts';
import type { Call } from './call.ts';

/** Submits a report; signatures may come in any order, they are sorted by signer as the contract wants them. */
export function submitReport(
  { oracleReports }: Pick<Deployment, 'oracleReports'>,
  report: Report,
  signatures: readonly { signer: Address; signature: Hex }[],
): Call {
  const sorted = [...signatures].sort((a, b) => (BigInt(a.signer) < BigInt(b.signer) ? -1 : 1));
  const args = [report, sorted.map(({ signature }) => signature)] as const;
  return {
    to: oracleReports,
    data: encodeFunctionData({ abi: oracleReportsAbi, functionName: 'submit', args }),
  };
}
