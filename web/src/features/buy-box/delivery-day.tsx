import { getTranslations } from 'next-intl/server';
import type { OfferDetail } from '@topsteel/domain/api';
import { getFormats } from '../../ui/get-formats.ts';
import { arrivalDay, leavingDay } from '@topsteel/domain/delivery';
import { textOfSite } from '../steel/site-text.ts';
import type { Site } from '../steel/steel-search.ts';
import { loadDistance } from './load-distance.ts';

/** The day the steel is there, or leaves: a date, not a lead time. */
export async function DeliveryDay({ offer, site }: { offer: OfferDetail; site: Site | undefined }) {
  const t = await getTranslations('offer');
  const formats = await getFormats();
  const distanceKm = site === undefined ? null : await loadDistance(offer.id, offer.minGrams, site);
  const now = new Date();
  const day = (date: Date): string => formats.day(date.toISOString());
  return (
    <p className="text-sm">
      <strong>
        {site === undefined || distanceKm === null
          ? t('leaves', { place: offer.location.city, day: day(leavingDay(now, offer.leadTimeDays)) })
          : t('arrives', {
              place: textOfSite(site),
              day: day(arrivalDay(now, offer.leadTimeDays, distanceKm)),
            })}
      </strong>{' '}
      <span className="text-ink-2">{t('ifToday')}</span>
    </p>
  );
}
