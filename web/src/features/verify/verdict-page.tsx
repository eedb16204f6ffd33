import type { VerdictLine, VerificationReport } from '@topsteel/chain/verify';
import { groupedLotCode, lotCodeOf } from '@topsteel/domain/digital-link';
import { formatTonnes } from '@topsteel/domain/units';
import {
  boldParts,
  headlineOf,
  renderHeadline,
  withUnit,
  type DeliveryUnit,
  type VerdictLanguage,
  type VerdictTone,
} from '@topsteel/domain/verdict';
import type { ReactElement } from 'react';
import { Icon } from './icons.tsx';
import { CarbonBlock, CompareBlock, DocumentList, History, MadeFrom } from './page-blocks.tsx';
import { PageFrame } from './page-frame.tsx';
import { fill, pageTexts } from './page-texts/index.ts';
import { formatTime } from './format-time.ts';
import { AskNode, WhoChecked } from './who-checked.tsx';
import { SteelBlock } from './steel-block.tsx';
import { steelFormOf, unitOf } from './steel-form.ts';
import type { AskedNode } from './read-node.ts';
import { ReportBlock } from './report-block.tsx';
import { LineItem, toneOfLine, wordsOfLine } from './verdict-lines.tsx';

export interface VerdictPageProps {
  report: VerificationReport;
  language: VerdictLanguage;
  /** Host that the reader is on. */
  host: string;
  hrefIn: (language: VerdictLanguage) => string;
  /** Base of a gateway that the reader's browser can reach. */
  gatewayUrl: string;
  /** Another node that the reader wants their browser to ask. */
  node?: AskedNode;
  script?: { src: string; data: object } | undefined;
}

/** The verdict page of a lot or bundle, in the order of what a foreman needs first. */
export function VerdictPage({
  report,
  language,
  host,
  hrefIn,
  gatewayUrl,
  node = { state: 'none' },
  script,
}: VerdictPageProps): ReactElement {
  const texts = pageTexts[language];
  const { lot } = report;
  const headline = headlineOf(report.lines);
  const where = fill(texts.checkedHere, { host, time: formatTime(report.checkedAt, language) });
  const code = groupedLotCode(lotCodeOf(BigInt(report.lotId)));
  const mainLines = report.lines.filter((line) => line.question !== 'carbon');
  const form = steelFormOf(lot?.label ?? {});
  const unit = unitOf(form);
  const carbon = report.lines.find((line) => line.question === 'carbon');
  return (
    <PageFrame
      language={language}
      host={host}
      hrefIn={hrefIn}
      title={`${texts.title} ${code}`}
      script={script}
    >
      {/* Shown by the service worker alone, when it answers in our place. */}
      <p className="offline" id="offline" hidden>
        {fill(texts.offline, { time: formatTime(report.checkedAt, language) })}
      </p>
      <div className={`head ${headline.tone}`} id="headline" role="status">
        <Icon tone={headline.tone} />
        <div>
          <h1>{renderHeadline(headline, language)}</h1>
          <p id="reasons">{reasonsOf(report.lines, headline.tone, language)}</p>
        </div>
      </div>
      <Summary report={report} language={language} code={code} unit={unit} />
      <h2>{texts.checks}</h2>
      <ul className="lines">
        {mainLines.map((line) => (
          <LineItem key={line.question} line={line} language={language} where={where} unit={unit} />
        ))}
      </ul>
      {lot === undefined ? null : <SteelBlock lot={lot} language={language} form={form} />}
      {lot?.madeFrom === undefined ? null : <MadeFrom lots={lot.madeFrom} language={language} />}
      {lot === undefined ? null : (
        <DocumentList
          lot={lot}
          language={language}
          gatewayUrl={gatewayUrl}
          evidenceHref={evidenceHref(report)}
        />
      )}
      {lot === undefined ? null : (
        <CompareBlock lotCode={lotCodeOf(BigInt(report.lotId))} language={language} />
      )}
      {carbon === undefined ? null : (
        <CarbonBlock line={carbon} lot={lot} language={language} where={where} unit={unit} />
      )}
      {lot === undefined ? null : (
        <History lot={lot} language={language} lotCode={lotCodeOf(BigInt(report.lotId))} />
      )}
      <WhoChecked report={report} language={language} host={host} />
      {script === undefined ? null : (
        <AskNode
          language={language}
          serial={report.serial === undefined ? undefined : lotCodeOf(BigInt(report.serial))}
          node={node}
        />
      )}
      <ReportBlock
        lotCode={lotCodeOf(BigInt(report.lotId))}
        groupedCode={code}
        serial={report.serial === undefined ? undefined : lotCodeOf(BigInt(report.serial))}
        language={language}
        unit={unit}
      />
      <p className="pair no-print">
        <a className="button" href="?">
          {texts.again}
        </a>
        <a className="button quiet" href={`/v?lang=${language}`}>
          {texts.another}
        </a>
      </p>
      <p>
        <a className="target" href={`/${language}/method`}>
          {texts.howLink}
        </a>
      </p>
      <footer />
    </PageFrame>
  );
}

/** Where the evidence of what was asked about can be had as one file. */
function evidenceHref({ lotId, serial }: VerificationReport): string {
  const bundle = serial === undefined ? '' : `?serial=${lotCodeOf(BigInt(serial))}`;
  return `/v2/lots/${lotCodeOf(BigInt(lotId))}/evidence.zip${bundle}`;
}

/** The answers that made the headline, in their own first words. */
function reasonsOf(lines: readonly VerdictLine[], tone: VerdictTone, language: VerdictLanguage): string {
  if (tone === 'good') return '';
  const worst = lines.filter((line) => toneOfLine(line) === tone);
  return [
    ...new Set(worst.map((line) => boldParts(wordsOfLine(line, language)).find(({ bold }) => bold)?.text)),
  ].join(' ');
}

function Summary({
  report,
  language,
  code,
  unit,
}: {
  report: VerificationReport;
  language: VerdictLanguage;
  code: string;
  unit: DeliveryUnit;
}): ReactElement {
  const texts = pageTexts[language];
  const { lot } = report;
  const tonnes = (grams: string) => `${formatTonnes(BigInt(grams), language, 3)} t`;
  const serial = report.serial === undefined ? undefined : groupedLotCode(lotCodeOf(BigInt(report.serial)));
  const bundle = lot?.bundle;
  const rows: [string, string | undefined, string?][] = [
    [texts.product, lot?.label['product']],
    [texts.grade, lot?.label['grade'] && [lot.label['grade'], lot.label['norm']].filter(Boolean).join(', ')],
    [texts.dimensions, lot?.label['dimensions']],
    [
      bundle?.state === 'reserved' ? texts.reservedMass : withUnit(texts.bundleMass, language, unit),
      bundle && tonnes(bundle.grams),
    ],
    [texts.lotMass, lot && bundle === undefined ? tonnes(lot.lotGrams) : undefined],
    [texts.heat, lot?.label['heatNumber'], 'mono'],
    [texts.issuer, lot?.issuerName],
    [texts.countersignedBy, lot?.countersignedBy],
    [texts.lotNumber, code, 'mono'],
    [withUnit(texts.bundleNumber, language, unit), serial, 'mono'],
  ];
  return (
    <>
      <h2>{serial === undefined ? texts.thisLot : withUnit(texts.thisBundle, language, unit)}</h2>
      <dl>
        {rows.flatMap(([name, value, className]) =>
          value === undefined || value === ''
            ? []
            : [
                <dt key={name}>{name}</dt>,
                <dd key={`${name}:`} className={className}>
                  {value}
                </dd>,
              ],
        )}
      </dl>
    </>
  );
}
