import type { VerificationReport } from '@topsteel/chain/verify';
import type { VerdictLanguage } from '@topsteel/domain/verdict';
import type { ReactElement } from 'react';
import { formatTime } from './format-time.ts';
import type { AskedNode } from './read-node.ts';
import { fill, pageTexts } from './page-texts/index.ts';

/** Whom this page asked, and when. The page's script adds what the visitor's own browser found. */
export function WhoChecked({
  report,
  language,
  host,
}: {
  report: VerificationReport;
  language: VerdictLanguage;
  host: string;
}): ReactElement {
  const texts = pageTexts[language];
  const { block, lot } = report;
  return (
    <section>
      <h2>{texts.whoTitle}</h2>
      <p>{texts.whoLead}</p>
      <dl>
        <dt>{texts.register}</dt>
        <dd>{report.register}</dd>
        <dt>{texts.store}</dt>
        <dd>{report.store}</dd>
        <dt>{texts.block}</dt>
        <dd>{block === undefined ? texts.unread : `${block.number} (${formatTime(block.at, language)})`}</dd>
        {lot === undefined || lot.madeFrom !== undefined ? null : (
          <>
            <dt>{texts.documentHash}</dt>
            <dd className="mono">{lot.documentHash}</dd>
          </>
        )}
      </dl>
      <p id="browser" role="status" className="hint">
        {fill(texts.scriptOff, { host })}
      </p>
    </section>
  );
}

/**
 * Another node may be asked, by the visitor's browser alone. What it says stands beside our answers and replaces none,
 * so that a link to a false node can make no line look better.
 */
export function AskNode({
  language,
  serial,
  node,
}: {
  language: VerdictLanguage;
  /** As it stands in the address, so that the same bundle is asked about. */
  serial: string | undefined;
  node: AskedNode;
}): ReactElement {
  const texts = pageTexts[language];
  return (
    <details className="more no-print" id="other-node" open={node.state !== 'none'}>
      <summary>{texts.nodeTitle}</summary>
      <p>{texts.nodeLead}</p>
      <noscript>
        <p>{texts.nodeScript}</p>
      </noscript>
      <p
        id="node-answer"
        role="status"
        className={node.state === 'wrong' ? 'note shown attention' : 'note shown info'}
      >
        {node.state === 'wrong' ? texts.nodeWrong : ''}
      </p>
      <form action="#other-node" method="get">
        <input type="hidden" name="lang" value={language} />
        {serial === undefined ? null : <input type="hidden" name="21" value={serial} />}
        <label htmlFor="node">{texts.nodeLabel}</label>
        <input
          id="node"
          name="node"
          type="url"
          inputMode="url"
          placeholder="https://"
          className="mono"
          pattern="https?://.+"
          autoComplete="off"
          spellCheck={false}
          defaultValue={node.state === 'asked' ? node.url : undefined}
          required
        />
        <p className="pair">
          <button className="button quiet" type="submit">
            {texts.nodeButton}
          </button>
        </p>
      </form>
    </details>
  );
}
