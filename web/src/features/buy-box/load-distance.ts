import 'server-only';
import { cache } from 'react';
import { deliveryEstimate } from '@topsteel/domain/api';
import { read } from '../../backend/read.ts';
import type { Site } from '../steel/steel-search.ts';

/** How far an offer's least mass travels to a site, in km; null where that is not known. Read once for a page. */
export const loadDistance = cache(
  async (offerId: string, massGrams: string, site: Site): Promise<number | null> => {
    const params = new URLSearchParams({ offerId, massGrams, ...site });
    const answer = await read(`/v2/delivery-estimate?${params.toString()}`, deliveryEstimate);
    return answer.ok ? answer.value.distanceKm : null;
  },
);
