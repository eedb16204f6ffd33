import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { Families } from '../../features/steel/families.tsx';
import { DayPrices } from '../../features/price-index/day-prices.tsx';
import { LastOrders } from '../../features/steel/last-orders.tsx';
import { loadSearch } from '../../features/steel/load-search.ts';
import { publicMetadata } from '../../features/steel/page-metadata.ts';
import { PasteBox } from '../../features/steel/paste-box.tsx';
import { SearchBox } from '../../features/steel/search-box.tsx';
import { SiteForm } from '../../features/steel/site-form.tsx';
import { readSteelSearch } from '../../features/steel/steel-search.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('steel.home');
  return publicMetadata({
    language: await getLocale(),
    path: '',
    title: t('title'),
    description: t('description'),
  });
}

export default async function HomePage() {
  const t = await getTranslations('steel.home');
  const answer = await loadSearch(readSteelSearch({}), undefined, { limit: 1 });
  return (
    <div className="page grid gap-10">
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid content-start gap-6">
          <div>
            <h1 className="text-2xl">{t('title')}</h1>
            <p className="mt-2 max-w-prose text-ink-2">{t('intro')}</p>
          </div>
          <SearchBox />
          <SiteForm next="/" isOpen />
        </div>
        <div className="grid content-start gap-6">
          <PasteBox />
          <section aria-labelledby="scan" className="panel">
            <h2 id="scan">{t('scan')}</h2>
            <p className="mt-1 mb-3 text-sm text-ink-2">{t('scanHint')}</p>
            <a href="/v" className="button button-quiet">
              {t('scan')}
            </a>
          </section>
        </div>
      </div>
      <LastOrders />
      {answer.ok ? (
        answer.value.total === 0 ? (
          <EmptyState title={t('none')}>{t('noneHint')}</EmptyState>
        ) : (
          <>
            <Families total={answer.value.total} facets={answer.value.facets} />
            <DayPrices families={answer.value.facets?.family.map(({ value }) => value) ?? []} />
          </>
        )
      ) : (
        <ProblemNotice problem={answer.problem} />
      )}
    </div>
  );
}
