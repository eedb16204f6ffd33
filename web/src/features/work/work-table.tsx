import Link from 'next/link';
import type { WorkItem, WorkItemQuery } from '@topsteel/domain/api';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { When } from '../../ui/when.tsx';
import { CloseWork } from './close-work.tsx';
import { texts } from './texts.ts';

type WorkTableProps = { items: WorkItem[]; state: WorkItemQuery['state']; mayClose: boolean };

/** The queue: since when, which order, what happened, and what to do or what was done. */
export function WorkTable({ items, state, mayClose }: WorkTableProps) {
  const isOpen = state === 'open';
  return (
    <LedgerTable
      caption={texts.caption(state)}
      columns={[texts.opened, texts.order, texts.reason, isOpen ? texts.action : texts.outcome]}
    >
      <tbody>
        {items.map((item) => (
          <tr key={item.id}>
            <td className="whitespace-nowrap">
              <When iso={item.openedAt} />
              {item.dueAt === null ? null : (
                <div className="text-ink-2">
                  {texts.due} <When iso={item.dueAt} dayOnly />
                </div>
              )}
            </td>
            <td className="whitespace-nowrap">
              {item.orderId === null || item.orderNumber === null ? (
                '–'
              ) : (
                <Link href={`/orders/${item.orderId}`} prefetch={false}>
                  {item.orderNumber}
                </Link>
              )}
            </td>
            <td className="min-w-56">
              <div className="text-sm text-ink-2">{texts.kinds[item.kind] ?? item.kind}</div>
              {item.reason}
              {item.organisation === null ? null : <div className="text-ink-2">{item.organisation}</div>}
            </td>
            <td className="min-w-56">
              {isOpen ? (
                <>
                  <p className="mb-2">{item.action}</p>
                  {mayClose ? <CloseWork item={item} /> : null}
                </>
              ) : (
                <>
                  {item.outcome}
                  <div className="text-sm text-ink-2">
                    {texts.by} {item.closedBy}
                    {item.closedAt === null ? null : (
                      <>
                        , <When iso={item.closedAt} />
                      </>
                    )}
                  </div>
                </>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}
