import type { VerificationReport } from '@topsteel/chain/verify';
import { localiseLines, type VerdictLanguage } from '@topsteel/domain/verdict';
import { checkAgainData } from './check-again-data.ts';
import * as askNode from './generated/ask-node.ts';
import * as checkAgain from './generated/check-again.ts';
import * as hashFile from './generated/hash-file.ts';
import * as sendReport from './generated/send-report.ts';
import type { AskedNode } from './read-node.ts';
import { respondWithPage } from './respond-with-page.ts';
import { steelFormOf, unitOf } from './steel-form.ts';
import { VerdictPage } from './verdict-page.tsx';
import type { VerificationSources } from './verification-sources.ts';

/** The verdict page of a report, with the script that repeats the checks in the visitor's browser. */
export function respondWithVerdict(
  found: VerificationReport,
  language: VerdictLanguage,
  hrefIn: (language: VerdictLanguage) => string,
  sources: VerificationSources,
  node: AskedNode,
): Promise<Response> {
  const report = { ...found, lines: localiseLines(found.lines, language) };
  const { host, deployment, publicRpcUrl: rpcUrl, publicGatewayUrl: gatewayUrl } = sources;
  const hashFileSrc = `/v/assets/${hashFile.name}`;
  const data = checkAgainData({
    unit: unitOf(steelFormOf(report.lot?.label ?? {})),
    node,
    ...{ report, language, host, deployment, rpcUrl, gatewayUrl, hashFileSrc },
    sendReportSrc: `/v/assets/${sendReport.name}`,
    askNodeSrc: `/v/assets/${askNode.name}`,
  });
  const page = (
    <VerdictPage
      report={report}
      language={language}
      host={host}
      hrefIn={hrefIn}
      node={node}
      gatewayUrl={gatewayUrl}
      script={{ src: `/v/assets/${checkAgain.name}`, data }}
    />
  );
  return respondWithPage(page, {
    connectTo: [rpcUrl, gatewayUrl, ...(node.state === 'asked' ? [node.url] : [])],
  });
}
