import type { VerificationReport } from '@topsteel/chain/verify';
import { localiseLines, type VerdictLanguage } from '@topsteel/domain/verdict';
import { checkAgainData } from './check-again-data.ts';
import * as checkAgain from './generated/check-again.ts';
import * as hashFile from './generated/hash-file.ts';
import { respondWithPage } from './respond-with-page.ts';
import { VerdictPage } from './verdict-page.tsx';
import type { VerificationSources } from './verification-sources.ts';

/** The verdict page of a report, with the script that repeats the checks in the visitor's browser. */
export function respondWithVerdict(
  found: VerificationReport,
  language: VerdictLanguage,
  otherLanguageHref: string,
  sources: VerificationSources,
): Promise<Response> {
  const report = { ...found, lines: localiseLines(found.lines, language) };
  const { host, deployment, publicRpcUrl: rpcUrl, publicGatewayUrl: gatewayUrl } = sources;
  const hashFileSrc = `/v/assets/${hashFile.name}`;
  const data = checkAgainData({ report, language, host, deployment, rpcUrl, gatewayUrl, hashFileSrc });
  const page = (
    <VerdictPage
      report={report}
      language={language}
      host={host}
      otherLanguageHref={otherLanguageHref}
      gatewayUrl={gatewayUrl}
      script={{ src: `/v/assets/${checkAgain.name}`, data }}
    />
  );
  return respondWithPage(page, { connectTo: [rpcUrl, gatewayUrl] });
}
