import { getLocale, getTranslations } from 'next-intl/server';
import type { SearchAnswer } from '@topsteel/domain/api';
import { getFormats } from '../../ui/get-formats.ts';
import { Link } from '../../ui/link.tsx';
import { KeepSearch } from '../saved-search/keep-search.tsx';
import { Chips } from './chips.tsx';
import { FacetPanel } from './facet-panel.tsx';
import { ListTools } from './list-tools.tsx';
import { ROWS } from './load-search.ts';
import { OfferList } from './offer-list.tsx';
import { RangeForm } from './range-form.tsx';
import { SearchBox } from './search-box.tsx';
import { changed, listHref, paramsOf, type Site, type SteelSearch } from './steel-search.ts';
import { Understood } from './understood.tsx';

type SteelListProps = { answer: SearchAnswer; search: SteelSearch; path: string; site: Site | undefined };

/** Filters, chips, tools and rows: the list of one search. */
export async function SteelList({ answer, search, path, site }: SteelListProps) {
  const t = await getTranslations('steel');
  const locale = await getLocale();
  const formats = await getFormats();
  const { items, facets, nextCursor, total } = answer;
  const filters = facets === null ? null : <FacetPanel facets={facets} search={search} path={path} />;
  const left = Math.min(ROWS, total);
  return (
    <>
      <Understood understood={answer.understood} />
      <Chips search={search} facets={facets} path={path} />
      <div className="grid gap-x-8 gap-y-4 lg:grid-cols-[12rem_minmax(0,1fr)]">
        <div className="min-w-0">
          <input
            type="checkbox"
            id="show-filters"
            className="peer m-1 size-4 lg:hidden"
            // Where a bound could not be read, it is said beside its field.
            defaultChecked={Object.keys(search.misread).length > 0}
          />
          <label htmlFor="show-filters" className="py-1 font-semibold lg:hidden">
            {t('list.filters')}
          </label>
          <div className="hidden content-start gap-4 peer-checked:grid sm:max-lg:grid-cols-3 lg:grid">
            <SearchBox
              q={search.q}
              kept={[...paramsOf({ ...changed(search, { family: search.family }), q: '' })]}
              action={path}
              isWithin
            />
            {filters}
            <RangeForm search={search} action={`/${locale}${path}`} hasSite={site !== undefined} />
          </div>
        </div>
        <div className="min-w-0">
          {items.length === 0 ? (
            <NoStock search={search} />
          ) : (
            <>
              <ListTools search={search} path={path} hasSite={site !== undefined} />
              <OfferList hits={items} search={search} path={path} hasSite={site !== undefined} />
              <nav aria-label={t('list.pages')} className="mt-4 flex flex-wrap gap-6">
                {search.cursor === undefined ? null : (
                  <Link href={listHref(changed(search, {}), path)} prefetch={false}>
                    {t('list.first')}
                  </Link>
                )}
                {nextCursor === null ? null : (
                  <Link
                    href={listHref(changed(search, { cursor: nextCursor }), path)}
                    className="font-semibold"
                  >
                    {t('list.next', { count: formats.decimal(String(left)) })}
                  </Link>
                )}
              </nav>
            </>
          )}
          <p className="mt-4">
            <Link href={rfqHref(search)} prefetch={false} rel="nofollow">
              {t('list.askRfq')}
            </Link>
          </p>
          <KeepSearch search={search} />
        </div>
      </div>
    </>
  );
}

/** A request for quotation that begins with what was looked for. */
function rfqHref({ q, family, chosen }: SteelSearch): string {
  const words = [q, ...chosen.grade, ...chosen.form].filter((word) => word !== '').join(' ');
  const query = new URLSearchParams({
    ...(words === '' ? {} : { q: words }),
    ...(family[0] === undefined ? {} : { family: family[0] }),
  });
  return `/rfq/new${query.size === 0 ? '' : `?${query.toString()}`}`;
}

/** Nothing answers the search: what to drop, and how to be told when something does. */
async function NoStock({ search }: { search: SteelSearch }) {
  const t = await getTranslations('steel.list');
  return (
    <section className="border border-rule p-6" aria-labelledby="no-stock">
      <h2 id="no-stock">{t('empty')}</h2>
      <p className="mt-1 text-ink-2">{t('emptyHint')}</p>
      <p className="mt-3 flex flex-wrap gap-4">
        <Link href={listHref(changed(search, { chosen: emptyChoice(search), ranges: {}, by: undefined }))}>
          {t('clear')}
        </Link>
        <Link href="/steel">{t('emptyAll')}</Link>
      </p>
    </section>
  );
}

const emptyChoice = (search: SteelSearch): SteelSearch['chosen'] =>
  Object.fromEntries(
    Object.keys(search.chosen).map((facet) => [facet, []]),
  ) as unknown as SteelSearch['chosen'];
