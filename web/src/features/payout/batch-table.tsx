import { useTranslations } from 'next-intl';
import { Link } from '../../ui/link.tsx';
import type { PayoutBatch } from '@topsteel/domain/api';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Money } from '../../ui/money.tsx';
import { PayoutTag } from './payout-tag.tsx';
import { sentOf } from './sent-of.ts';
import { totalsOf } from './totals-of.ts';

/** Batches, with who proposed and who decided. */
export function BatchTable({ batches }: { batches: readonly PayoutBatch[] }) {
  const t = useTranslations('payout');
  if (batches.length === 0)
    return <EmptyState title={t('batches.empty')}>{t('batches.emptyHint')}</EmptyState>;
  return (
    <LedgerTable
      caption={t('batches.caption')}
      columns={[
        t('batches.number'),
        t('batches.state'),
        t('batches.proposed'),
        t('batches.decided'),
        t('batches.payouts'),
        { figure: t('batches.total') },
      ]}
    >
      <tbody>
        {batches.map((batch) => (
          <tr key={batch.id}>
            <th scope="row">
              <Link href={`/finance/payouts/${batch.id}`} className="font-mono whitespace-nowrap">
                {batch.number}
              </Link>
            </th>
            <td>
              <PayoutTag state={batch.state} />
            </td>
            <td>{batch.proposedBy.name}</td>
            <td>{batch.decidedBy?.name ?? '–'}</td>
            <td>{batch.payouts.length}</td>
            <td className="num">
              {totalsOf(batch.payouts.map((each) => sentOf(each, each.amountMinor))).map(
                ([currency, minor]) => (
                  <div key={currency}>
                    <Money minor={minor} currency={currency} />
                  </div>
                ),
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}
