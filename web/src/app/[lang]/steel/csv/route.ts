import type { NextRequest } from 'next/server';
import { getTranslations } from 'next-intl/server';
import { routing } from '../../../../words/routing.ts';
import { csvOfHits } from '../../../../features/steel/csv-of-hits.ts';
import { loadSearch } from '../../../../features/steel/load-search.ts';
import { readSite } from '../../../../features/steel/read-site.ts';
import { readSteelSearch } from '../../../../features/steel/steel-search.ts';
import { isLanguage } from '../../../../words/languages.ts';

const AT_ONCE = 100;
const MOST_ROWS = 5_000;

/** The whole list of a search as CSV, page after page, up to 5,000 offers; the last line says where there are more. */
export async function GET(request: NextRequest, { params }: { params: Promise<{ lang: string }> }) {
  const { lang } = await params;
  const locale = isLanguage(lang) ? lang : routing.defaultLocale;
  const t = await getTranslations({ locale, namespace: 'steel.csv' });
  const site = await readSite();
  let search = readSteelSearch(Object.fromEntries(new URL(request.url).searchParams));
  const hits = [];
  do {
    const answer = await loadSearch(search, site, { limit: AT_ONCE, withFacets: false });
    if (!answer.ok) return new Response(answer.problem.sentence, { status: answer.problem.status });
    hits.push(...answer.value.items);
    search = { ...search, cursor: answer.value.nextCursor ?? undefined };
  } while (search.cursor !== undefined && hits.length < MOST_ROWS);
  const note = search.cursor === undefined ? undefined : t('cut', { count: hits.length });
  return new Response(csvOfHits(hits, t('heads').split(' / '), note), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="steel.csv"',
      'cache-control': 'private, no-store',
    },
  });
}
