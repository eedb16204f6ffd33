import { useTranslations } from 'next-intl';
import type { SavedSearch } from '@topsteel/domain/api';
import { useFormats } from '../../ui/formats.ts';
import { paramsOf } from '../steel/steel-search.ts';
import { forgetSearch, openSearch } from './acts.ts';
import { searchOfQuery } from './search-of-query.ts';

/** Saved searches with how many offers each finds, and how many of them are new. */
export function SavedSearches({ items }: { items: SavedSearch[] }) {
  const t = useTranslations('savedSearch');
  const formats = useFormats();
  if (items.length === 0) return null;
  return (
    <div>
      <h2>{t('mine')}</h2>
      <ul>
        {items.map((item) => (
          <li
            key={item.id}
            className="flex flex-wrap items-baseline gap-x-4 gap-y-1 border-b border-rule py-1.5"
          >
            <form action={openSearch} className="min-w-40 flex-1">
              <input type="hidden" name="id" value={item.id} />
              <input type="hidden" name="state" value={stateOf(item)} />
              <button className="button-text text-left font-semibold">{item.name}</button>
            </form>
            <span className="text-sm text-ink-2">{t('offers', { count: item.total })}</span>
            <span className={`text-sm ${item.newHits > 0 ? 'font-semibold text-hot' : 'text-ink-2'}`}>
              {item.newHits > 0
                ? t('fresh', { count: item.newHits, since: formats.day(item.seenAt) })
                : t('none', { since: formats.day(item.seenAt) })}
            </span>
            <form action={forgetSearch}>
              <input type="hidden" name="id" value={item.id} />
              <button className="button-text text-sm" aria-label={t('forgetWhat', { name: item.name })}>
                {t('forget')}
              </button>
            </form>
          </li>
        ))}
      </ul>
    </div>
  );
}

function stateOf({ query }: SavedSearch): string {
  const params = paramsOf(searchOfQuery(query));
  if (query.family !== undefined) params.set('family', query.family);
  return params.toString();
}
