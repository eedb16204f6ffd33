import Link from 'next/link';
import type { WatchedReceipt } from '@topsteel/domain/api';
import { currencyDecimals, type Currency } from '@topsteel/domain/units';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Money } from '../../ui/money.tsx';
import { When } from '../../ui/when.tsx';
import { texts } from './texts.ts';

const isKnown = (currency: string): currency is Currency => currency in currencyDecimals;

/** What bank or provider has received for an order, by our own reading. */
export function ReceiptTable({ receipts }: { receipts: readonly WatchedReceipt[] }) {
  const words = texts.receipts;
  const { order, rail, reference, received, read } = words.columns;
  return (
    <LedgerTable caption={words.caption} columns={[order, rail, reference, { figure: received }, read]}>
      <tbody>
        {receipts.map((receipt) => (
          <tr key={`${receipt.fiatOrderId}:${receipt.reference}`}>
            <th scope="row">
              <Link href={`/orders/${receipt.orderId}`}>{words.open}</Link>
            </th>
            <td>{receipt.rail}</td>
            <td className="font-mono">{receipt.reference}</td>
            <td className="num">
              {receipt.receivedMinor === null || !isKnown(receipt.currency) ? (
                words.unread
              ) : (
                <Money minor={receipt.receivedMinor} currency={receipt.currency} />
              )}
            </td>
            <td>
              {receipt.readAt === null ? words.unread : <When iso={receipt.readAt} />}
              {receipt.error === null ? null : <div className="text-bad">{receipt.error}</div>}
            </td>
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}
