import type { EscrowHistory } from '@topsteel/domain/api';
import { useTranslations } from 'next-intl';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Figure } from '../../ui/figure.tsx';
import { useFormats } from '../../ui/formats.ts';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Link } from '../../ui/link.tsx';
import { Money } from '../../ui/money.tsx';
import { When } from '../../ui/when.tsx';

const SIZE = { width: 720, height: 200, left: 8, bottom: 24 };

/** What the escrow held day by day: a stepped line by the chain, and a dot by the books; the same as a table. */
export function EscrowHistoryFigure({ history }: { history: EscrowHistory }) {
  const t = useTranslations('auditRecord.page');
  const formats = useFormats();
  const last = history.days.at(-1);
  if (last === undefined) return <EmptyState title={t('historyNone')} />;
  const caption = t('historyFinding', {
    day: formats.day(`${last.day}T00:00:00Z`),
    amount: formats.money(last.chainMinor, 'USDC'),
    books: formats.money(last.ledgerMinor, 'USDC'),
  });
  return (
    <Figure
      isWide
      caption={caption}
      table={<HistoryTable history={history} />}
      note={[
        `${t('historyChain')}: — · ${t('historyBooks')}: ●`,
        ...(last.surplusMinor === '0'
          ? []
          : [t('historySurplus', { amount: formats.money(last.surplusMinor, 'USDC') })]),
      ].join(' · ')}
    >
      <HistoryPicture history={history} />
    </Figure>
  );
}

/** One day at the least is as wide as a step. */
function HistoryPicture({ history: { days } }: { history: EscrowHistory }) {
  const formats = useFormats();
  const most = days.reduce(
    (high, { chainMinor, ledgerMinor }) =>
      [BigInt(chainMinor), BigInt(ledgerMinor)].reduce((one, other) => (other > one ? other : one), high),
    1n,
  );
  const room = SIZE.height - SIZE.bottom;
  const step = (SIZE.width - 2 * SIZE.left) / days.length;
  // A ten-thousandth of the height is finer than a screen.
  const y = (minor: string) => room - (Number((BigInt(minor) * 10_000n) / most) / 10_000) * (room - 20);
  const line = days
    .map(({ chainMinor }, place) => {
      const x = SIZE.left + place * step;
      const at = y(chainMinor).toFixed(1);
      return `${place === 0 ? 'M' : 'L'}${x.toFixed(1)} ${at}H${(x + step).toFixed(1)}`;
    })
    .join('');
  const [first, last] = [days[0], days.at(-1)];
  return (
    <svg
      viewBox={`0 0 ${String(SIZE.width)} ${String(SIZE.height)}`}
      className="w-full max-w-3xl min-w-2xl"
      aria-hidden="true"
    >
      <line x1="0" x2={SIZE.width} y1={room} y2={room} className="stroke-control" />
      <text x={SIZE.left} y="14" fontSize="12" className="fill-ink-2">
        {formats.money(most, 'USDC')}
      </text>
      <path d={line} fill="none" strokeWidth="2" className="stroke-brand" />
      {days.map(({ day, ledgerMinor, chainMinor }, place) => (
        <circle
          key={day}
          cx={SIZE.left + (place + 0.5) * step}
          cy={y(ledgerMinor)}
          r={days.length > 60 ? 2 : 4}
          className={ledgerMinor === chainMinor ? 'fill-ink' : 'fill-bad'}
        />
      ))}
      {first === undefined || last === undefined ? null : (
        <>
          <text x={SIZE.left} y={SIZE.height - 6} fontSize="12" className="fill-ink-2">
            {formats.day(`${first.day}T00:00:00Z`)}
          </text>
          {days.length < 2 ? null : (
            <text
              x={SIZE.width - SIZE.left}
              y={SIZE.height - 6}
              fontSize="12"
              textAnchor="end"
              className="fill-ink-2"
            >
              {formats.day(`${last.day}T00:00:00Z`)}
            </text>
          )}
        </>
      )}
    </svg>
  );
}

function HistoryTable({ history }: { history: EscrowHistory }) {
  const t = useTranslations('auditRecord');
  const formats = useFormats();
  return (
    <LedgerTable
      caption={t('page.historyIntro')}
      isCaptionHidden
      columns={[
        t('page.historyDay'),
        { figure: t('page.historyIn'), unit: 'USDC' },
        { figure: t('page.historyOut'), unit: 'USDC' },
        { figure: t('page.historyChain'), unit: 'USDC' },
        { figure: t('page.historyBooks'), unit: 'USDC' },
        { figure: t('field.block') },
      ]}
    >
      <tbody>
        {[...history.days].reverse().map((day) => (
          <tr key={day.day}>
            <th scope="row">
              <When iso={`${day.day}T00:00:00Z`} dayOnly />
            </th>
            <td className="num">
              <Money minor={day.inMinor} bare full />
            </td>
            <td className="num">
              <Money minor={day.outMinor} bare full />
            </td>
            <td className="num">
              <Money minor={day.chainMinor} bare full />
            </td>
            <td className={`num ${day.ledgerMinor === day.chainMinor ? '' : 'font-semibold text-bad'}`}>
              <Money minor={day.ledgerMinor} bare full />
            </td>
            <td className="num">
              <Link href={`/audit?block=${day.block}`} prefetch={false}>
                {formats.decimal(day.block)}
                <span className="sr-only">: {t('page.historyCheck')}</span>
              </Link>
            </td>
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}
