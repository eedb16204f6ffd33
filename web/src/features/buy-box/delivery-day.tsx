import { getTranslations } from 'next-intl/server';
import { deliveryEstimate, type OfferDetail } from '@topsteel/domain/api';
import { read } from '../../backend/read.ts';
import { getFormats } from '../../ui/get-formats.ts';
import { arrivalDay, leavingDay } from '@topsteel/domain/delivery';
import { textOfSite } from '../steel/site-text.ts';
import type { Site } from '../steel/steel-search.ts';

/** The day the steel is there, or leaves: a date, not a lead time. */
export async function DeliveryDay({ offer, site }: { offer: OfferDetail; site: Site | undefined }) {
  const t = await getTranslations('offer');
  const formats = await getFormats();
  const distanceKm = site === undefined ? null : await distanceTo(offer, site);
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

async function distanceTo(offer: OfferDetail, site: Site): Promise<number | null> {
  const params = new URLSearchParams({ offerId: offer.id, massGrams: offer.minGrams, ...site });
  const answer = await read(`/v2/delivery-estimate?${params.toString()}`, deliveryEstimate);
  return answer.ok ? answer.value.distanceKm : null;
}
