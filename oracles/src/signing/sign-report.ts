import { reportTypedData } from '@topsteel/chain';
import type { Deployment, Report } from '@topsteel/chain';
import type { Address, Hex, LocalAccount } from 'viem';

export interface ReportSignature {
  signer: Address;
  signature: Hex;
}

/**
 * Signatures over the report by as many signers as the quorum needs, in strictly ascending order of address
 * as `OracleReports.submit` demands. A signer that fails is passed over while enough others answer.
 *
 * Signed: EIP-712 `Report(bytes32 kind,bytes32 subject,uint128 value,uint48 observedAt,uint48 validUntil,
 * uint32 round,uint32 signerSet)`, domain "TopSteel OracleReports" version "1".
 *
 * @throws Error when fewer than `threshold` signers answered
 */
export async function signReport(
  deployment: Deployment,
  report: Report,
  signers: readonly LocalAccount[],
  threshold: number,
): Promise<ReportSignature[]> {
  const typedData = reportTypedData(deployment, report);
  const answers = await Promise.allSettled(
    signers.map(async (signer) => ({
      signer: signer.address,
      signature: await signer.signTypedData(typedData),
    })),
  );
  const given = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
  if (given.length < threshold) {
    throw new Error(
      `${given.length.toString()} of ${signers.length.toString()} report signers answered; ${threshold.toString()} must.`,
    );
  }
  return given.sort((a, b) => (BigInt(a.signer) < BigInt(b.signer) ? -1 : 1)).slice(0, threshold);
}
