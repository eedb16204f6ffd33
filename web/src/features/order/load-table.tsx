import { useTranslations } from 'next-intl';
import type { Order } from '@topsteel/domain/api';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Mass } from '../../ui/mass.tsx';
import { When } from '../../ui/when.tsx';

/** Every load of an order, with what its own weighing said. */
export function LoadTable({ order }: { order: Order }) {
  const t = useTranslations('order.delivery');
  return (
    <LedgerTable
      caption={t('caption')}
      columns={[
        t('load'),
        t('carrier'),
        { figure: t('planned'), unit: 't' },
        { figure: t('loadWeighed'), unit: 't' },
        t('note'),
      ]}
    >
      <tbody>
        {order.shipments.map((shipment) => (
          <tr key={shipment.ref}>
            <th scope="row">
              <span className="font-mono">{shipment.ref}</span>
              <div className="text-ink-2">
                <When iso={shipment.announcedAt} />
                {shipment.isLast && order.shipments.length > 1 ? `, ${t('last')}` : ''}
              </div>
            </th>
            <td>
              {shipment.carrier}
              <div className="text-ink-2">{shipment.vehicle}</div>
            </td>
            <td className="num">
              <Mass grams={shipment.plannedGrams} bare />
            </td>
            <td className="num font-semibold">
              {shipment.weighedGrams === null ? (
                <span className="font-normal text-ink-2">{t('notWeighed')}</span>
              ) : (
                <>
                  <Mass grams={shipment.weighedGrams} bare />
                  {shipment.weighedAt === null ? null : (
                    <div className="font-normal text-ink-2">
                      <When iso={shipment.weighedAt} />
                    </div>
                  )}
                </>
              )}
            </td>
            <td>
              <a href={shipment.deliveryNoteUrl}>
                {t.rich('pdf', {
                  load: shipment.ref,
                  hidden: (words) => <span className="sr-only">{words}</span>,
                })}
              </a>
            </td>
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}
