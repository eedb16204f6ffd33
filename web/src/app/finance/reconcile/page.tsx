import type { Metadata } from 'next';
import { bankEntry, bankEntryPage, bankPosition, bankTransferPage } from '@topsteel/domain/api';
import { read } from '../../../backend/read.ts';
import { EntryPane } from '../../../features/reconcile/entry-pane.tsx';
import { EntryTable } from '../../../features/reconcile/entry-table.tsx';
import { listQuery, type ReconcileParams } from '../../../features/reconcile/list-query.ts';
import { Position } from '../../../features/reconcile/position.tsx';
import { StateLinks } from '../../../features/reconcile/state-links.tsx';
import { texts } from '../../../features/reconcile/texts.ts';
import { TransferTable } from '../../../features/reconcile/transfer-table.tsx';
import { UploadStatement } from '../../../features/reconcile/upload-statement.tsx';
import { getSession, hasAccess } from '../../../features/session/get-me.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { MoreLink } from '../../../ui/more-link.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';

export const metadata: Metadata = { title: texts.title };

export default async function ReconcilePage({ searchParams }: { searchParams: Promise<ReconcileParams> }) {
  const params = await searchParams;
  const { query, base, chosen, hrefOf, isFiltered } = listQuery(params);
  const [session, position, entries, transfers, entry] = await Promise.all([
    getSession(),
    read('/v2/finance/bank-position', bankPosition),
    read(`/v2/finance/bank-entries${query}`, bankEntryPage),
    read('/v2/finance/bank-transfers', bankTransferPage),
    chosen === null ? null : read(`/v2/finance/bank-entries/${chosen}`, bankEntry),
  ]);
  if (!position.ok) return <ProblemNotice problem={position.problem} />;
  if (!entries.ok) return <ProblemNotice problem={entries.problem} />;
  if (position.value.unavailable !== null) return <EmptyState title={position.value.unavailable} />;
  const mayDecide = hasAccess(session, 'finance', 'operator');
  return (
    <>
      <PageTitle title={texts.title}>{texts.intro}</PageTitle>
      <div className="grid gap-10">
        <Position position={position.value} />
        <section aria-labelledby="lines" className="grid gap-4">
          <h2 id="lines">{texts.entries.heading}</h2>
          <StateLinks state={params.state ?? null} />
          <div className="grid gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
            <div>
              <EntryTable
                entries={entries.value.items}
                chosen={chosen}
                hrefOf={hrefOf}
                isFiltered={isFiltered}
              />
              <MoreLink cursor={entries.value.nextCursor} base={base} />
            </div>
            {entry === null ? <p className="text-ink-2">{texts.pane.choose}</p> : null}
            {entry?.ok === false ? <ProblemNotice problem={entry.problem} /> : null}
            {entry?.ok === true ? <EntryPane entry={entry.value} mayDecide={mayDecide} /> : null}
          </div>
        </section>
        {transfers.ok ? <TransferTable transfers={transfers.value.items} mayDecide={mayDecide} /> : null}
        {mayDecide ? <UploadStatement /> : null}
      </div>
    </>
  );
}
