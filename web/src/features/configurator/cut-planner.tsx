import { getLocale, getTranslations } from 'next-intl/server';
import type { CutSheetView, CuttingPlanView, OfferDetail } from '@topsteel/domain/api';
import {
  KERF_UM,
  MARK_TRANSFER,
  REMNANT_FROM_UM,
  REMNANT_RETURN,
  REMNANT_SCRAP,
} from '@topsteel/domain/pricing';
import { formatScaled } from '@topsteel/domain/units';
import type { Answer } from '../../backend/problem.ts';
import { getFormats } from '../../ui/get-formats.ts';
import { Link } from '../../ui/link.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { useFigureSentence } from '../../ui/use-figure-sentence.ts';
import { chargeWord } from '../buy-box/charge-word.ts';
import type { Lot } from '../buy-box/load-lot.ts';
import { lotParams, type LotQuery } from '../buy-box/lot-query.ts';
import { isRemnantFate } from './cut-extras.ts';
import { canBeCut, hasCut } from './plan-lot.ts';
import { PlanView } from './plan-view.tsx';
import type { CutsReading } from './read-cuts.ts';

type CutPlannerProps = {
  lot: Lot;
  query: LotQuery;
  cuts: CutsReading;
  plan: Answer<CuttingPlanView> | null;
  /** As it is priced. */
  sheet: CutSheetView | null;
};

/** Work that the seller does, the cutting list, and how it comes out of stock bars. */
export async function CutPlanner({ lot, query, cuts, plan, sheet }: CutPlannerProps) {
  const t = await getTranslations('configurator');
  const formats = await getFormats();
  const { offer } = lot;
  const canCut = canBeCut(lot);
  if (offer.extras.length === 0 && !canCut) return null;
  const address = `/${await getLocale()}/offers/${offer.id}#configurator`;
  return (
    <section id="configurator" aria-labelledby="configurator-heading">
      <h2 id="configurator-heading">{t('heading')}</h2>
      {canCut ? <p className="mb-3 max-w-prose text-ink-2">{t('intro')}</p> : null}
      <form action={address} className="grid gap-4">
        <input type="hidden" name={query.driver} value={query.texts[query.driver]} />
        <input type="hidden" name="by" value={query.driver} />
        <input type="hidden" name="typed" value={query.language} />
        <Operations offer={offer} chosen={query.extras} />
        {canCut ? <Remnants offer={offer} chosen={query.extras} /> : null}
        {canCut ? (
          <div className="grid gap-1">
            <label htmlFor="cuts" className="font-semibold">
              {t('cuts')}
            </label>
            <p id="cuts-hint" className="text-sm text-ink-2">
              {t('cutsHint')}. {t('kerf', { kerf: formats.decimal(formatScaled(KERF_UM, 3)) })}
            </p>
            {cuts.ok ? null : (
              <p id="cuts-wrong" role="alert" className="text-sm font-semibold text-bad">
                {t('wrongLine', { line: cuts.line })} <FigureHint figure={cuts.figure} />
              </p>
            )}
            <textarea
              id="cuts"
              name="cuts"
              rows={4}
              maxLength={4000}
              className="field max-w-sm font-mono text-sm"
              defaultValue={query.cuts}
              aria-describedby={cuts.ok ? 'cuts-hint' : 'cuts-wrong cuts-hint'}
              aria-invalid={!cuts.ok}
            />
          </div>
        ) : null}
        <p className="flex flex-wrap items-center gap-4">
          <button className="button button-quiet">{t('button')}</button>
          {query.cuts === '' ? null : (
            <Link href={`/offers/${offer.id}?${lotParams({ ...query, cuts: '' }).toString()}`} scroll={false}>
              {t('clear')}
            </Link>
          )}
        </p>
      </form>
      {plan === null ? null : (
        <div className="mt-6">
          {plan.ok ? (
            <PlanView plan={plan.value} lot={lot} query={query} sheet={sheet} />
          ) : (
            <ProblemNotice problem={plan.problem} title={t('failed')} />
          )}
        </div>
      )}
    </section>
  );
}

/** How to write a length that can be read as two. */
function FigureHint({ figure }: { figure: string }) {
  return useFigureSentence()(figure, 'any');
}

async function Operations({ offer, chosen }: { offer: OfferDetail; chosen: string[] }) {
  const t = await getTranslations('configurator');
  const words = await getTranslations('offer');
  const formats = await getFormats();
  const wanted = offer.extras.filter(({ code }) => code !== 'cut' && !isRemnantFate(code));
  return (
    <fieldset>
      <legend className="font-semibold">{t('operations')}</legend>
      {offer.extras.length === 0 ? <p className="text-ink-2">{t('operationsNone')}</p> : null}
      <ul className="text-sm">
        {offer.extras
          .filter(({ code }) => code === 'cut')
          .concat(wanted)
          .map((extra) => {
            const isGiven = extra.isAlways || extra.code === 'cut';
            const price = `${formats.money(extra.priceMinor, offer.price.currency)} ${t(`per.${extra.basis}`)}`;
            const text = `${chargeWord(extra.code, words)}, ${price}${extra.isAlways ? `, ${t('always')}` : ''}`;
            return (
              <li key={extra.code}>
                {isGiven ? (
                  <span className="block py-1 pl-6">{text}</span>
                ) : (
                  <label className="flex min-h-7 items-center gap-2">
                    <input
                      type="checkbox"
                      name="extra"
                      value={extra.code}
                      defaultChecked={chosen.includes(extra.code)}
                      className="size-4"
                    />
                    {text}
                  </label>
                )}
              </li>
            );
          })}
      </ul>
      {hasCut(offer) ? (
        <p className="mt-1 text-sm text-ink-2">
          {offer.extras.some(({ code }) => code === MARK_TRANSFER)
            ? t('markRule', { seller: offer.seller.name, heat: offer.heatNumber })
            : t('markNo')}
        </p>
      ) : null}
    </fieldset>
  );
}

/** What becomes of off-cuts that are long enough to be used again. */
async function Remnants({ offer, chosen }: { offer: OfferDetail; chosen: string[] }) {
  const t = await getTranslations('configurator.remnants');
  const formats = await getFormats();
  const price = offer.extras.find(({ code, basis }) => code === REMNANT_RETURN && basis === 'tonne');
  const fee = offer.extras.find(({ code }) => code === REMNANT_SCRAP);
  const money = (minor: string) => formats.money(minor, offer.price.currency);
  const choices = [
    { code: '', text: t('keep') },
    ...(price === undefined
      ? []
      : [{ code: REMNANT_RETURN, text: t('return', { price: `${money(price.priceMinor)}/t` }) }]),
    {
      code: REMNANT_SCRAP,
      text: fee === undefined ? t('scrap') : t('scrapFee', { fee: money(fee.priceMinor) }),
    },
  ];
  const fate = choices.find(({ code }) => code !== '' && chosen.includes(code))?.code ?? '';
  return (
    <fieldset>
      <legend className="font-semibold">{t('heading')}</legend>
      <p className="text-sm text-ink-2">
        {t('hint', { length: formats.decimal(formatScaled(REMNANT_FROM_UM, 6)) })}
        {price === undefined ? ` ${t('notTakenBack')}` : ''}
      </p>
      <ul className="text-sm">
        {choices.map(({ code, text }) => (
          <li key={code}>
            <label className="flex min-h-7 items-center gap-2">
              <input
                type="radio"
                name="extra"
                value={code}
                defaultChecked={code === fate}
                className="size-4"
              />
              {text}
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
