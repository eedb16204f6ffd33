import 'server-only';
import { offerPage, type Offer } from '@topsteel/domain/api';
import type { Answer } from '../../backend/problem.ts';
import { read } from '../../backend/read.ts';

const PAGE_SIZE = 100;
const MAX_PAGES = 5;

/** Offers for a list whose facets are counted here. `isPartial` when there are more than were read. */
export async function loadOffers(q: string): Promise<Answer<{ offers: Offer[]; isPartial: boolean }>> {
  const offers: Offer[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const params = new URLSearchParams({ limit: String(PAGE_SIZE) });
    if (q !== '') params.set('q', q);
    if (cursor !== null) params.set('cursor', cursor);
    const answer: Awaited<ReturnType<typeof readPage>> = await readPage(params);
    if (!answer.ok) return answer;
    offers.push(...answer.value.items);
    cursor = answer.value.nextCursor;
    if (cursor === null) return { ok: true, value: { offers, isPartial: false } };
  }
  return { ok: true, value: { offers, isPartial: true } };
}

const readPage = (params: URLSearchParams) => read(`/v2/offers?${params.toString()}`, offerPage);
