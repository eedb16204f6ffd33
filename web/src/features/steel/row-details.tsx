import { getTranslations } from 'next-intl/server';
import { offerDetail } from '@topsteel/domain/api';
import { read } from '../../backend/read.ts';
import { getFormats } from '../../ui/get-formats.ts';
import { Link } from '../../ui/link.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { chargeWord } from '../buy-box/charge-word.ts';
import { Told } from '../told/told.tsx';

/** What a row folds away: how the price steps, the heat, the values of its certificate, and the way to order. */
export async function RowDetails({ offerId }: { offerId: string }) {
  const [t, tOffer] = await Promise.all([getTranslations('steel.row'), getTranslations('offer')]);
  const formats = await getFormats();
  const answer = await read(`/v2/offers/${encodeURIComponent(offerId)}`, offerDetail);
  if (!answer.ok) return <ProblemNotice problem={answer.problem} title={t('gone')} />;
  const { price, priceBreaks, minGrams, extras, summary, heatNumber, certificate, id } = answer.value;
  const steps = [{ fromGrams: minGrams, priceMinor: price.minor }, ...priceBreaks];
  return (
    <div className="grid gap-x-10 gap-y-3 py-2 sm:grid-cols-2 lg:grid-cols-[auto_auto_minmax(0,1fr)_auto]">
      <section>
        <h4 className="font-semibold">{t('ladder')}</h4>
        <ul>
          {steps.map(({ fromGrams, priceMinor }) => (
            <li key={fromGrams} className="flex justify-between gap-6">
              <span>{t('base', { mass: formats.mass(fromGrams, 't') })}</span>
              <span className="text-right">{formats.price({ ...price, minor: priceMinor })}</span>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h4 className="font-semibold">{t('extras')}</h4>
        {extras.length === 0 ? <p className="text-ink-2">{t('noExtras')}</p> : null}
        <ul>
          {extras.map((extra) => (
            <li key={extra.code} className="flex justify-between gap-6">
              <span>{chargeWord(extra.code, tOffer)}</span>
              <span className="text-right">{formats.money(extra.priceMinor, price.currency)}</span>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h4 className="font-semibold">
          {t('heat')} <span className="font-mono font-normal">{heatNumber}</span>
        </h4>
        <p>
          <Told text={certificate.conformance.sentence} />
        </p>
        <p className="text-ink-2">
          <span className="sr-only">{t('values')} </span>
          {[...summary.chemistry.slice(0, 6), ...summary.mechanics.slice(0, 4)]
            .map((value) =>
              'symbol' in value
                ? `${value.symbol}\u00a0${formats.decimal(value.actual)}`
                : `${value.property}\u00a0${formats.decimal(value.actual)}\u00a0${value.unit}`,
            )
            .join(' · ')}
        </p>
      </section>
      <p>
        <Link href={`/offers/${id}`} className="button button-small">
          {t('buy')}
        </Link>
      </p>
    </div>
  );
}
