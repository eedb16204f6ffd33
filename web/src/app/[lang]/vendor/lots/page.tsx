import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { stockPage, stockView } from '@topsteel/domain/api';
import { read } from '../../../../backend/read.ts';
import { isLotMoving } from '../../../../features/lot/lot-state.ts';
import { StockTable } from '../../../../features/lot/lot-table.tsx';
import { getSession, hasAccess } from '../../../../features/session/get-me.ts';
import { EmptyState } from '../../../../ui/empty-state.tsx';
import { Link } from '../../../../ui/link.tsx';
import { LiveRefresh } from '../../../../ui/live-refresh.tsx';
import { PageTitle } from '../../../../ui/page-title.tsx';
import { Pager } from '../../../../ui/pager.tsx';
import { ProblemNotice } from '../../../../ui/problem-notice.tsx';
import { Tabs } from '../../../../ui/tabs.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('lot'))('stockTitle') };
}

type Query = Promise<{ view?: string; cursor?: string }>;

export default async function StockPage({ searchParams }: { searchParams: Query }) {
  const { view: asked, cursor } = await searchParams;
  const view = stockView.safeParse(asked).data;
  const params = new URLSearchParams({
    limit: '50',
    ...(view === undefined ? {} : { view }),
    ...(cursor === undefined ? {} : { cursor }),
  });
  const [session, answer, t] = await Promise.all([
    getSession(),
    read(`/v2/vendor/stock?${params.toString()}`, stockPage),
    getTranslations('lot'),
  ]);
  const base = view === undefined ? '/vendor/lots' : `/vendor/lots?view=${view}`;
  return (
    <>
      <PageTitle
        title={t('stockTitle')}
        actions={
          hasAccess(session, 'issuer') ? (
            <Link href="/vendor/lots/new" className="button">
              {t('form.heading')}
            </Link>
          ) : undefined
        }
      />
      <Tabs
        label={t('views')}
        tabs={([undefined, ...stockView.options] as const).map((each) => ({
          href: each === undefined ? '/vendor/lots' : `/vendor/lots?view=${each}`,
          name: each === undefined ? t('allLots') : t(`view.${each}`),
          isHere: each === view,
        }))}
      />
      {!answer.ok ? (
        <ProblemNotice problem={answer.problem} />
      ) : answer.value.items.length > 0 ? (
        <>
          <StockTable lots={answer.value.items} isIssuer={hasAccess(session, 'issuer')} />
          <Pager
            base={base}
            cursor={cursor}
            next={answer.value.nextCursor}
            shown={answer.value.items.length}
          />
          <LiveRefresh active={answer.value.items.some((lot) => isLotMoving(lot.state))} everyMs={2000} />
        </>
      ) : view === undefined ? (
        <EmptyState title={t('empty')}>{t('emptyHint')}</EmptyState>
      ) : (
        <EmptyState title={t(`none.${view}`)}>
          <Link href="/vendor/lots">{t('allLots')}</Link>
        </EmptyState>
      )}
    </>
  );
}
