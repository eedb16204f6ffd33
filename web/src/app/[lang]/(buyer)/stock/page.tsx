import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { holdingList } from '@topsteel/domain/api';
import { read } from '../../../../backend/read.ts';
import { StockTable } from '../../../../features/holding/stock-table.tsx';
import { findStock, stockViews } from '../../../../features/holding/stock-view.ts';
import { getSession, hasAccess } from '../../../../features/session/get-me.ts';
import { EmptyState } from '../../../../ui/empty-state.tsx';
import { Link } from '../../../../ui/link.tsx';
import { NoResults } from '../../../../ui/no-results.tsx';
import { PageTitle } from '../../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../../ui/problem-notice.tsx';
import { SearchField } from '../../../../ui/search-field.tsx';
import { Tabs } from '../../../../ui/tabs.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('holding'))('title') };
}

type Query = Promise<{ view?: string; q?: string }>;

export default async function StockPage({ searchParams }: { searchParams: Query }) {
  const { view: asked, q = '' } = await searchParams;
  const view = stockViews.find((each) => each === asked) ?? 'all';
  const text = q.trim().slice(0, 64);
  const t = await getTranslations('holding');
  const [answer, session] = await Promise.all([read('/v2/holdings', holdingList), getSession()]);
  const cut = (
    <Link href="/vendor/transform" prefetch={false} className="button button-quiet">
      {t('cut')}
    </Link>
  );
  const items = answer.ok ? findStock(answer.value.items, { view, text }) : [];
  return (
    <>
      <PageTitle title={t('title')} {...(hasAccess(session, 'vendor') ? { actions: cut } : {})}>
        {t('intro')}
      </PageTitle>
      {!answer.ok ? (
        <ProblemNotice problem={answer.problem} />
      ) : answer.value.items.length === 0 ? (
        <EmptyState title={t('empty')}>
          {t('emptyHint')} <Link href="/orders">{t('orders')}</Link>
        </EmptyState>
      ) : (
        <>
          <Tabs
            label={t('views')}
            tabs={stockViews.map((name) => ({
              href: name === 'all' ? '/stock' : `/stock?view=${name}`,
              name: t(`view.${name}`),
              isHere: name === view,
            }))}
          />
          <div className="mb-4 max-w-xl">
            <SearchField
              action="/stock"
              id="stock-search"
              label={t('search')}
              defaultValue={text}
              keep={view === 'all' ? {} : { view }}
            />
          </div>
          {items.length === 0 ? (
            <NoResults title={t('noResults')} clearHref="/stock" />
          ) : (
            <>
              <StockTable items={items} />
              <p className="mt-3 text-sm text-ink-2">{t('fewer', { count: items.length })}</p>
            </>
          )}
        </>
      )}
    </>
  );
}
