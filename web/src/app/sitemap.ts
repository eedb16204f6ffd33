import type { MetadataRoute } from 'next';
import { searchAnswer } from '@topsteel/domain/api';
import { productFamilies } from '@topsteel/domain/product';
import { fetchInSpan } from '@topsteel/tracing';
import { environment } from '../environment.ts';
import { knownGrades } from '../features/grade/tables-of-grade.ts';
import { familySlug } from '../features/steel/family-slugs.ts';
import { languages, type Language } from '../words/languages.ts';

export const dynamic = 'force-dynamic';

/** Offers that the map names; the list leads to the rest. */
const MOST_OFFERS = 1_000;
const AT_ONCE = 100;

/** Every public page with its address in each language. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const { ids, sellers } = await onOffer();
  const paths: ((language: Language) => string)[] = [
    () => '',
    () => '/steel',
    () => '/prices',
    ...productFamilies.map((family) => (language: Language) => `/steel/${familySlug(family, language)}`),
    ...knownGrades().map((grade) => () => `/grades/${encodeURIComponent(grade)}`),
    ...sellers.map((id) => () => `/vendors/${id}`),
    ...ids.map((id) => () => `/offers/${id}`),
  ];
  return paths.map((path) => {
    const address = (language: Language): string =>
      new URL(`/${language}${path(language)}`, environment().PUBLIC_URL).href;
    return {
      url: address('en'),
      alternates: { languages: Object.fromEntries(languages.map((one) => [one, address(one)])) },
    };
  });
}

/** Offers as anybody sees them: read without the cookies of who asks. */
async function onOffer(): Promise<{ ids: string[]; sellers: string[] }> {
  const ids: string[] = [];
  const sellers = new Set<string>();
  let cursor: string | null = '';
  while (cursor !== null && ids.length < MOST_OFFERS) {
    const params = new URLSearchParams({ sort: 'newest', stock: 'in-stock', limit: String(AT_ONCE) });
    if (cursor !== '') params.set('cursor', cursor);
    const page: ReturnType<typeof searchAnswer.safeParse> = await readPage(params);
    if (!page.success) break;
    for (const hit of page.data.items) {
      ids.push(hit.offerId);
      sellers.add(hit.seller.organisationId);
    }
    cursor = page.data.nextCursor;
  }
  return { ids, sellers: [...sellers] };
}

async function readPage(params: URLSearchParams) {
  try {
    const url = new URL(`/v2/search?${params.toString()}`, environment().API_URL);
    return searchAnswer.safeParse(await (await fetchInSpan(url, { cache: 'no-store' })).json());
  } catch {
    return searchAnswer.safeParse(undefined);
  }
}
