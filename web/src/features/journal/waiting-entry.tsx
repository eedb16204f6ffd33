import { useTranslations } from 'next-intl';
import type { JournalEntryView } from '@topsteel/domain/api';
import { useFormats } from '../../ui/formats.ts';
import { Link } from '../../ui/link.tsx';
import { When } from '../../ui/when.tsx';
import { Decide } from '../payout/decide.tsx';
import { JournalLines } from './journal-lines.tsx';
import { ReversalNote } from './state-tag.tsx';

/** An entry that a second person has to look at: all its lines, why it is made, and the decision. */
export function WaitingEntry({ entry }: { entry: JournalEntryView }) {
  const t = useTranslations('journal.waiting');
  const formats = useFormats();
  const { number, proposedBy } = entry;
  return (
    <div className="panel grid gap-3">
      <p>
        {t.rich('said', {
          name: proposedBy.name,
          number,
          amount: formats.money(entry.totalMinor, entry.currency),
          reference: entry.reference,
          day: () => <When iso={entry.date} dayOnly />,
        })}
      </p>
      <blockquote className="border-l-4 border-control pl-3">{entry.reason}</blockquote>
      {entry.reverses === null ? null : (
        <p>
          {number}: <ReversalNote entry={entry} />.
        </p>
      )}
      {entry.bankEntryId === null ? null : (
        <p>
          <Link href={`/finance/reconcile?entry=${entry.bankEntryId}`} prefetch={false}>
            {t('line')}
          </Link>
        </p>
      )}
      <JournalLines entry={entry} />
      {entry.mayDecide ? (
        <Decide of="journal-entries" id={entry.id} approve={t('approve')} decline={t('decline')} />
      ) : (
        <p className="text-ink-2">{t('own', { name: proposedBy.name })}</p>
      )}
    </div>
  );
}
