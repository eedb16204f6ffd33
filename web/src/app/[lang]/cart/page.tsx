import type { Metadata } from 'next';
import { basket as basketSchema, basketList } from '@topsteel/domain/api';
import { getTranslations } from 'next-intl/server';
import { read } from '../../../backend/read.ts';
import { BasketAside } from '../../../features/basket/basket-aside.tsx';
import { BasketLines } from '../../../features/basket/basket-lines.tsx';
import { BasketNotices } from '../../../features/basket/basket-notices.tsx';
import { BasketTabs } from '../../../features/basket/basket-tabs.tsx';
import { RemovedLines } from '../../../features/basket/removed-lines.tsx';
import { StoppedLines } from '../../../features/basket/stopped-lines.tsx';
import { getSession } from '../../../features/session/get-me.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Link } from '../../../ui/link.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { ClientWords } from '../../../words/client-words.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('basket'))('title'), robots: { index: false } };
}

export default async function CartPage({ searchParams }: { searchParams: Promise<{ basket?: string }> }) {
  const t = await getTranslations('basket');
  const which = (await searchParams).basket ?? 'current';
  const [answer, all, session] = await Promise.all([
    read(`/v2/baskets/${encodeURIComponent(which)}`, basketSchema),
    read('/v2/baskets', basketList),
    getSession(),
  ]);
  if (!answer.ok) {
    return (
      <div className="page">
        <PageTitle title={t('title')} />
        <ProblemNotice problem={answer.problem} />
      </div>
    );
  }
  const basket = answer.value;
  const { id } = basket;
  const empty = (
    <EmptyState title={t('emptyTitle')}>
      <p>{t('emptyText')}</p>
    </EmptyState>
  );
  return (
    <ClientWords of={['basket', 'problem']}>
      <div className="page">
        <PageTitle
          title={basket.name === null ? t('title') : t('named', { name: basket.name })}
          actions={
            <>
              <Link href="/cart/paste" className="button button-quiet">
                {t('paste')}
              </Link>
              <Link href="/steel" className="button button-quiet">
                {t('steel')}
              </Link>
            </>
          }
        >
          <p>{t('asOf')}</p>
        </PageTitle>
        <BasketTabs baskets={all.ok ? all.value.items : []} now={id} />
        {id === null ? (
          empty
        ) : (
          // Around the empty basket too: its last line can be put back.
          <RemovedLines basketId={id}>
            {basket.lineCount === 0 ? (
              empty
            ) : (
              <>
                <BasketNotices basket={{ ...basket, id }} isGuest={session.state === 'out'} />
                <div className="grid items-start gap-x-10 gap-y-8 xl:grid-cols-[minmax(0,1fr)_22rem]">
                  <div>
                    <StoppedLines basket={{ ...basket, id }} />
                    <BasketLines basket={{ ...basket, id }} />
                  </div>
                  <BasketAside basket={{ ...basket, id }} isGuest={session.state === 'out'} />
                </div>
              </>
            )}
          </RemovedLines>
        )}
      </div>
    </ClientWords>
  );
}
