import Link from 'next/link';
import type { InvoiceView } from '@topsteel/domain/api';
import { localiseDecimal } from '@topsteel/domain/units';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { When } from '../../ui/when.tsx';
import { texts } from './texts.ts';

/** Invoices and credit notes with their files. `ofOrder` leaves out what the page says already. */
export function InvoiceTable({ invoices, ofOrder = false }: { invoices: InvoiceView[]; ofOrder?: boolean }) {
  const order = ofOrder ? [] : [texts.order];
  return (
    <LedgerTable
      caption={ofOrder ? texts.ofOrderCaption : texts.caption}
      columns={[
        texts.number,
        texts.kind,
        ...order,
        texts.seller,
        texts.buyer,
        texts.issued,
        { figure: texts.total },
        texts.status,
        texts.files,
      ]}
    >
      <tbody>
        {invoices.map((invoice) => (
          <tr key={invoice.id}>
            <th scope="row" className="whitespace-nowrap">
              {invoice.number}
            </th>
            <td>
              {texts.kinds[invoice.kind]}
              {invoice.isCredit ? `, ${texts.credit}` : ''}
              {invoice.corrects === null ? null : (
                <p className="text-sm text-ink-2">{texts.corrects(invoice.corrects)}</p>
              )}
            </td>
            {ofOrder ? null : (
              <td className="whitespace-nowrap">
                <Link href={orderHref(invoice)} prefetch={false}>
                  {invoice.orderNumber}
                </Link>
              </td>
            )}
            <td>{invoice.seller}</td>
            <td>{invoice.buyer}</td>
            <td>
              <When iso={invoice.issuedOn} dayOnly />
            </td>
            <td className="num">
              {localiseDecimal(invoice.total, 'en')}&nbsp;{invoice.currency}
            </td>
            <td>{statusOf(invoice)}</td>
            <td>
              <InvoiceFiles invoice={invoice} />
            </td>
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}

const orderHref = ({ mine, kind, orderId }: InvoiceView): string =>
  mine === 'seller' || (mine === 'buyer' && kind === 'commission')
    ? `/vendor/orders/${orderId}`
    : `/orders/${orderId}`;

/** The last word of the lifecycle, with its code. */
function statusOf({ statuses, transmissionError }: InvoiceView): string {
  const last = statuses.at(-1);
  if (last === undefined) return transmissionError ?? texts.waiting;
  return `${last.name} (${last.code})${last.reason === null ? '' : `: ${last.reason}`}`;
}

function InvoiceFiles({ invoice }: { invoice: InvoiceView }) {
  return (
    <ul className="flex flex-wrap gap-x-3">
      {(['pdf', 'ubl', 'cii'] as const).map((form) => (
        <li key={form}>
          <a href={`/v2/invoices/${invoice.id}/${form}`} download>
            {texts[form]}
            <span className="sr-only">: {invoice.number}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
