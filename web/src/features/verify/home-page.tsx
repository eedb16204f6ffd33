import type { VerdictLine } from '@topsteel/chain/verify';
import type { VerdictLanguage } from '@topsteel/domain/verdict';
import type { ReactElement } from 'react';
import { PageFrame } from './page-frame.tsx';
import { pageTexts } from './page-texts/index.ts';
import { LineItem } from './verdict-lines.tsx';

export interface HomePageProps {
  language: VerdictLanguage;
  host: string;
  /** A sentence about what went wrong with what was sent. */
  problem?: string | undefined;
  /** A sentence about what arrived. */
  done?: string | undefined;
  /** What could be said of a file that was sent, and the page of its lot. */
  file?: { line: VerdictLine; where: string; lotHref: string | undefined } | undefined;
  script?: { src: string; data: object } | undefined;
}

/** Check a number, a file, a photo or through the camera; forms work without the script. */
export function HomePage({ language, host, problem, done, file, script }: HomePageProps): ReactElement {
  const texts = pageTexts[language];
  return (
    <PageFrame
      language={language}
      host={host}
      hrefIn={(other) => `/v?lang=${other}`}
      title={texts.homeTitle}
      description={texts.homeLead}
      script={script}
    >
      {/* The service worker alone shows these, when it answers in our place. */}
      <p className="offline" id="offline" hidden>
        {texts.offlineHome}
      </p>
      <p className="offline" id="offline-unknown" hidden>
        {texts.offlineUnknown}
      </p>
      <h1>{texts.homeTitle}</h1>
      <p>{texts.homeLead}</p>
      {problem === undefined ? null : (
        <div className="problem bad" role="alert">
          <h2>{texts.problemTitle}</h2>
          <p>{problem}</p>
        </div>
      )}
      {done === undefined ? null : (
        <p className="note good" role="status">
          {done}
        </p>
      )}
      {file === undefined ? null : (
        <section>
          <h2>{texts.fileTitle}</h2>
          <ul className="lines">
            <LineItem line={file.line} language={language} where={file.where} />
          </ul>
          {file.lotHref === undefined ? null : (
            <p className="pair">
              <a className="button" href={file.lotHref}>
                {file.line.key === 'altered' ? texts.registeredLink : texts.fileReportLink}
              </a>
            </p>
          )}
        </section>
      )}
      <PhotoForm language={language} />
      <NumberForm language={language} />
      <FileForm language={language} />
      <section id="last" hidden>
        <h2>{texts.lastTitle}</h2>
        <p>{texts.lastLead}</p>
        <ul className="plain" />
        <p className="pair">
          <button className="button quiet" type="button">
            {texts.lastForget}
          </button>
        </p>
      </section>
      <p>
        <a className="target" href={`/${language}/method`}>
          {texts.howLink}
        </a>
      </p>
      <footer />
    </PageFrame>
  );
}

function NumberForm({ language }: { language: VerdictLanguage }): ReactElement {
  const texts = pageTexts[language];
  return (
    <section>
      <h2>{texts.numberTitle}</h2>
      <form action="/v" method="get">
        <input type="hidden" name="lang" value={language} />
        <label htmlFor="number">{texts.numberLabel}</label>
        <p className="hint" id="number-hint">
          {texts.numberHint}
        </p>
        <input
          id="number"
          name="number"
          type="text"
          className="mono"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          aria-describedby="number-hint"
          required
        />
        <p className="pair">
          <button className="button" type="submit">
            {texts.numberButton}
          </button>
        </p>
      </form>
    </section>
  );
}

function PhotoForm({ language }: { language: VerdictLanguage }): ReactElement {
  const texts = pageTexts[language];
  return (
    <section id="photo">
      <h2>{texts.photoTitle}</h2>
      <noscript>
        <p>{texts.scriptNeeded}</p>
      </noscript>
      <div id="reader" className="asleep">
        <p>{texts.photoLead}</p>
        <div id="photo-status" role="status" />
        <video id="camera" playsInline muted hidden />
        <p className="pair">
          <button className="button" type="button" id="camera-button">
            {texts.cameraButton}
          </button>
        </p>
        <label htmlFor="picture">{texts.photoLabel}</label>
        <input id="picture" type="file" accept="image/*" />
        <p className="hint">{texts.dropHint}</p>
      </div>
    </section>
  );
}

function FileForm({ language }: { language: VerdictLanguage }): ReactElement {
  const texts = pageTexts[language];
  return (
    <section>
      <h2>{texts.fileHomeTitle}</h2>
      <form action={`/v?lang=${language}`} method="post" encType="multipart/form-data" id="file-form">
        <label htmlFor="file">{texts.chooseFile}</label>
        <p className="hint" id="file-hint">
          {texts.fileHomeLead}
        </p>
        <input
          id="file"
          name="file"
          type="file"
          accept=".json,.pdf,application/json,application/pdf"
          aria-describedby="file-hint"
          required
        />
        <p className="pair">
          <button className="button" type="submit">
            {texts.compareButton}
          </button>
        </p>
      </form>
    </section>
  );
}
