import { useTranslations } from 'next-intl';
import type { JournalEntryView } from '@topsteel/domain/api';
import { Fact, Facts } from '../../ui/facts.tsx';
import { Link } from '../../ui/link.tsx';
import { When } from '../../ui/when.tsx';

/** What an entry rests on, who made it, and where it stands in the books. */
export function JournalFacts({ entry }: { entry: JournalEntryView }) {
  const t = useTranslations('journal.one');
  const { order, bankEntryId, reverses, reversal, transferId, proposedBy, decidedBy, decidedAt } = entry;
  return (
    <Facts>
      <Fact name={t('date')}>
        <When iso={entry.date} dayOnly />
      </Fact>
      <Fact name={t('reference')}>{entry.reference}</Fact>
      <Fact name={t('reason')}>{entry.reason}</Fact>
      {order === null ? null : (
        <Fact name={t('order')}>
          <Link href={`/orders/${order.id}`} prefetch={false}>
            {order.number}
          </Link>
        </Fact>
      )}
      {bankEntryId === null ? null : (
        <Fact name={t('line')}>
          <Link href={`/finance/reconcile?entry=${bankEntryId}`} prefetch={false}>
            {t('openLine')}
          </Link>
        </Fact>
      )}
      {transferId === null ? null : (
        <Fact name={t('books')}>
          <Link href={`/finance/ledger/entries/${transferId}`} prefetch={false}>
            {t('openBooks')}
          </Link>
        </Fact>
      )}
      {reverses === null ? null : (
        <Fact name={t('reverses')}>
          <EntryLink {...reverses} />
        </Fact>
      )}
      {reversal === null ? null : (
        <Fact name={t('reversal')}>
          <EntryLink {...reversal} />
        </Fact>
      )}
      <Fact name={t('people')}>
        {t.rich('proposed', { name: proposedBy.name, at: () => <When iso={entry.proposedAt} /> })}
        {decidedBy === null || decidedAt === null ? null : (
          <div>
            {t.rich(entry.state === 'booked' ? 'approved' : 'declined', {
              name: decidedBy.name,
              at: () => <When iso={decidedAt} />,
            })}
          </div>
        )}
        {entry.decisionNote === null ? null : <div className="text-ink-2">{entry.decisionNote}</div>}
      </Fact>
    </Facts>
  );
}

function EntryLink({ id, number }: { id: string; number: string }) {
  return (
    <Link href={`/finance/journal/${id}`} prefetch={false}>
      {number}
    </Link>
  );
}
