import type { LotSummary } from '@topsteel/chain/verify';
import type { VerdictLanguage } from '@topsteel/domain/verdict';
import type { ReactElement } from 'react';
import { SteelDrawing } from './icons.tsx';
import { pageTexts, type PageTexts } from './page-texts/index.ts';
import type { SteelForm } from './steel-form.ts';

const whereKeys = {
  plate: 'wherePlate',
  section: 'whereSection',
  tube: 'whereTube',
  bar: 'whereBar',
  coil: 'whereCoil',
  rebar: 'whereRebar',
  any: 'whereAny',
} as const satisfies Record<SteelForm, keyof PageTexts>;

/** The end of every verification: the eyes on the steel itself. The two answers work without a script. */
export function SteelBlock({
  lot,
  language,
  form,
}: {
  lot: LotSummary;
  language: VerdictLanguage;
  form: SteelForm;
}): ReactElement {
  const texts = pageTexts[language];
  const heat = lot.label['heatNumber'];
  const mark = lot.label['marking'];
  return (
    <section>
      <h2>{texts.steelTitle}</h2>
      {heat === undefined ? (
        <p>{texts.markUnread}</p>
      ) : (
        <>
          <p>{texts.steelLead}</p>
          <div className="mark">
            <div>
              <span>{texts.heat}</span>
              <b className="mono">{heat}</b>
            </div>
            {mark === undefined || mark === '' ? null : (
              <div>
                <span>{texts.mark}</span>
                <b className="mono">{mark}</b>
              </div>
            )}
          </div>
          <SteelDrawing form={form} />
          <p>{texts[whereKeys[form]]}</p>
          <p className="pair no-print">
            <a className="button" href="#matches">
              {texts.matches}
            </a>
            <a className="button quiet" href="#differs">
              {texts.differs}
            </a>
          </p>
          <p className="note good" id="matches">
            {texts.matchesNote}
          </p>
          <p className="note bad" id="differs">
            {texts.differsNote} <a href="#report">{texts.reportIt}</a>
          </p>
        </>
      )}
    </section>
  );
}
