import { useLocale, useTranslations } from 'next-intl';
import { searchSorts } from '@topsteel/domain/search';
import { Choices } from './choices.tsx';
import { BASES, changed, listHref, type SteelSearch } from './steel-search.ts';

type ListToolsProps = { search: SteelSearch; path: string; hasSite: boolean };

/** How the list is sorted, what its prices are per, and the file of it. */
export function ListTools({ search, path, hasSite }: ListToolsProps) {
  const t = useTranslations('steel');
  const locale = useLocale();
  const sorts = searchSorts.filter((sort) => hasSite || (sort !== 'delivered-price' && sort !== 'nearest'));
  const current = search.sort ?? 'relevance';
  return (
    <div className="mb-2 flex flex-wrap items-center gap-x-6 gap-y-1 text-sm">
      <Choices
        label={t('sort.label')}
        choices={sorts.map((sort) => [
          t(`sort.${sort}`),
          listHref(changed(search, { sort: sort === 'relevance' ? undefined : sort }), path),
          sort === current,
        ])}
      />
      <Choices
        label={t('basis.label')}
        choices={BASES.map((basis) => [
          t(`basis.${basis}`),
          listHref({ ...search, basis, open: undefined }, path),
          basis === search.basis,
        ])}
      />
      <a
        href={listHref(changed(search, { family: search.family }), `/${locale}/steel/csv`)}
        className="ml-auto py-1"
      >
        {t('list.csv')}
      </a>
    </div>
  );
}
