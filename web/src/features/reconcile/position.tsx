import { useTranslations } from 'next-intl';
import type { BankPosition } from '@topsteel/domain/api';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Link } from '../../ui/link.tsx';
import { Money } from '../../ui/money.tsx';
import { Tag } from '../../ui/tag.tsx';
import { When } from '../../ui/when.tsx';
import { Bar, type BarPart } from '../ledger/bar.tsx';

/** The bank account and its account in the ledger, which have to be equal. */
export function Position({ position }: { position: BankPosition }) {
  const t = useTranslations('reconcile');
  const isEqual = position.differenceMinor === '0';
  const { statement } = position;
  const [bank, books] = [BigInt(position.bankMinor), BigInt(position.booksMinor)];
  const scale = bank > books ? bank : books;
  const rows = [
    [t('position.bank'), position.bankMinor],
    [t('position.books'), position.booksMinor],
  ] as const;
  return (
    <figure className="grid gap-2">
      <figcaption className="flex flex-wrap items-baseline gap-x-3">
        <h2>{t('position.heading')}</h2>
        <Tag tone={isEqual ? 'good' : 'bad'}>{isEqual ? t('position.equal') : t('position.differs')}</Tag>
      </figcaption>
      <LedgerTable
        caption={t('position.caption')}
        columns={[t('position.source'), t('position.picture'), { figure: t('entries.amount'), unit: 'EUR' }]}
      >
        <tbody>
          {rows.map(([name, minor]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className="w-1/3">
                <Bar
                  scaleMinor={scale}
                  parts={[{ fromMinor: 0n, toMinor: BigInt(minor) > 0n ? BigInt(minor) : 0n, tone: 'brand' }]}
                />
              </td>
              <td className="num text-lg font-semibold">
                <Money minor={minor} currency="EUR" bare />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              {t('position.difference')}
            </th>
            <td className="num">
              <Money minor={position.differenceMinor} currency="EUR" bare />
            </td>
          </tr>
        </tfoot>
      </LedgerTable>
      <p className="max-w-prose text-sm text-ink-2">
        {statement === null
          ? t('position.noStatement')
          : t.rich('position.statement', {
              ref: statement.ref,
              day: () => <When iso={statement.day} dayOnly />,
            })}{' '}
        {t('position.differenceHint')}
      </p>
    </figure>
  );
}

const states = ['auto', 'done', 'suggested', 'unmatched'] as const;
const tones = { auto: 'good', done: 'brand', suggested: 'attention', unmatched: 'bad' } as const;

/** The last days with bookings: how much of each is matched, and what keeps it from zero. */
export function Days({ days }: { days: BankPosition['days'] }) {
  const t = useTranslations('reconcile');
  if (days.length === 0) return null;
  const open = days.filter(({ openMinor }) => openMinor !== '0').length;
  const scale = days.reduce((most, day) => (totalOf(day) > most ? totalOf(day) : most), 1n);
  return (
    <figure className="grid gap-2">
      <figcaption>
        <h2>{t('days.heading')}</h2>
        <p>{t('days.finding', { open })}</p>
      </figcaption>
      <LedgerTable
        caption={t('days.caption')}
        columns={[
          t('days.day'),
          { figure: t('days.credits') },
          { figure: t('days.debits') },
          ...states.map((state) => ({ figure: t(`states.${state}`) })),
          t('days.picture'),
          { figure: t('days.open') },
        ]}
      >
        <tbody>
          {days.map((day) => (
            <tr key={day.day}>
              <th scope="row">
                <Link href={`/finance/reconcile?day=${day.day}`} prefetch={false}>
                  <When iso={day.day} dayOnly />
                </Link>
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
              <td className="w-1/5">
                <Bar scaleMinor={scale} parts={partsOf(day)} />
              </td>
              <td className="num font-semibold">
                <Money minor={day.openMinor} currency="EUR" bare />
              </td>
            </tr>
          ))}
        </tbody>
      </LedgerTable>
    </figure>
  );
}

type Day = BankPosition['days'][number];
const totalOf = (day: Day): bigint => states.reduce((sum, state) => sum + BigInt(day[state].amountMinor), 0n);

/** The amounts of the states one after another, so that what is open stands at the end. */
function partsOf(day: Day): BarPart[] {
  let from = 0n;
  return states.flatMap((state) => {
    const amount = BigInt(day[state].amountMinor);
    const part = { fromMinor: from, toMinor: from + amount, tone: tones[state] };
    from += amount;
    return amount === 0n ? [] : [part];
  });
}
