import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { orderPage } from '@topsteel/domain/api';
import { read } from '../../../backend/read.ts';
import { getSession } from '../../../features/session/get-me.ts';
import { NextMoves } from '../../../features/vendor/next-moves.tsx';
import { OrganisationFacts } from '../../../features/vendor/organisation-facts.tsx';
import { readMoves } from '../../../features/vendor/read-moves.ts';
import { SellerOrders } from '../../../features/vendor/seller-orders.tsx';
import { LiveRefresh } from '../../../ui/live-refresh.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('vendor'))('home.title') };
}

export default async function VendorHomePage() {
  const [session, moves, orders, t] = await Promise.all([
    getSession(),
    readMoves(),
    read('/v2/orders?side=seller&limit=20', orderPage),
    getTranslations('vendor'),
  ]);
  const organisation = session.state === 'in' ? session.me.organisation : null;
  const mine = orders.ok ? orders.value.items.filter((order) => order.nextMove.who === 'seller') : [];
  return (
    <>
      <PageTitle title={organisation?.name ?? t('home.title')} />
      <LiveRefresh active={organisation?.state === 'registering'} />
      <div className="grid gap-8">
        {organisation?.state === 'registering' ? <Notice tone="hot">{t('home.registering')}</Notice> : null}
        <NextMoves moves={moves} />
        {orders.ok ? null : <ProblemNotice problem={orders.problem} />}
        {mine.length === 0 ? null : (
          <section aria-labelledby="waiting">
            <h2 id="waiting" className="mb-2">
              {t('home.latest')}
            </h2>
            <SellerOrders orders={mine} isCaptionHidden />
          </section>
        )}
        {organisation === null ? null : <OrganisationFacts organisation={organisation} />}
      </div>
    </>
  );
}
