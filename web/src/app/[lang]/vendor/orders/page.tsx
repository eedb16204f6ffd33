import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { orderPage } from '@topsteel/domain/api';
import { read } from '../../../../backend/read.ts';
import { orderViews, viewOf, viewQuery } from '../../../../features/vendor/order-views.ts';
import { readViewCounts } from '../../../../features/vendor/read-view-counts.ts';
import { SellerOrders } from '../../../../features/vendor/seller-orders.tsx';
import { EmptyState } from '../../../../ui/empty-state.tsx';
import { LiveRefresh } from '../../../../ui/live-refresh.tsx';
import { NoResults } from '../../../../ui/no-results.tsx';
import { PageTitle } from '../../../../ui/page-title.tsx';
import { Pager } from '../../../../ui/pager.tsx';
import { ProblemNotice } from '../../../../ui/problem-notice.tsx';
import { SearchField } from '../../../../ui/search-field.tsx';
import { Tabs } from '../../../../ui/tabs.tsx';

type Query = Promise<{ view?: string; text?: string; cursor?: string }>;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('vendor'))('orders.title') };
}

export default async function VendorOrdersPage({ searchParams }: { searchParams: Query }) {
  const { view: asked, text = '', cursor } = await searchParams;
  const [counts, t] = await Promise.all([readViewCounts(), getTranslations('vendor.orders')]);
  const view = viewOf(asked, counts);
  const answer = await read(`/v2/orders?${viewQuery(view, { text, cursor }).toString()}`, orderPage);
  const base = `/vendor/orders?view=${view}`;
  return (
    <>
      <PageTitle title={t('title')} />
      <Tabs
        label={t('views')}
        tabs={orderViews.map((each) => ({
          href: `/vendor/orders?view=${each}`,
          name: t(`tab.${each}`),
          ...(counts[each] === undefined ? {} : { count: counts[each] }),
          isHere: each === view,
        }))}
      />
      <div className="mb-4 max-w-lg">
        <SearchField
          action="/vendor/orders"
          name="text"
          label={t('find')}
          hint={t('findHint')}
          defaultValue={text}
          keep={{ view: 'all' }}
        />
      </div>
      {!answer.ok ? (
        <ProblemNotice problem={answer.problem} />
      ) : answer.value.items.length > 0 ? (
        <>
          <SellerOrders orders={answer.value.items} tools="vendor-orders" />
          <Pager
            base={text === '' ? base : `${base}&text=${encodeURIComponent(text)}`}
            cursor={cursor}
            next={answer.value.nextCursor}
            shown={answer.value.items.length}
          />
          <LiveRefresh active everyMs={10_000} />
        </>
      ) : text === '' ? (
        <EmptyState title={t(`empty.${view}`)}>{t(`emptyHint.${view}`)}</EmptyState>
      ) : (
        <NoResults title={t('noResults')} clearHref={base} />
      )}
    </>
  );
}
