import { useTranslations } from 'next-intl';
import type { Order } from '@topsteel/domain/api';
import { useFormats } from '../../ui/formats.ts';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { When } from '../../ui/when.tsx';
import { clocksOf } from './claim-clocks.ts';

/** How long each kind of fault may be reported, and when the payment is released by itself. */
export function ClockTable({
  order,
  now,
}: {
  order: Pick<Order, 'delivery' | 'capturesAt' | 'settlement'>;
  now: Date;
}) {
  const t = useTranslations('claim');
  const formats = useFormats();
  const weighedAt = order.delivery?.weighedAt ?? null;
  return (
    <section aria-labelledby="clocks" className="grid gap-3">
      <h2 id="clocks">{t('clocks.heading')}</h2>
      {weighedAt === null ? (
        <p className="text-ink-2">{t('clocks.unweighed')}</p>
      ) : (
        <LedgerTable
          caption={t('clocks.caption', { day: formats.instant(weighedAt) })}
          columns={[t('clocks.what'), { figure: t('clocks.days') }, t('clocks.until'), t('list.state')]}
        >
          <tbody>
            {clocksOf(weighedAt, now).map((clock) => (
              <tr key={clock.reason}>
                <th scope="row">{t(`reasons.${clock.reason}`)}</th>
                <td className="num">{clock.days}</td>
                <td>
                  <When iso={clock.until} />
                </td>
                <td className={clock.daysLeft === 0 ? 'text-ink-2' : 'font-semibold text-hot'}>
                  {clock.daysLeft === 0 ? t('clocks.late') : t('clocks.left', { days: clock.daysLeft })}
                </td>
              </tr>
            ))}
          </tbody>
        </LedgerTable>
      )}
      {order.capturesAt === null || order.settlement !== null ? null : (
        <p className="font-semibold">{t('clocks.release', { when: formats.instant(order.capturesAt) })}</p>
      )}
      <p className="max-w-prose text-sm text-ink-2">{t('clocks.note')}</p>
    </section>
  );
}
