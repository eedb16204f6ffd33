import type { BankPosition } from '@topsteel/domain/api';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Money } from '../../ui/money.tsx';
import { Tag } from '../../ui/tag.tsx';
import { When } from '../../ui/when.tsx';
import { texts } from './texts.ts';

/** The two figures that have to be equal, and the days that have to be at zero. */
export function Position({ position }: { position: BankPosition }) {
  const words = texts.position;
  const isEqual = position.differenceMinor === '0';
  const figures = [
    [words.bank, position.bankMinor],
    [words.books, position.booksMinor],
    [words.difference, position.differenceMinor],
  ] as const;
  return (
    <section aria-labelledby="position" className="grid gap-3">
      <h2 id="position">
        {words.heading} <Tag tone={isEqual ? 'good' : 'bad'}>{isEqual ? words.equal : words.differs}</Tag>
      </h2>
      <dl className="grid gap-x-8 gap-y-2 sm:grid-cols-3">
        {figures.map(([label, minor]) => (
          <div key={label}>
            <dt className="text-ink-2">{label}</dt>
            <dd className="text-xl font-semibold">
              <Money minor={minor} currency="EUR" />
            </dd>
          </div>
        ))}
      </dl>
      <p className="max-w-prose text-sm text-ink-2">
        {position.statement === null
          ? words.noStatement
          : words.statement(position.statement.ref, position.statement.day)}{' '}
        {words.differenceHint}
      </p>
      {position.days.length === 0 ? null : <Days days={position.days} />}
    </section>
  );
}

function Days({ days }: { days: BankPosition['days'] }) {
  const words = texts.days;
  const states = ['auto', 'suggested', 'unmatched', 'done'] as const;
  return (
    <LedgerTable
      caption={words.caption}
      columns={[
        words.day,
        { figure: words.credits },
        { figure: words.debits },
        ...states.map((state) => ({ figure: words[state] })),
        { figure: words.open },
      ]}
    >
      <tbody>
        {days.map((day) => (
          <tr key={day.day}>
            <th scope="row">
              <a href={`/finance/reconcile?day=${day.day}`}>
                <When iso={day.day} dayOnly />
              </a>
            </th>
            <td className="num">
              <Money minor={day.creditsMinor} currency="EUR" bare />
            </td>
            <td className="num">
              <Money minor={day.debitsMinor} currency="EUR" bare />
            </td>
            {states.map((state) => (
              <td key={state} className="num">
                {day[state].count}
              </td>
            ))}
            <td className="num font-semibold">
              <Money minor={day.openMinor} currency="EUR" bare />
            </td>
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}
