import { useTranslations } from 'next-intl';
import { Link } from '../../ui/link.tsx';
import type { WatchedReceipt } from '@topsteel/domain/api';
import { currencyDecimals, type Currency } from '@topsteel/domain/units';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Money } from '../../ui/money.tsx';
import { When } from '../../ui/when.tsx';

const isKnown = (currency: string): currency is Currency => currency in currencyDecimals;

/** What bank or provider has received for an order, by our own reading. */
export function ReceiptTable({ receipts }: { receipts: readonly WatchedReceipt[] }) {
  const t = useTranslations('feed');
  return (
    <LedgerTable
      caption={t('receipts.caption')}
      columns={[
        t('receipts.columns.order'),
        t('receipts.columns.rail'),
        t('receipts.columns.reference'),
        { figure: t('receipts.columns.received') },
        t('receipts.columns.read'),
      ]}
    >
      <tbody>
        {receipts.map((receipt) => (
          <tr key={`${receipt.fiatOrderId}:${receipt.reference}`}>
            <th scope="row">
              <Link href={`/orders/${receipt.orderId}`}>{t('receipts.open')}</Link>
            </th>
            <td>{receipt.rail}</td>
            <td className="font-mono">{receipt.reference}</td>
            <td className="num">
              {receipt.receivedMinor === null || !isKnown(receipt.currency) ? (
                t('receipts.unread')
              ) : (
                <Money minor={receipt.receivedMinor} currency={receipt.currency} />
              )}
            </td>
            <td>
              {receipt.readAt === null ? t('receipts.unread') : <When iso={receipt.readAt} />}
              {receipt.error === null ? null : (
                <div className="text-bad" lang="en">
                  {receipt.error}
                </div>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}
