import type { Metadata } from 'next';
import Link from 'next/link';
import { orderPage } from '@topsteel/domain/api';
import { read } from '../../backend/read.ts';
import { OrderTable } from '../../features/order/order-table.tsx';
import { texts } from '../../features/order/texts.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LiveRefresh } from '../../ui/live-refresh.tsx';
import { MoreLink } from '../../ui/more-link.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';

export const metadata: Metadata = { title: texts.list.title };

export default async function OrdersPage({ searchParams }: { searchParams: Promise<{ cursor?: string }> }) {
  const { cursor } = await searchParams;
  const params = new URLSearchParams({
    side: 'buyer',
    limit: '50',
    ...(cursor === undefined ? {} : { cursor }),
  });
  const answer = await read(`/v2/orders?${params.toString()}`, orderPage);
  return (
    <div className="page">
      <PageTitle title={texts.list.title} />
      {!answer.ok ? (
        <ProblemNotice problem={answer.problem} />
      ) : answer.value.items.length === 0 ? (
        <EmptyState title={texts.list.empty}>
          {texts.list.emptyHint} <Link href="/steel">See the steel on offer</Link>.
        </EmptyState>
      ) : (
        <>
          <OrderTable orders={answer.value.items} side="buyer" base="/orders" />
          <MoreLink cursor={answer.value.nextCursor} base="/orders" />
          <LiveRefresh active everyMs={5000} />
        </>
      )}
    </div>
  );
}
