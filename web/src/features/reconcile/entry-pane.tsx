import Link from 'next/link';
import type { BankEntry } from '@topsteel/domain/api';
import { Money } from '../../ui/money.tsx';
import { When } from '../../ui/when.tsx';
import { DecideCandidate, DecideEntry } from './decide-entry.tsx';
import { SignedAmount } from './entry-table.tsx';
import { EntryTag } from './state-tag.tsx';
import { texts } from './texts.ts';

type Part = BankEntry['allocations'][number] | BankEntry['candidates'][number]['parts'][number];

/** One line: what the bank says, what it is or may be for and why, and what to do. */
export function EntryPane({ entry, mayDecide }: { entry: BankEntry; mayDecide: boolean }) {
  const words = texts.pane;
  const facts: [string, React.ReactNode][] = [
    [words.booked, <BookedAndValue key="days" entry={entry} />],
    [words.iban, entry.counterparty.iban === null ? null : <code key="iban">{entry.counterparty.iban}</code>],
    [words.text, entry.text === '' ? null : entry.text],
    [words.endToEndId, entry.endToEndId],
    [
      words.charges,
      entry.chargesMinor === '0' ? null : <Money key="fee" minor={entry.chargesMinor} currency="EUR" />,
    ],
    [words.returned, entry.returned],
    [words.note, entry.note],
  ];
  return (
    <section aria-labelledby="entry" className="grid content-start gap-4 border border-rule p-4">
      <h2 id="entry">
        <SignedAmount entry={entry} bare={false} /> · {entry.counterparty.name ?? texts.entries.unknown}{' '}
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
          <h3>{words.allocations}</h3>
          <ul className="mt-2 grid gap-2">
            {entry.allocations.map((part, index) => (
              <li key={index}>
                <PartLine part={part} />
                <p className="text-sm text-ink-2">
                  {part.by === 'engine' ? words.byEngine : words.byPerson}: {part.why.join(' ')}
                </p>
              </li>
            ))}
          </ul>
        </div>
      )}
      {entry.openMinor === '0' ? null : (
        <>
          <h3>{words.candidates}</h3>
          {entry.candidates.length === 0 ? <p>{words.noCandidate}</p> : null}
          <ul className="grid gap-4">
            {entry.candidates.map((candidate) => (
              <li key={candidate.key} className="grid gap-2 border-l-2 border-control pl-3">
                {candidate.parts.map((part, index) => (
                  <PartLine key={index} part={part} />
                ))}
                <p className="text-sm text-ink-2">{candidate.why.join(' ')}</p>
                {mayDecide ? <DecideCandidate entryId={entry.id} candidateKey={candidate.key} /> : null}
              </li>
            ))}
          </ul>
          {mayDecide ? <DecideEntry entry={entry} /> : null}
        </>
      )}
    </section>
  );
}

function BookedAndValue({ entry }: { entry: BankEntry }) {
  return (
    <>
      <When iso={entry.bookedOn} dayOnly />, <When iso={entry.valueOn} dayOnly />
      {entry.isConfirmed ? null : ` (${texts.entries.unconfirmed})`}
    </>
  );
}

function PartLine({ part }: { part: Part }) {
  const label = texts.parts[part.kind]?.(part.label) ?? part.kind;
  return (
    <p className="flex flex-wrap justify-between gap-x-4">
      {part.orderId === null ? (
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
