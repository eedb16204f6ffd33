import type { VerdictLanguage } from '@topsteel/domain/verdict';
import type { ReactElement, ReactNode } from 'react';
import { IconSprite } from './icons.tsx';
import { pageStyles } from './page-styles.ts';
import { fill, pageTexts } from './page-texts.ts';

export interface FrameProps {
  language: VerdictLanguage;
  /** Host that the reader is on, for the line that says so. */
  host: string;
  /** Address of the same page in the other language. */
  otherLanguageHref: string;
  title: string;
  children: ReactNode;
  /** Data for the page's script, and where the script is; a page is complete without. */
  script?: { src: string; data: object } | undefined;
}

/** The document around a verification page: styles inline, no framework, at most one small script. */
export function PageFrame({
  language,
  host,
  otherLanguageHref,
  title,
  children,
  script,
}: FrameProps): ReactElement {
  const texts = pageTexts[language];
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{`${title} · TopSteel`}</title>
        <style dangerouslySetInnerHTML={{ __html: pageStyles }} />
      </head>
      <body>
        <IconSprite />
        <header>
          <p>{fill(texts.hostLine, { host })}</p>
          <a
            href={otherLanguageHref}
            hrefLang={language === 'en' ? 'fr' : 'en'}
            lang={language === 'en' ? 'fr' : 'en'}
          >
            {texts.otherLanguage}
          </a>
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
