import type { Order } from '@topsteel/domain/api';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Mass } from '../../ui/mass.tsx';
import { When } from '../../ui/when.tsx';
import { texts } from './texts.ts';

/** Every load of an order that travels in several, with what its own weighing said. */
export function LoadTable({ order }: { order: Order }) {
  const words = texts.delivery;
  return (
    <div className="mt-3">
      <LedgerTable
        caption={words.loads}
        columns={[
          words.load,
          words.carrier,
          { figure: words.planned },
          { figure: words.loadWeighed },
          words.note,
        ]}
      >
        <tbody>
          {order.shipments.map((shipment) => (
            <tr key={shipment.ref}>
              <th scope="row">
                <span className="font-mono">{shipment.ref}</span>
                <div className="text-ink-2">
                  <When iso={shipment.announcedAt} />
                  {shipment.isLast ? `, ${words.last}` : ''}
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
                  <span className="font-normal text-ink-2">{words.notWeighed}</span>
                ) : (
                  <Mass grams={shipment.weighedGrams} bare />
                )}
              </td>
              <td>
                <a href={shipment.deliveryNoteUrl}>
                  PDF<span className="sr-only"> of {shipment.ref}</span>
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </LedgerTable>
    </div>
  );
}
