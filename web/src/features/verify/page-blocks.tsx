import type { LotSummary, SourceLot, VerdictLine } from '@topsteel/chain/verify';
import { rawCidOf } from '@topsteel/domain/ipfs';
import type { DeliveryUnit, VerdictLanguage } from '@topsteel/domain/verdict';
import type { ReactElement } from 'react';
import { formatTime } from './format-time.ts';
import { labelPath } from './label-path.ts';
import { fill, historyWords, pageTexts } from './page-texts/index.ts';
import { LineItem } from './verdict-lines.tsx';

const MOST_EVENTS = 5;

interface LotBlockProps {
  lot: LotSummary;
  language: VerdictLanguage;
}

/** The registered documents, straight from the file store. The JSON's address follows from its hash alone. */
export function DocumentList({
  lot,
  language,
  gatewayUrl,
  evidenceHref,
}: LotBlockProps & { gatewayUrl: string; evidenceHref: string }): ReactElement {
  const texts = pageTexts[language];
  const base = gatewayUrl.replace(/\/$/, '');
  const documents =
    lot.documents.length > 0 || lot.madeFrom !== undefined
      ? lot.documents
      : [
          {
            role: 'certificate-json',
            mediaType: 'application/json',
            sha256: lot.documentHash,
            cid: rawCidOf(lot.documentHash),
          },
        ];
  return (
    <section>
      <h2>{texts.documents}</h2>
      <ul className="plain">
        {documents.map(({ role, cid }) => (
          <li key={cid}>
            <a className="target" href={`${base}/ipfs/${encodeURIComponent(cid)}`} rel="noopener">
              {role === 'certificate-pdf' ? texts.documentPdf : texts.documentJson}
            </a>
          </li>
        ))}
        <li>
          <a className="target" href={evidenceHref}>
            {texts.evidence}
          </a>
        </li>
      </ul>
      {lot.documents.length > 0 || lot.madeFrom !== undefined ? null : <p>{texts.noDocuments}</p>}
    </section>
  );
}

/** The certified lots behind a lot that was made out of others, each with its own page. */
export function MadeFrom({
  lots,
  language,
}: {
  lots: readonly SourceLot[];
  language: VerdictLanguage;
}): ReactElement {
  const texts = pageTexts[language];
  return (
    <section>
      <h2>{texts.madeFromTitle}</h2>
      <ul className="plain">
        {lots.map(({ lotId, heatNumber, issuerName }) => (
          <li key={lotId}>
            <a className="target" href={labelPath(BigInt(lotId), undefined, language)}>
              {fill(texts.madeFromLot, { heat: heatNumber, issuer: issuerName })}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A copy from somewhere else is compared in the browser, or by us when there is no script. */
export function CompareBlock({
  lotCode,
  language,
}: {
  lotCode: string;
  language: VerdictLanguage;
}): ReactElement {
  const texts = pageTexts[language];
  return (
    <section className="no-print">
      <h2>{texts.compareTitle}</h2>
      <p>{texts.compareLead}</p>
      <form action={`/v?lang=${language}`} method="post" encType="multipart/form-data" id="compare">
        <input type="hidden" name="lot" value={lotCode} />
        <label htmlFor="file">{texts.chooseFile}</label>
        <input
          id="file"
          name="file"
          type="file"
          accept=".json,.pdf,application/json,application/pdf"
          required
        />
        <p className="pair">
          <button className="button" type="submit">
            {texts.compareButton}
          </button>
        </p>
      </form>
      <ul className="lines" id="compared" aria-live="polite" />
    </section>
  );
}

/** The figure with what it covers; a verified line names method and boundary itself. */
export function CarbonBlock({
  line,
  lot,
  language,
  where,
  unit,
}: {
  line: VerdictLine;
  lot: LotSummary | undefined;
  language: VerdictLanguage;
  where: string;
  unit: DeliveryUnit;
}): ReactElement {
  const texts = pageTexts[language];
  const emissions = lot?.emissions;
  return (
    <section>
      <h2>{texts.carbonTitle}</h2>
      <ul className="lines">
        <LineItem line={line} language={language} where={where} unit={unit} />
      </ul>
      {emissions === undefined || line.key === 'carbonVerified' ? null : (
        <dl>
          <dt>{texts.method}</dt>
          <dd>{emissions.method}</dd>
          <dt>{texts.boundary}</dt>
          <dd>{emissions.boundary}</dd>
        </dl>
      )}
    </section>
  );
}

/** The newest five events; the older ones and the whole genealogy are one step away. */
export function History({ lot, language, lotCode }: LotBlockProps & { lotCode: string }): ReactElement {
  const texts = pageTexts[language];
  const newest = lot.history.slice(-MOST_EVENTS);
  const earlier = lot.history.slice(0, -MOST_EVENTS);
  return (
    <section>
      <h2>{texts.historyTitle}</h2>
      <Events events={newest} language={language} start={earlier.length + 1} />
      {earlier.length === 0 ? null : (
        <details className="more">
          <summary>{texts.earlier}</summary>
          <Events events={earlier} language={language} start={1} />
        </details>
      )}
      <ul className="plain">
        <li>
          <a className="target" href={`/${language}/genealogy/${lotCode}`}>
            {texts.allHistory}
          </a>
        </li>
        <li>
          <a className="target" href={`/${language}/passport/${lotCode}`}>
            {texts.passport}
          </a>
        </li>
      </ul>
    </section>
  );
}

function Events({
  events,
  language,
  start,
}: {
  events: LotSummary['history'];
  language: VerdictLanguage;
  start: number;
}): ReactElement {
  return (
    <ol className="plain" start={start}>
      {events.map(({ what, at }) => (
        <li key={what}>
          <b>{historyWords[language][what]}</b>
          <br />
          <span className="hint">{formatTime(at, language)}</span>
        </li>
      ))}
    </ol>
  );
}
