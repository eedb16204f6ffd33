import { getTranslations } from 'next-intl/server';
import type { Metadata } from 'next';
import { holdingList, transformationPage } from '@topsteel/domain/api';
import { read } from '../../../../backend/read.ts';
import { TransformForm } from '../../../../features/transform/transform-form.tsx';
import { HoldingTable, TransformationList } from '../../../../features/transform/transformation-list.tsx';
import { EmptyState } from '../../../../ui/empty-state.tsx';
import { LiveRefresh } from '../../../../ui/live-refresh.tsx';
import { MoreLink } from '../../../../ui/more-link.tsx';
import { PageTitle } from '../../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../../ui/problem-notice.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('transform');
  return { title: t('title') };
}

type Query = Promise<{ lot?: string; cursor?: string }>;

export default async function TransformPage({ searchParams }: { searchParams: Query }) {
  const t = await getTranslations('transform');
  const { lot, cursor } = await searchParams;
  const query = cursor === undefined ? '' : `?cursor=${encodeURIComponent(cursor)}`;
  const [holdings, done] = await Promise.all([
    read('/v2/holdings', holdingList),
    read(`/v2/transformations${query}`, transformationPage),
  ]);
  const items = holdings.ok ? holdings.value.items : [];
  const free = items.filter((one) => one.availableGrams !== '0');
  const isMoving =
    done.ok && done.value.items.some((one) => ['requested', 'transformed'].includes(one.state));
  return (
    <>
      <LiveRefresh active={isMoving} />
      <PageTitle title={t('title')}>{t('intro')}</PageTitle>
      <div className="grid gap-10">
        {holdings.ok ? null : <ProblemNotice problem={holdings.problem} />}
        <section aria-labelledby="new">
          <h2 id="new" className="mb-3">
            {t('form.heading')}
          </h2>
          {free.length === 0 ? (
            <p className="text-ink-2">{t('form.none')}</p>
          ) : (
            <TransformForm holdings={free} chosen={lot} />
          )}
        </section>
        <section aria-labelledby="done">
          <h2 id="done" className="mb-2">
            {t('list.heading')}
          </h2>
          {!done.ok ? (
            <ProblemNotice problem={done.problem} />
          ) : done.value.items.length === 0 ? (
            <EmptyState title={t('list.empty')} />
          ) : (
            <>
              <TransformationList items={done.value.items} />
              <MoreLink cursor={done.value.nextCursor} base="/vendor/transform" />
            </>
          )}
        </section>
        {items.length === 0 ? null : (
          <section aria-labelledby="held">
            <h2 id="held" className="mb-2">
              {t('holdings.heading')}
            </h2>
            <HoldingTable items={items} />
          </section>
        )}
      </div>
    </>
  );
}
