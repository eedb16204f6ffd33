import { randomUUID } from 'node:crypto';
import { withUnit, type DeliveryUnit, type VerdictLanguage } from '@topsteel/domain/verdict';
import type { ReactElement } from 'react';
import { fill, pageTexts } from './page-texts/index.ts';

/** Something is wrong with the steel: a form for its vendor, which works without a script. */
export function ReportBlock({
  lotCode,
  groupedCode,
  serial,
  language,
  unit,
}: {
  lotCode: string;
  groupedCode: string;
  serial: string | undefined;
  language: VerdictLanguage;
  unit: DeliveryUnit;
}): ReactElement {
  const texts = pageTexts[language];
  const kinds = [
    ['mark-differs', texts.reportMark],
    ['label-copied', texts.reportCopied],
    ['damaged', texts.reportDamaged],
    ['other', texts.reportOther],
  ] as const;
  return (
    <section id="report">
      <h2>{texts.reportTitle}</h2>
      <p>{fill(texts.reportLead, { lot: groupedCode })}</p>
      <form action={`/v/report?lang=${language}`} method="post" className="no-print" id="report-form">
        <input type="hidden" name="lot" value={lotCode} />
        <input type="hidden" name="serial" value={serial ?? ''} />
        {/* Whoever presses twice reports once. A kept page gets a new one from its script. */}
        <input type="hidden" name="key" value={randomUUID()} />
        <fieldset>
          <legend>{texts.reportWhat}</legend>
          {kinds.map(([value, words], i) => (
            <label key={value} className="choice">
              <input type="radio" name="what" value={value} defaultChecked={i === 0} /> {words}
            </label>
          ))}
        </fieldset>
        <label htmlFor="report-text">{texts.reportText}</label>
        <textarea id="report-text" name="text" rows={3} maxLength={1000} />
        <label htmlFor="report-contact">{texts.reportContact}</label>
        <input id="report-contact" name="contact" type="text" maxLength={200} autoComplete="email" />
        <p className="hint">{texts.reportPrivacy}</p>
        <p id="report-status" role="status" className="note shown info" />
        <p className="pair">
          <button className="button" type="submit">
            {withUnit(texts.reportButton, language, unit)}
          </button>
        </p>
      </form>
    </section>
  );
}
