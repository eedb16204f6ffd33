import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { journalPage } from '@topsteel/domain/api';
import { handCodes } from '@topsteel/domain/journal';
import { read } from '../../../../backend/read.ts';
import { JournalFilter } from '../../../../features/journal/journal-filter.tsx';
import { journalQuery, type JournalParams } from '../../../../features/journal/journal-query.ts';
import { JournalTable } from '../../../../features/journal/journal-table.tsx';
import { WaitingEntry } from '../../../../features/journal/waiting-entry.tsx';
import { getSession, hasAccess } from '../../../../features/session/get-me.ts';
import { FailedPage } from '../../../../ui/failed-page.tsx';
import { Link } from '../../../../ui/link.tsx';
import { PageTitle } from '../../../../ui/page-title.tsx';
import { Pager } from '../../../../ui/pager.tsx';
import { ProblemNotice } from '../../../../ui/problem-notice.tsx';
import { ClientWords } from '../../../../words/client-words.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('journal');
  return { title: t('title') };
}

export default async function JournalPage({ searchParams }: { searchParams: Promise<JournalParams> }) {
  const params = await searchParams;
  const { query, base, isFiltered } = journalQuery(params);
  const [t, names, session, entries, waiting] = await Promise.all([
    getTranslations('journal'),
    getTranslations('ledger.accounts'),
    getSession(),
    read(`/v2/finance/journal-entries${query}`, journalPage),
    read('/v2/finance/journal-entries?state=waiting&limit=100', journalPage),
  ]);
  if (!waiting.ok) return <FailedPage title={t('title')} problem={waiting.problem} />;
  return (
    <ClientWords of={['journal', 'payout', 'stepUp', 'refusals']}>
      <PageTitle
        title={t('title')}
        actions={
          hasAccess(session, 'finance', 'operator') ? (
            <Link href="/finance/journal/new" className="button">
              {t('new')}
            </Link>
          ) : null
        }
      >
        {t('intro')}
      </PageTitle>
      <div className="grid gap-10">
        {waiting.value.items.length === 0 ? null : (
          <section aria-labelledby="waiting" className="grid gap-4">
            <h2 id="waiting">{t('waiting.heading')}</h2>
            {waiting.value.items.map((entry) => (
              <WaitingEntry key={entry.id} entry={entry} />
            ))}
          </section>
        )}
        <section aria-labelledby="entries" className="grid gap-4">
          <h2 id="entries">{t('list.heading')}</h2>
          <JournalFilter
            params={params}
            accounts={handCodes.map((code) => ({ value: code, label: names(code) }))}
          />
          {entries.ok ? (
            <>
              <JournalTable entries={entries.value.items} isFiltered={isFiltered} />
              <Pager base={base} cursor={params.cursor} next={entries.value.nextCursor} />
            </>
          ) : (
            <ProblemNotice problem={entries.problem} />
          )}
        </section>
      </div>
    </ClientWords>
  );
}
