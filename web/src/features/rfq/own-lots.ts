import 'server-only';
import { offerPage } from '@topsteel/domain/api';
import type { Answer } from '../../backend/problem.ts';
import { readPages } from '../../backend/read-pages.ts';
import type { Listed } from '../../backend/turn-pages.ts';
import { getFormats } from '../../ui/get-formats.ts';
import type { OwnLot } from './answer-rows.tsx';

/** The vendor's open offers, as lots that it may deliver from; `offers` says what is missing of them. */
export async function readOwnLots(): Promise<{ lots: OwnLot[]; offers: Answer<Listed<unknown>> }> {
  const [offers, formats] = await Promise.all([readPages('/v2/offers?mine=true', offerPage), getFormats()]);
  const lots = (offers.ok ? offers.value.items : [])
    .filter(({ state }) => state === 'open')
    .map((offer) => ({
      offerId: offer.id,
      label: `${offer.product}, ${offer.dimensions}, ${offer.grade}, ${offer.heatNumber}, ${formats.mass(offer.availableGrams, 't')} t`,
    }));
  return { lots, offers };
}
