import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { journalEntry } from '@topsteel/domain/api';
import { read } from '../../../../../backend/read.ts';
import { JournalFacts } from '../../../../../features/journal/journal-facts.tsx';
import { JournalLines } from '../../../../../features/journal/journal-lines.tsx';
import { ReverseEntry } from '../../../../../features/journal/reverse-entry.tsx';
import { JournalTag } from '../../../../../features/journal/state-tag.tsx';
import { WaitingEntry } from '../../../../../features/journal/waiting-entry.tsx';
import { FailedPage } from '../../../../../ui/failed-page.tsx';
import { Link } from '../../../../../ui/link.tsx';
import { PageTitle } from '../../../../../ui/page-title.tsx';
import { ClientWords } from '../../../../../words/client-words.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('journal');
  return { title: t('title') };
}

export default async function JournalEntryPage({ params }: { params: Promise<{ id: string }> }) {
  const t = await getTranslations('journal');
  const answer = await read(
    `/v2/finance/journal-entries/${encodeURIComponent((await params).id)}`,
    journalEntry,
  );
  if (!answer.ok) {
    if (answer.problem.status === 404) notFound();
    return <FailedPage title={t('title')} problem={answer.problem} />;
  }
  const entry = answer.value;
  return (
    <ClientWords of={['journal', 'payout', 'stepUp', 'refusals']}>
      <PageTitle
        eyebrow={<Link href="/finance/journal">{t('title')}</Link>}
        title={`${t('list.number')} ${entry.number}`}
      >
        <JournalTag state={entry.state} />
      </PageTitle>
      <div className="grid gap-8">
        <JournalFacts entry={entry} />
        {entry.state === 'waiting' ? (
          <WaitingEntry entry={entry} />
        ) : (
          <section aria-labelledby="lines" className="grid gap-3">
            <h2 id="lines">{t('lines.heading')}</h2>
            <JournalLines entry={entry} />
          </section>
        )}
        {entry.mayReverse ? (
          <ReverseEntry id={entry.id} from={entry.date} today={new Date().toISOString().slice(0, 10)} />
        ) : null}
      </div>
    </ClientWords>
  );
}
