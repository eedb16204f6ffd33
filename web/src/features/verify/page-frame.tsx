import { verdictLanguages, type VerdictLanguage } from '@topsteel/domain/verdict';
import type { ReactElement, ReactNode } from 'react';
import { languageNames } from '../../words/languages.ts';
import { IconSprite } from './icons.tsx';
import { pageStyles } from './page-styles.ts';
import { fill, pageTexts } from './page-texts/index.ts';

export interface FrameProps {
  language: VerdictLanguage;
  /** Host that the reader is on, for the line that says so. */
  host: string;
  /** Address of the same page in another language. */
  hrefIn: (language: VerdictLanguage) => string;
  title: string;
  /** Of a page that is for everybody to find; without it search engines are asked to leave the page out. */
  description?: string;
  children: ReactNode;
  /** Data for the page's script, and where the script is; a page is complete without. */
  script?: { src: string; data: object } | undefined;
}

/** The document around a verification page: styles inline, no framework, at most one small script. */
export function PageFrame({
  language,
  host,
  hrefIn,
  title,
  description,
  children,
  script,
}: FrameProps): ReactElement {
  const texts = pageTexts[language];
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {description === undefined ? (
          <meta name="robots" content="noindex" />
        ) : (
          <meta name="description" content={description} />
        )}
        <link rel="icon" href="/icon.svg" />
        <link rel="apple-touch-icon" href="/icons/180.png" />
        <link rel="manifest" href={`/manifest.webmanifest?lang=${language}`} />
        <title>{`${title} · TopSteel`}</title>
        <style dangerouslySetInnerHTML={{ __html: pageStyles }} />
      </head>
      <body>
        <IconSprite />
        <header>
          <p>{fill(texts.hostLine, { host })}</p>
          <details className="tongues">
            <summary>
              {`${texts.language}:\u00a0`}
              <span lang={language}>{languageNames[language]}</span>
            </summary>
            <ul>
              {verdictLanguages
                .filter((each) => each !== language)
                .map((each) => (
                  <li key={each}>
                    <a href={hrefIn(each)} hrefLang={each} lang={each}>
                      {languageNames[each]}
                    </a>
                  </li>
                ))}
            </ul>
          </details>
        </header>
        <main>{children}</main>
        {script === undefined ? null : (
          <>
            <script
              id="page-data"
              type="application/json"
              dangerouslySetInnerHTML={{ __html: inertJson(script.data) }}
            />
            <script type="module" src={script.src} />
          </>
        )}
      </body>
    </html>
  );
}

/** JSON that cannot end its own script element. */
function inertJson(data: object): string {
  return JSON.stringify(data).replace(/</g, '\\u003c');
}
