import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { productFamilies } from '@topsteel/domain/product';
import { getFormats } from '../../ui/get-formats.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import type { Language } from '../../words/languages.ts';
import { loadSearch } from './load-search.ts';
import { publicMetadata } from './page-metadata.ts';
import { readSite } from './read-site.ts';
import { SiteForm } from './site-form.tsx';
import { SteelList } from './steel-list.tsx';
import { hasFilters, listHref, type SteelSearch } from './steel-search.ts';

/** What a list is called: its words, else its family, else all of it. */
async function titleOf(search: SteelSearch): Promise<string> {
  const t = await getTranslations('steel');
  const family = productFamilies.find((one) => one === search.family[0]);
  const name = family === undefined || search.family.length > 1 ? t('list.title') : t(`family.${family}`);
  return search.q === '' ? name : `${name}: ${search.q}`;
}

/** Only the bare list and the bare families are for indexes: their filters are countless. */
export async function describeList(
  search: SteelSearch,
  language: Language,
  path: (language: Language) => string,
): Promise<Metadata> {
  const t = await getTranslations('steel.home');
  return publicMetadata({
    language,
    path,
    title: await titleOf(search),
    description: t('description'),
    isIndexed: search.q === '' && !hasFilters(search) && search.cursor === undefined,
  });
}

/** The parametric list: search, site, filters, rows. */
export async function ListPage({ search, path }: { search: SteelSearch; path: string }) {
  const t = await getTranslations('steel.list');
  const formats = await getFormats();
  const site = await readSite();
  const [answer, title] = await Promise.all([loadSearch(search, site), titleOf(search)]);
  return (
    <div className="page max-w-none">
      <PageTitle title={title}>
        {answer.ok
          ? t('count', { count: answer.value.total, at: formats.instant(new Date().toISOString()) })
          : null}
      </PageTitle>
      <div className="mb-4">
        <SiteForm next={listHref(search, path)} />
      </div>
      {answer.ok ? (
        <SteelList answer={answer.value} search={search} path={path} site={site} />
      ) : (
        <ProblemNotice problem={answer.problem} title={t('failed')} />
      )}
    </div>
  );
}
