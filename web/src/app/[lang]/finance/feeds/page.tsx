import { getTranslations } from 'next-intl/server';
import type { Metadata } from 'next';
import { feedOverview } from '@topsteel/domain/api';
import { read } from '../../../../backend/read.ts';
import { RateTable } from '../../../../features/feed/rate-table.tsx';
import { ReceiptTable } from '../../../../features/feed/receipt-table.tsx';

import { WaitingTable } from '../../../../features/feed/waiting-table.tsx';
import { EmptyState } from '../../../../ui/empty-state.tsx';
import { PageTitle } from '../../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../../ui/problem-notice.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('feed');
  return { title: t('title') };
}

export default async function FeedsPage() {
  const t = await getTranslations('feed');
  const overview = await read('/v2/finance/feeds', feedOverview);
  const title = <PageTitle title={t('title')}>{t('intro')}</PageTitle>;
  if (!overview.ok) {
    return (
      <>
        {title}
        <ProblemNotice problem={overview.problem} />
      </>
    );
  }
  const { rates, waiting, receipts } = overview.value;
  return (
    <>
      {title}
      <div className="grid gap-10">
        <section aria-labelledby="rates">
          <h2 id="rates">{t('rates.heading')}</h2>
          {rates.length === 0 ? (
            <EmptyState title={t('rates.empty')}>{t('rates.emptyAction')}</EmptyState>
          ) : (
            <RateTable rates={rates} />
          )}
        </section>
        <section aria-labelledby="waiting">
          <h2 id="waiting">{t('waiting.heading')}</h2>
          {waiting.length === 0 ? (
            <EmptyState title={t('waiting.empty')} />
          ) : (
            <WaitingTable reports={waiting} />
          )}
        </section>
        <section aria-labelledby="receipts">
          <h2 id="receipts">{t('receipts.heading')}</h2>
          {receipts.length === 0 ? (
            <EmptyState title={t('receipts.empty')} />
          ) : (
            <ReceiptTable receipts={receipts} />
          )}
        </section>
      </div>
    </>
  );
}
