import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { orderPage } from '@topsteel/domain/api';
import { read } from '../../../../backend/read.ts';
import { OrderFilters } from '../../../../features/order/order-filters.tsx';
import { OrderTable } from '../../../../features/order/order-table.tsx';
import { listHref, listQuery, readFilter } from '../../../../features/order/order-views.ts';
import { EmptyState } from '../../../../ui/empty-state.tsx';
import { Link } from '../../../../ui/link.tsx';
import { LiveRefresh } from '../../../../ui/live-refresh.tsx';
import { NoResults } from '../../../../ui/no-results.tsx';
import { PageTitle } from '../../../../ui/page-title.tsx';
import { Pager } from '../../../../ui/pager.tsx';
import { ProblemNotice } from '../../../../ui/problem-notice.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('order'))('list.title') };
}

type Query = Promise<Partial<Record<'view' | 'q' | 'from' | 'until' | 'cursor', string>>>;

export default async function OrdersPage({ searchParams }: { searchParams: Query }) {
  const { cursor, ...query } = await searchParams;
  const filter = readFilter(query);
  const t = await getTranslations('order.list');
  const answer = await read(`/v2/orders?${listQuery(filter, cursor)}`, orderPage);
  const base = listHref(filter);
  const isEmpty = answer.ok && answer.value.items.length === 0;
  return (
    <>
      <PageTitle title={t('title')} />
      {isEmpty && base === '/orders' ? (
        <EmptyState title={t('empty')}>
          {t('emptyHint')} <Link href="/steel">{t('seeSteel')}</Link>
        </EmptyState>
      ) : (
        <OrderFilters filter={filter} />
      )}
      {!answer.ok ? (
        <ProblemNotice problem={answer.problem} />
      ) : answer.value.items.length > 0 ? (
        <>
          <OrderTable orders={answer.value.items} side="buyer" base="/orders" />
          <Pager
            base={base}
            cursor={cursor}
            next={answer.value.nextCursor}
            shown={answer.value.items.length}
          />
          <LiveRefresh active everyMs={5000} />
        </>
      ) : base === '/orders' ? null : (
        <NoResults title={t('noResults')} clearHref="/orders">
          {t('noResultsHint')}
        </NoResults>
      )}
    </>
  );
}
