import { useTranslations } from 'next-intl';
import type { OfferDetail } from '@topsteel/domain/api';
import { Fact, Facts } from '../../ui/facts.tsx';
import { useFormats } from '../../ui/formats.ts';
import { Hash } from '../../ui/hash.tsx';
import { Link } from '../../ui/link.tsx';

/** What the lot is, one fact a line. */
export function LotFacts({ offer, drawingUrl }: { offer: OfferDetail; drawingUrl: string | null }) {
  const t = useTranslations('offer.facts');
  const formats = useFormats();
  const { summary } = offer;
  return (
    <section aria-labelledby="lot">
      <h2 id="lot" className="mb-2">
        {t('heading')}
      </h2>
      <div className="grid gap-6 sm:grid-cols-[minmax(0,1fr)_12rem]">
        <Facts>
          <Fact name={t('dimensions')}>{offer.dimensions}</Fact>
          <Fact name={t('grade')}>
            <Link href={`/grades/${encodeURIComponent(offer.grade)}`}>{offer.grade}</Link>
            {offer.norm === null ? '' : `, ${offer.norm}`}
          </Fact>
          {offer.sku === null ? null : <Fact name={t('sku')}>{offer.sku}</Fact>}
          <Fact name={t('heat')}>
            <span className="font-mono">{offer.heatNumber}</span>
          </Fact>
          {summary.marking === null ? null : (
            <Fact name={t('marking')}>
              <span className="font-mono">{summary.marking}</span>
            </Fact>
          )}
          {summary.pieces === null ? null : <Fact name={t('pieces')}>{summary.pieces}</Fact>}
          <Fact name={t('stock')}>
            {offer.location.city}, {formats.country(offer.location.country)}
          </Fact>
          <Fact name={t('incoterm')}>{offer.incoterm}</Fact>
          <Fact name={t('lead')}>{t('days', { days: offer.leadTimeDays })}</Fact>
          <Fact name={t('melt')}>{formats.country(offer.countryOfMelt)}</Fact>
          <Fact name={t('lot')}>
            <Hash value={offer.lot.lotCode} label={t('lotNumber')} full />
          </Fact>
        </Facts>
        {drawingUrl === null ? null : (
          <img
            src={drawingUrl}
            alt={t('drawingAlt')}
            width={192}
            height={192}
            loading="lazy"
            className="size-48 border border-rule object-contain"
          />
        )}
      </div>
    </section>
  );
}
