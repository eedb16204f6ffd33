import Link from 'next/link';
import type { DueByVendor } from '@topsteel/domain/api';
import type { Currency } from '@topsteel/domain/units';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Money } from '../../ui/money.tsx';
import { shorten } from '../../ui/shorten.ts';
import { When } from '../../ui/when.tsx';
import { texts } from './texts.ts';

const words = texts.due;

/** What vendors are due, one row a vendor and currency. */
export function DueTable({ vendors }: { vendors: readonly DueByVendor[] }) {
  if (vendors.length === 0) return <EmptyState title={words.empty}>{words.emptyHint}</EmptyState>;
  return (
    <LedgerTable
      caption={words.caption}
      columns={[words.vendor, { figure: words.amount }, { figure: words.payable }, words.to, words.why]}
    >
      <tbody>
        {vendors.map((vendor) => (
          <tr key={vendor.sellerId + vendor.currency}>
            <th scope="row">{vendor.sellerName}</th>
            <td className="num">
              <Money minor={vendor.dueMinor} currency={vendor.currency as Currency} />
            </td>
            <td className="num">
              <Money minor={vendor.payableNowMinor} currency={vendor.currency as Currency} />
            </td>
            <td className="font-mono">{vendor.destination === null ? '–' : shorten(vendor.destination)}</td>
            <td>{vendor.why ?? words.ready}</td>
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}

/** What one vendor is due, one row an order. */
export function DueOrders({ vendors }: { vendors: readonly DueByVendor[] }) {
  if (vendors.length === 0) return <EmptyState title={words.empty}>{words.emptyHint}</EmptyState>;
  return vendors.map((vendor) => (
    <LedgerTable
      key={vendor.currency}
      caption={`${words.ownCaption}, ${vendor.currency}`}
      columns={[words.order, words.captured, { figure: words.amount }, words.why]}
    >
      <tbody>
        {vendor.items.map((item) => (
          <tr key={item.orderId}>
            <th scope="row">
              <Link href={`/vendor/orders/${item.orderId}`} className="font-mono">
                {item.orderNumber}
              </Link>
            </th>
            <td>
              <When iso={item.capturedAt} dayOnly />
            </td>
            <td className="num">
              <Money minor={item.dueMinor} currency={item.currency as Currency} bare />
            </td>
            <td>{item.heldBack ?? (item.dueMinor.startsWith('-') ? words.owed : words.ready)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={2}>
            {vendor.why ?? words.ready}
          </th>
          <td className="num">
            <Money minor={vendor.dueMinor} currency={vendor.currency as Currency} bare />
          </td>
          <td />
        </tr>
      </tfoot>
    </LedgerTable>
  ));
}
