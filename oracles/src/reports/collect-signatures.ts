import { reportTypedData } from '@topsteel/chain';
import type { Deployment, Report } from '@topsteel/chain';
import { isAddressEqual, recoverTypedDataAddress } from 'viem';
import type { Address } from 'viem';
import type { Evidence } from './report-kinds.ts';
import type { ReportSignature, ReportSigner } from './report-signer.ts';
import { isPassing } from './refusal.ts';
import { SignerRefusal } from './report-signer.ts';

export interface Collected {
  /** As many as the quorum needs, in strictly ascending order of address; empty when it was not reached. */
  signatures: ReportSignature[];
  /** Who looked and did not sign, and who did not answer. */
  refusals: { signer: string; reason: string; hasLooked: boolean; isLasting: boolean }[];
}

/**
 * Asks all signers at once and keeps as many signatures as the quorum needs, sorted as `OracleReports.submit` demands. Who
 * is not needed any more is not waited for: a signer that hangs costs the others nothing.
 * A signature is counted only when it is one, over this report, by a member of the current set, and once: a faulty signer
 * costs its own voice and never the report.
 *
 * Signed: EIP-712 `Report(bytes32 kind,bytes32 subject,uint128 value,uint48 observedAt,uint48 validUntil,
 * uint32 round,uint32 signerSet)`, domain "TopSteel OracleReports" version "1".
 */
export async function collectSignatures(options: {
  deployment: Deployment;
  report: Report;
  evidence: Evidence;
  signers: readonly ReportSigner[];
  threshold: number;
  isMember: (signer: Address) => Promise<boolean>;
}): Promise<Collected> {
  const { deployment, report, evidence, signers, threshold, isMember } = options;
  const typedData = reportTypedData(deployment, report);
  const check = async (signer: ReportSigner): Promise<ReportSignature> => {
    const given = await signer.sign({ report, evidence });
    const recovered = await recoverTypedDataAddress({ ...typedData, signature: given.signature });
    if (!isAddressEqual(recovered, given.signer))
      throw new Error('It answered with a signature over something else.');
    if (!(await isMember(recovered))) throw new Error(`${recovered} is not in the current set.`);
    return { signer: recovered, signature: given.signature };
  };
  const given = new Map<string, ReportSignature>();
  const refusals: Collected['refusals'] = [];
  await new Promise<void>((resolve) => {
    const answers = signers.map(async (signer) => {
      try {
        const signature = await check(signer);
        given.set(signature.signer, signature);
        if (given.size >= threshold) resolve();
      } catch (error) {
        refusals.push({
          signer: signer.name,
          reason: error instanceof Error ? error.message : String(error),
          hasLooked: error instanceof SignerRefusal,
          isLasting: error instanceof SignerRefusal && !isPassing(error.code),
        });
      }
    });
    void Promise.all(answers).then(() => {
      resolve();
    });
  });
  const sorted = [...given.values()].sort((a, b) => (BigInt(a.signer) < BigInt(b.signer) ? -1 : 1));
  return { signatures: sorted.length < threshold ? [] : sorted.slice(0, threshold), refusals };
}
