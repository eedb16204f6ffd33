import { useTranslations } from 'next-intl';
import { Link } from '../../ui/link.tsx';
import { workKinds, type WorkItem, type WorkItemQuery } from '@topsteel/domain/api';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { When } from '../../ui/when.tsx';
import { CloseWork } from './close-work.tsx';

type WorkTableProps = { items: WorkItem[]; state: WorkItemQuery['state']; mayClose: boolean };

const isKind = (kind: string): kind is (typeof workKinds)[number] =>
  (workKinds as readonly string[]).includes(kind);

/** Where it is done, when the item says so; only a page of the desk. */
const pageOf = ({ details: { page } }: WorkItem): string | undefined =>
  typeof page === 'string' && page.startsWith('/finance/') ? page : undefined;

/** The queue: since when, which order, what happened, and what to do or what was done. */
export function WorkTable({ items, state, mayClose }: WorkTableProps) {
  const t = useTranslations('work');
  const isOpen = state === 'open';
  return (
    <LedgerTable
      tools="work"
      caption={t('caption', { state })}
      columns={[t('opened'), t('order'), t('reason'), isOpen ? t('action') : t('outcome')]}
    >
      <tbody>
        {items.map((item) => (
          <tr key={item.id}>
            <td className="whitespace-nowrap">
              <When iso={item.openedAt} />
              {item.dueAt === null ? null : (
                <div className="text-ink-2">
                  {t.rich('due', { day: () => <When iso={item.dueAt ?? ''} dayOnly /> })}
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
              <div className="text-sm text-ink-2">
                {isKind(item.kind) ? t(`kinds.${item.kind}`) : item.kind}
              </div>
              <span lang="en">{item.reason}</span>
              {item.organisation === null ? null : <div className="text-ink-2">{item.organisation}</div>}
            </td>
            <td className="min-w-56">
              {isOpen ? (
                <>
                  <p className="mb-2" lang="en">
                    {item.action}
                  </p>
                  {pageOf(item) === undefined ? null : (
                    <p className="mb-2">
                      <Link href={pageOf(item) ?? ''}>{t('goThere')}</Link>
                    </p>
                  )}
                  {mayClose ? <CloseWork item={item} /> : null}
                </>
              ) : (
                <>
                  {item.outcome}
                  <div className="text-sm text-ink-2">
                    {t('by', { name: item.closedBy ?? '' })}
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
