import { reportTypedData } from '@topsteel/chain';
import { inSpan } from '@topsteel/tracing';
import { hashTypedData } from 'viem';
import { refuse } from '../reports/refusal.ts';
import type { SignRequest } from '../reports/report-kinds.ts';
import { SignerRefusal } from '../reports/report-signer.ts';
import type { ReportSignature, ReportSigner } from '../reports/report-signer.ts';
import type { KeyDriver } from '../signing/key-driver.ts';
import { judgeReport } from './judge-report.ts';
import type { Eyes } from './judge-report.ts';
import type { SignedJournal } from './signed-journal.ts';

/**
 * A signer over one key: signs a report only after looking for itself, never two different reports of one round, and never
 * one payment's money for two orders.
 */
export function createSigner(key: KeyDriver, eyes: Eyes, journal: SignedJournal): ReportSigner {
  return {
    name: key.address,
    async sign(request: SignRequest): Promise<ReportSignature> {
      const { report, evidence } = request;
      const judged = await inSpan('check report', {}, () => judgeReport(eyes, request, key.address));
      if (judged.fault !== null) throw new SignerRefusal(judged.fault);
      for (const name of judged.counted) {
        if (journal.promise(`receipt:${name}`, report.subject)) continue;
        throw new SignerRefusal(
          refuse('payment-counted-elsewhere', 'This payment was counted for another order.'),
        );
      }
      const typedData = reportTypedData(eyes.deployment, report);
      const name = `${evidence.kind}:${report.subject}:${report.signerSet.toString()}:${report.round.toString()}`;
      if (!journal.promise(name, hashTypedData(typedData))) {
        throw new SignerRefusal(
          refuse('round-signed-otherwise', 'I have signed another report of this round.'),
        );
      }
      const signature = await inSpan('sign report', {}, () => key.signTypedData(typedData));
      return { signer: key.address, signature };
    },
  };
}
