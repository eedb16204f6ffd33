import { reportTypedData } from '@topsteel/chain';
import type { Deployment, Report } from '@topsteel/chain';
import { demoAccount } from '@topsteel/chain/deploy';
import type { ReportSignature } from '../src/reports/report-signer.ts';

/** What two of the three demo signers sign, in ascending order of address: for tests that are not about signing. */
export async function signAsQuorum(deployment: Deployment, report: Report): Promise<ReportSignature[]> {
  const signers = [demoAccount('reportSigner1'), demoAccount('reportSigner2')];
  const given = await Promise.all(
    signers.map(async (signer) => ({
      signer: signer.address,
      signature: await signer.signTypedData(reportTypedData(deployment, report)),
    })),
  );
  return given.sort((a, b) => (BigInt(a.signer) < BigInt(b.signer) ? -1 : 1));
}
