import 'server-only';
import { offerPage } from '@topsteel/domain/api';
import { read } from '../../backend/read.ts';
import { getFormats } from '../../ui/get-formats.ts';
import type { OwnLot } from './answer-rows.tsx';

/** The vendor's open offers, as lots that it may deliver from; none where they can't be read now. */
export async function readOwnLots(): Promise<OwnLot[]> {
  const [answer, formats] = await Promise.all([
    read('/v2/offers?mine=true&limit=100', offerPage),
    getFormats(),
  ]);
  if (!answer.ok) return [];
  return answer.value.items
    .filter(({ state }) => state === 'open')
    .map((offer) => ({
      offerId: offer.id,
      label: `${offer.product}, ${offer.dimensions}, ${offer.grade}, ${offer.heatNumber}, ${formats.mass(offer.availableGrams, 't')} t`,
    }));
}
