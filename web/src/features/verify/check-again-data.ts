import {
  howTexts,
  type LineParams,
  type Question,
  type RegisterDeployment,
  type VerdictLine,
  type VerificationReport,
} from '@topsteel/chain/verify';
import {
  headlineTemplates,
  namedWords,
  toneByKey,
  verdictKeys,
  verdictTemplate,
  type DeliveryUnit,
  type NamedWords,
  type VerdictLanguage,
  type VerdictTone,
} from '@topsteel/domain/verdict';
import type { AskedNode } from './read-node.ts';
import { fill, pageTexts } from './page-texts/index.ts';

export type AnsweredLine = Pick<VerdictLine, 'question' | 'key'>;

/** What the server hands to the page's script, as JSON in the page: where to ask, what was answered, and the words. */
export interface CheckAgainData {
  lotId: string;
  serial: string | undefined;
  deployment: RegisterDeployment;
  rpcUrl: string;
  gatewayUrl: string;
  hashFileSrc: string;
  sendReportSrc: string;
  askNodeSrc: string;
  /** Another node to ask, whose answers stand beside ours. */
  node: string | undefined;
  language: VerdictLanguage;
  /** What the server answered to each question; its sentences stand in the page already. */
  lines: AnsweredLine[];
  /** Questions whose answer the server alone can give; the script leaves those lines as they are. */
  kept: Question[];
  /** Of every answer but those that count as not checked. */
  tones: Partial<Record<string, VerdictTone>>;
  /** SHA-256 of the registered documents, and who registered them when. */
  registeredHashes: string[];
  registered: LineParams;
  words: {
    lines: Partial<Record<string, string>>;
    how: Partial<Record<string, string>>;
    headlines: Partial<Record<string, string>>;
    named: NamedWords;
    page: Record<
      | 'browserChecked'
      | 'browserUnreached'
      | 'browserOnlyServer'
      | 'browserWorking'
      | 'browserDone'
      | 'fileWorking'
      | 'nodeSame'
      | 'nodeDiffers'
      | 'nodeAway'
      | 'reportWaiting'
      | 'reportSending'
      | 'reportSent'
      | 'reportNotSent'
      | 'scriptOff',
      string
    >;
  };
}

export interface CheckAgainSource {
  unit: DeliveryUnit;
  node: AskedNode;
  report: VerificationReport;
  language: VerdictLanguage;
  host: string;
  deployment: RegisterDeployment;
  rpcUrl: string;
  gatewayUrl: string;
  hashFileSrc: string;
  sendReportSrc: string;
  askNodeSrc: string;
}

/** Lines that only a server can find: their words need not travel. */
const serverOnly =
  /^(conform|implausible|notRegistered|suspectedClone|manyReaders|readAfterUse|tag|originMade|history|bundle(Intact|Altered|Foreign|OtherForm|Events|AsOf)|record|credential|block|issuerRemoved|carbon(Verified|Default|OutOfBand))/;
const serverOnlyHow =
  /^(conformance|statement|removed|sources|made|used|readings|tag|index|bundle|events|record|credentials|block|fileCompared|filePartly|fileNotJson)/;
/** How the lines were checked that the script must not replace by what it finds without these means. */
const moreThanTheScript = /^(statement|removed|sources|made|used|readings|tag)/;

export function checkAgainData({
  unit,
  node,
  report,
  language,
  host,
  deployment,
  rpcUrl,
  gatewayUrl,
  hashFileSrc,
  sendReportSrc,
  askNodeSrc,
}: CheckAgainSource): CheckAgainData {
  const texts = pageTexts[language];
  const without = <T extends string>(texts: Record<string, T>, left: RegExp, kept = new Set<string>()) =>
    Object.fromEntries(Object.entries(texts).filter(([key]) => !left.test(key) || kept.has(key)));
  const integrity = report.lines.find((line) => line.question === 'integrity');
  const kept = new Set(report.lines.map((line) => line.key));
  const { chainId, blockNumber, directory, certificateRegistry, materialLedger } = deployment;
  return {
    lotId: report.lotId,
    serial: report.serial,
    deployment: { chainId, blockNumber: Number(blockNumber), directory, certificateRegistry, materialLedger },
    rpcUrl,
    gatewayUrl,
    hashFileSrc,
    sendReportSrc,
    askNodeSrc,
    node: node.state === 'asked' ? node.url : undefined,
    language,
    lines: report.lines.map(({ question, key }) => ({ question, key })),
    kept: report.lines.filter(({ how }) => moreThanTheScript.test(how.key)).map(({ question }) => question),
    tones: Object.fromEntries(
      Object.entries(without(toneByKey, serverOnly, kept)).filter(([, tone]) => tone !== 'unknown'),
    ),
    registeredHashes: [
      ...new Set(
        report.lot === undefined
          ? []
          : [report.lot.documentHash, ...report.lot.documents.map((document) => document.sha256)],
      ),
    ],
    registered: { issuer: report.lot?.issuerName ?? report.lot?.issuer ?? '', ...integrity?.params },
    words: {
      lines: without(templatesOf(language, unit), serverOnly),
      how: without(howTexts[language], serverOnlyHow),
      headlines: without(headlineTemplates[language], serverOnly),
      named: namedWords(language),
      page: {
        browserChecked: texts.browserChecked,
        browserUnreached: fill(texts.browserUnreached, { host }),
        browserOnlyServer: fill(texts.browserOnlyServer, { host }),
        browserWorking: texts.browserWorking,
        browserDone: texts.browserDone,
        fileWorking: texts.fileWorking,
        nodeSame: texts.nodeSame,
        nodeDiffers: texts.nodeDiffers,
        nodeAway: texts.nodeAway,
        reportWaiting: texts.reportWaiting,
        reportSending: texts.reportSending,
        reportSent: texts.reportSent,
        reportNotSent: texts.reportNotSent,
        scriptOff: fill(texts.scriptOff, { host }),
      },
    },
  };
}

function templatesOf(language: VerdictLanguage, unit: DeliveryUnit): Record<string, string> {
  return Object.fromEntries(verdictKeys.map((key) => [key, verdictTemplate(key, language, unit)]));
}
