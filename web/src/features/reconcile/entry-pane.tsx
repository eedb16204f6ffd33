import { useTranslations } from 'next-intl';
import { Link } from '../../ui/link.tsx';
import type { BankBooking, BankEntry, JournalEntryView } from '@topsteel/domain/api';
import { Money } from '../../ui/money.tsx';
import { When } from '../../ui/when.tsx';
import { DecideCandidate, DecideEntry } from './decide-entry.tsx';
import { SignedAmount } from './entry-table.tsx';
import { EntryTag } from './state-tag.tsx';

type Part = BankEntry['allocations'][number] | BankEntry['candidates'][number]['parts'][number];

/** One line: what the bank says, what it is or may be for and why, and what to do. */
export function EntryPane({
  entry,
  mayDecide,
  bookings,
  waiting,
}: {
  entry: BankEntry;
  mayDecide: boolean;
  /** What the books moved on the account and no line has yet. */
  bookings: readonly BankBooking[];
  /** The entry for this line that a second person has to look at. */
  waiting: JournalEntryView | undefined;
}) {
  const t = useTranslations('reconcile');
  const facts: [string, React.ReactNode][] = [
    [t('pane.booked'), <BookedAndValue key="days" entry={entry} />],
    [
      t('pane.iban'),
      entry.counterparty.iban === null ? null : <code key="iban">{entry.counterparty.iban}</code>,
    ],
    [t('pane.text'), entry.text === '' ? null : entry.text],
    [t('pane.endToEndId'), entry.endToEndId],
    [
      t('pane.charges'),
      entry.chargesMinor === '0' ? null : <Money key="fee" minor={entry.chargesMinor} currency="EUR" />,
    ],
    [
      t('pane.returned'),
      entry.returned === null ? null : (
        <span key="back" lang="en">
          {entry.returned}
        </span>
      ),
    ],
    [t('pane.note'), entry.note],
  ];
  return (
    <section
      aria-labelledby="entry"
      className="panel grid content-start gap-4 lg:sticky lg:top-4 lg:max-h-[calc(100dvh-2rem)] lg:self-start lg:overflow-y-auto"
    >
      <h2 id="entry" className="flex flex-wrap items-baseline gap-x-3">
        <SignedAmount entry={entry} bare={false} />{' '}
        <span>{entry.counterparty.name ?? t('entries.unknown')}</span>
        <EntryTag state={entry.state} />
      </h2>
      <dl className="grid grid-cols-[max-content_minmax(0,1fr)] gap-x-4 gap-y-1">
        {facts
          .filter(([, value]) => value !== null)
          .map(([label, value]) => (
            <div key={label} className="contents">
              <dt className="text-ink-2">{label}</dt>
              <dd className="break-words">{value}</dd>
            </div>
          ))}
      </dl>
      {entry.allocations.length === 0 ? null : (
        <div>
          <h3>{t('pane.allocations')}</h3>
          <ul className="mt-2 grid gap-2">
            {entry.allocations.map((part, index) => (
              <li key={index}>
                <PartLine part={part} />
                <p className="text-sm text-ink-2">
                  {part.by === 'engine' ? t('pane.byEngine') : t('pane.byPerson')}:{' '}
                  <span lang="en">{part.why.join(' ')}</span>
                </p>
              </li>
            ))}
          </ul>
        </div>
      )}
      {entry.openMinor === '0' ? null : (
        <>
          <h3>{t('pane.candidates')}</h3>
          {entry.candidates.length === 0 ? <p>{t('pane.noCandidate')}</p> : null}
          <ul className="grid gap-4">
            {entry.candidates.map((candidate) => (
              <li key={candidate.key} className="grid gap-2 border-l-2 border-control pl-3">
                {candidate.parts.map((part, index) => (
                  <PartLine key={index} part={part} />
                ))}
                <p className="text-sm text-ink-2">
                  {t('pane.why')} <span lang="en">{candidate.why.join(' ')}</span>
                </p>
                {mayDecide ? <DecideCandidate entryId={entry.id} candidateKey={candidate.key} /> : null}
              </li>
            ))}
          </ul>
          {waiting === undefined ? null : (
            <p>
              <Link href={`/finance/journal/${waiting.id}`} prefetch={false}>
                {t('pane.entryWaits', { number: waiting.number })}
              </Link>
            </p>
          )}
          {mayDecide ? <DecideEntry entry={entry} bookings={bookings} /> : null}
        </>
      )}
    </section>
  );
}

function BookedAndValue({ entry }: { entry: BankEntry }) {
  const t = useTranslations('reconcile');
  return (
    <>
      <When iso={entry.bookedOn} dayOnly />, <When iso={entry.valueOn} dayOnly />
      {entry.isConfirmed ? null : ` (${t('entries.unconfirmed')})`}
    </>
  );
}

function PartLine({ part }: { part: Part }) {
  const t = useTranslations('reconcile');
  // Lines that were closed by a note alone, before bookings were named.
  const isNoted = part.kind === 'elsewhere' && part.label === '';
  const label = isNoted ? t('pane.elsewhere') : t(`parts.${part.kind}`, { label: part.label });
  const booking = 'booking' in part ? part.booking : null;
  return (
    <p className="flex flex-wrap justify-between gap-x-4">
      {booking?.kind === 'journal' ? (
        <Link href={`/finance/journal/${booking.id}`} prefetch={false}>
          {label}
        </Link>
      ) : part.orderId === null ? (
        <span>{label}</span>
      ) : (
        <Link href={`/orders/${part.orderId}`} prefetch={false}>
          {label}
        </Link>
      )}
      <Money minor={part.amountMinor} currency="EUR" />
    </p>
  );
}
