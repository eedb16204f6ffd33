import { useTranslations } from 'next-intl';
import type { Payout } from '@topsteel/domain/api';
import type { Currency } from '@topsteel/domain/units';
import { Notice } from '../../ui/notice.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Money } from '../../ui/money.tsx';
import { When } from '../../ui/when.tsx';
import { PaidAsNote } from './paid-as-note.tsx';
import { PayoutTag } from './payout-tag.tsx';

/** One payout with the orders it pays: its advice. */
export function PayoutCard({ payout, title }: { payout: Payout; title: string }) {
  const t = useTranslations('payout');
  const currency = payout.currency as Currency;
  return (
    <section aria-labelledby={payout.id} className="grid gap-3">
      <h3 id={payout.id} className="flex flex-wrap items-baseline gap-3">
        {title} <PayoutTag state={payout.failing === null ? payout.state : 'failing'} />
      </h3>
      <p className="text-ink-2">
        {payout.destination.holder},{' '}
        <span className="font-mono break-all">
          {payout.destination.iban ?? payout.destination.address ?? ''}
        </span>
      </p>
      {payout.failure === null ? null : (
        <Notice tone="bad" live={false}>
          <span lang="en">{payout.failure}</span>
        </Notice>
      )}
      <Failing failing={payout.failing} />
      <LedgerTable
        caption={t('batch.lines', { currency: payout.currency })}
        columns={[t('due.order'), { figure: t('list.amount') }]}
      >
        <tbody>
          {payout.lines.map((line) => (
            <tr key={line.orderId}>
              <th scope="row" className="font-mono">
                {line.orderNumber}
              </th>
              <td className="num">
                <Money minor={line.amountMinor} currency={currency} bare full />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          {payout.debtMinor === '0' ? null : (
            <tr>
              <th scope="row">{t('batch.debt')}</th>
              <td className="num">
                <Money minor={`-${payout.debtMinor}`} currency={currency} bare full />
              </td>
            </tr>
          )}
          <tr>
            <th scope="row">{t('list.payout')}</th>
            <td className="num">
              <Money minor={payout.amountMinor} currency={currency} bare full />
              <PaidAsNote paidAs={payout.paidAs} />
            </td>
          </tr>
        </tfoot>
      </LedgerTable>
      <details>
        <summary>{t('batch.history')}</summary>
        <ul className="mt-1 list-disc pl-5">
          {payout.events.map((event) => (
            <li key={event.at + event.state}>
              <When iso={event.at} /> · {t(`states.${event.state as Payout['state']}`)}:{' '}
              <span lang="en">{event.cause}</span>
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}

/** It was refused, and what was signed for it may still be used: until that is over it is not paid another time. */
function Failing({ failing }: Pick<Payout, 'failing'>) {
  const t = useTranslations('payout');
  if (failing === null) return null;
  return (
    <Notice tone="attention" live={false}>
      <p lang="en">{failing.reason}</p>
      <p>{t.rich('batch.failing', { until: () => <When iso={failing.usableUntil} /> })}</p>
    </Notice>
  );
}
