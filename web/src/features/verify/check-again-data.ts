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
  toneByKey,
  verdictTemplates,
  type VerdictLanguage,
  type VerdictTone,
} from '@topsteel/domain/verdict';
import { fill, pageTexts } from './page-texts.ts';

/** What the server hands to the page's script, as JSON in the page: where to ask, what was answered, and the words. */
export interface CheckAgainData {
  lotId: string;
  serial: string | undefined;
  deployment: RegisterDeployment;
  rpcUrl: string;
  gatewayUrl: string;
  hashFileSrc: string;
  language: VerdictLanguage;
  /** The lines as the server answered them. */
  lines: VerdictLine[];
  /** Questions whose answer the server alone can give; the script leaves those lines as they are. */
  kept: Question[];
  tones: Partial<Record<string, VerdictTone>>;
  /** SHA-256 of the registered documents, and who registered them when. */
  registeredHashes: string[];
  registered: LineParams;
  words: {
    lines: Partial<Record<string, string>>;
    how: Partial<Record<string, string>>;
    headlines: Partial<Record<string, string>>;
    page: Record<
      | 'browserChecked'
      | 'browserUnreached'
      | 'browserOnlyServer'
      | 'browserWorking'
      | 'browserDone'
      | 'fileWorking'
      | 'scriptOff',
      string
    >;
  };
}

export interface CheckAgainSource {
  report: VerificationReport;
  language: VerdictLanguage;
  host: string;
  deployment: RegisterDeployment;
  rpcUrl: string;
  gatewayUrl: string;
  hashFileSrc: string;
}

/** Lines that only a server can find: their words need not travel. */
const serverOnly =
  /^(conform|implausible|notRegistered|suspectedClone|manyReaders|readAfterUse|tag|originMade|history|bundle(Intact|Altered|Foreign|Events|AsOf)|credential|block|issuerRemoved|carbon(Verified|Default|OutOfBand))/;
const serverOnlyHow =
  /^(conformance|statement|removed|sources|made|used|readings|tag|index|bundle|events|credentials|block|fileCompared|filePartly|fileNotJson)/;
/** How the lines were checked that the script must not replace by what it finds without these means. */
const moreThanTheScript = /^(statement|removed|sources|made|used|readings|tag)/;

export function checkAgainData({
  report,
  language,
  host,
  deployment,
  rpcUrl,
  gatewayUrl,
  hashFileSrc,
}: CheckAgainSource): CheckAgainData {
  const texts = pageTexts[language];
  const without = <T extends string>(texts: Record<string, T>, left: RegExp, kept: Set<string>) =>
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
    language,
    lines: report.lines,
    kept: report.lines.filter(({ how }) => moreThanTheScript.test(how.key)).map(({ question }) => question),
    tones: without(toneByKey, serverOnly, kept),
    registeredHashes:
      report.lot === undefined
        ? []
        : [report.lot.documentHash, ...report.lot.documents.map((document) => document.sha256)],
    registered: { issuer: report.lot?.issuerName ?? report.lot?.issuer ?? '', ...integrity?.params },
    words: {
      lines: without(verdictTemplates[language], serverOnly, kept),
      how: without(howTexts[language], serverOnlyHow, new Set(report.lines.map((line) => line.how.key))),
      headlines: headlineTemplates[language],
      page: {
        browserChecked: texts.browserChecked,
        browserUnreached: fill(texts.browserUnreached, { host }),
        browserOnlyServer: fill(texts.browserOnlyServer, { host }),
        browserWorking: texts.browserWorking,
        browserDone: texts.browserDone,
        fileWorking: texts.fileWorking,
        scriptOff: fill(texts.scriptOff, { host }),
      },
    },
  };
}
