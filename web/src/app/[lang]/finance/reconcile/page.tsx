import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import {
  bankBookings,
  bankEntry,
  bankEntryPage,
  bankPosition,
  bankTransferPage,
  journalPage,
  workItemPage,
} from '@topsteel/domain/api';
import { read } from '../../../../backend/read.ts';
import { EntryPane } from '../../../../features/reconcile/entry-pane.tsx';
import { EntryTable } from '../../../../features/reconcile/entry-table.tsx';
import { Equality } from '../../../../features/reconcile/equality.tsx';
import { Ether } from '../../../../features/reconcile/ether.tsx';
import { listQuery, type ReconcileParams } from '../../../../features/reconcile/list-query.ts';
import { Days } from '../../../../features/reconcile/position.tsx';
import { ReconcileKeys } from '../../../../features/reconcile/reconcile-keys.tsx';
import { StateLinks } from '../../../../features/reconcile/state-links.tsx';
import { TransferTable } from '../../../../features/reconcile/transfer-table.tsx';
import { UploadStatement } from '../../../../features/reconcile/upload-statement.tsx';
import { getSession, hasAccess } from '../../../../features/session/get-me.ts';
import { atLeast } from '../../../../ui/at-least.ts';
import { EmptyState } from '../../../../ui/empty-state.tsx';
import { PageTitle } from '../../../../ui/page-title.tsx';
import { Pager } from '../../../../ui/pager.tsx';
import { FailedPage } from '../../../../ui/failed-page.tsx';
import { ProblemNotice } from '../../../../ui/problem-notice.tsx';
import { ClientWords } from '../../../../words/client-words.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('reconcile');
  return { title: t('title') };
}

export default async function ReconcilePage({ searchParams }: { searchParams: Promise<ReconcileParams> }) {
  const params = await searchParams;
  const t = await getTranslations('reconcile');
  const { query, base, transfersQuery, transfersBase, chosen, hrefOf, isFiltered } = listQuery(params);
  const [session, position, entries, transfers, exceptions, entry, bookings, proposed] = await Promise.all([
    getSession(),
    read('/v2/finance/bank-position', bankPosition),
    read(`/v2/finance/bank-entries${query}`, bankEntryPage),
    read(`/v2/finance/bank-transfers${transfersQuery}`, bankTransferPage),
    read('/v2/finance/work-items?kind=bank-entry&limit=100', workItemPage),
    chosen === null ? null : read(`/v2/finance/bank-entries/${chosen}`, bankEntry),
    chosen === null ? null : read(`/v2/finance/bank-entries/${chosen}/bookings`, bankBookings),
    chosen === null
      ? null
      : read(`/v2/finance/journal-entries?bankEntryId=${chosen}&state=waiting`, journalPage),
  ]);
  if (!position.ok) return <FailedPage title={t('title')} problem={position.problem} />;
  if (!entries.ok) return <FailedPage title={t('title')} problem={entries.problem} />;
  if (position.value.unavailable !== null) {
    return (
      <>
        <PageTitle title={t('title')}>{t('intro')}</PageTitle>
        <EmptyState title={t('position.noBank')}>{t('position.noBankHint')}</EmptyState>
      </>
    );
  }
  const mayDecide = hasAccess(session, 'finance', 'operator');
  return (
    <ClientWords of={['reconcile', 'stepUp', 'refusals']}>
      <PageTitle title={t('title')}>{t('intro')}</PageTitle>
      <div className="grid gap-10">
        <Equality position={position.value} />
        <Ether />
        <section aria-labelledby="lines" className="grid gap-4">
          <div className="flex flex-wrap items-baseline justify-between gap-4">
            <h2 id="lines">{t('entries.heading')}</h2>
            <ReconcileKeys listHref={`${base}#lines`} chosen={chosen} />
          </div>
          {/* Else nobody is told why nothing can be decided. */}
          {session.state === 'unknown' ? <ProblemNotice problem={session.problem} /> : null}
          <StateLinks
            state={params.state ?? null}
            all={position.value.all}
            exceptions={exceptions.ok ? atLeast(exceptions.value) : undefined}
          />
          <div className="grid gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
            <div>
              <EntryTable
                entries={entries.value.items}
                chosen={chosen}
                hrefOf={hrefOf}
                isFiltered={isFiltered}
              />
              <Pager base={base} cursor={params.cursor} next={entries.value.nextCursor} />
            </div>
            {entry === null ? <p className="text-ink-2">{t('pane.choose')}</p> : null}
            {entry?.ok === false ? <ProblemNotice problem={entry.problem} /> : null}
            {/* By its line: what was typed for one is never sent for another. */}
            {entry?.ok === true ? (
              <EntryPane
                key={entry.value.id}
                entry={entry.value}
                mayDecide={mayDecide}
                bookings={bookings?.ok === true ? bookings.value.items : []}
                waiting={proposed?.ok === true ? proposed.value.items[0] : undefined}
              />
            ) : null}
          </div>
        </section>
        <Days days={position.value.days} />
        {transfers.ok ? (
          <div>
            <TransferTable transfers={transfers.value.items} mayDecide={mayDecide} />
            <Pager
              base={transfersBase}
              parameter="transfers"
              label={t('transfers.heading')}
              cursor={params.transfers}
              next={transfers.value.nextCursor}
            />
          </div>
        ) : (
          <ProblemNotice problem={transfers.problem} />
        )}
        {mayDecide ? <UploadStatement /> : null}
      </div>
    </ClientWords>
  );
}
