import type { Metadata } from 'next';
import { orderPage } from '@topsteel/domain/api';
import { read } from '../../../backend/read.ts';
import { OrderTable } from '../../../features/order/order-table.tsx';
import { texts } from '../../../features/vendor/texts.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { LiveRefresh } from '../../../ui/live-refresh.tsx';
import { MoreLink } from '../../../ui/more-link.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';

export const metadata: Metadata = { title: texts.orders.title };

export default async function VendorOrdersPage({
  searchParams,
}: {
  searchParams: Promise<{ cursor?: string }>;
}) {
  const { cursor } = await searchParams;
  const params = new URLSearchParams({
    side: 'seller',
    limit: '50',
    ...(cursor === undefined ? {} : { cursor }),
  });
  const answer = await read(`/v2/orders?${params.toString()}`, orderPage);
  return (
    <>
      <PageTitle title={texts.orders.title} />
      {!answer.ok ? (
        <ProblemNotice problem={answer.problem} />
      ) : answer.value.items.length === 0 ? (
        <EmptyState title={texts.orders.empty}>{texts.orders.emptyHint}</EmptyState>
      ) : (
        <>
          <OrderTable orders={answer.value.items} side="seller" base="/vendor/orders" />
          <MoreLink cursor={answer.value.nextCursor} base="/vendor/orders" />
          <LiveRefresh active everyMs={5000} />
        </>
      )}
    </>
  );
}
