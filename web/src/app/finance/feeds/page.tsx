import type { Metadata } from 'next';
import { feedOverview } from '@topsteel/domain/api';
import { read } from '../../../backend/read.ts';
import { RateTable } from '../../../features/feed/rate-table.tsx';
import { ReceiptTable } from '../../../features/feed/receipt-table.tsx';
import { texts } from '../../../features/feed/texts.ts';
import { WaitingTable } from '../../../features/feed/waiting-table.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';

export const metadata: Metadata = { title: texts.title };

export default async function FeedsPage() {
  const overview = await read('/v2/finance/feeds', feedOverview);
  const title = <PageTitle title={texts.title}>{texts.intro}</PageTitle>;
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
          <h2 id="rates">{texts.rates.heading}</h2>
          {rates.length === 0 ? (
            <EmptyState title={texts.rates.empty}>{texts.rates.emptyAction}</EmptyState>
          ) : (
            <RateTable rates={rates} />
          )}
        </section>
        <section aria-labelledby="waiting">
          <h2 id="waiting">{texts.waiting.heading}</h2>
          {waiting.length === 0 ? (
            <EmptyState title={texts.waiting.empty} />
          ) : (
            <WaitingTable reports={waiting} />
          )}
        </section>
        <section aria-labelledby="receipts">
          <h2 id="receipts">{texts.receipts.heading}</h2>
          {receipts.length === 0 ? (
            <EmptyState title={texts.receipts.empty} />
          ) : (
            <ReceiptTable receipts={receipts} />
          )}
        </section>
      </div>
    </>
  );
}
