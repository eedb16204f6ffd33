import { useTranslations } from 'next-intl';
import type { InvoiceView } from '@topsteel/domain/api';
import { useFormats } from '../../ui/formats.ts';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Link } from '../../ui/link.tsx';
import { When } from '../../ui/when.tsx';
import { InvoiceFiles } from './invoice-files.tsx';
import { InvoiceStatus } from './invoice-status.tsx';

/** Invoices and credit notes with their files. `ofOrder` leaves out what the page says already. */
export function InvoiceTable({ invoices, ofOrder = false }: { invoices: InvoiceView[]; ofOrder?: boolean }) {
  const t = useTranslations('invoice');
  const formats = useFormats();
  const order = ofOrder ? [] : [t('order')];
  return (
    <LedgerTable
      {...(ofOrder ? {} : { tools: 'invoices' })}
      caption={ofOrder ? t('ofOrderCaption') : t('caption')}
      columns={[
        t('number'),
        t('kind'),
        ...order,
        t('seller'),
        t('buyer'),
        t('issued'),
        { figure: t('total') },
        t('currency'),
        t('status'),
        t('files'),
      ]}
    >
      <tbody>
        {invoices.map((invoice) => (
          <tr key={invoice.id}>
            <th scope="row" className="whitespace-nowrap">
              <Link href={`/finance/invoices/${invoice.id}`} prefetch={false}>
                {invoice.number}
              </Link>
            </th>
            <td>
              <InvoiceKind invoice={invoice} />
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
            <td className="num">{formats.decimal(invoice.total)}</td>
            <td>{invoice.currency}</td>
            <td>
              <InvoiceStatus invoice={invoice} />
            </td>
            <td>
              <InvoiceFiles invoice={invoice} />
            </td>
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}

/** What the document is for, and what it corrects. */
export function InvoiceKind({ invoice }: { invoice: InvoiceView }) {
  const t = useTranslations('invoice');
  return (
    <>
      {t(`kinds.${invoice.kind}`)}
      {invoice.isCredit ? `, ${t('credit')}` : ''}
      {invoice.corrects === null ? null : (
        <p className="text-sm text-ink-2">{t('corrects', { number: invoice.corrects })}</p>
      )}
    </>
  );
}

/** The order's page for who asks. */
export const orderHref = ({ mine, kind, orderId }: InvoiceView): string =>
  mine === 'seller' || (mine === 'buyer' && kind === 'commission')
    ? `/vendor/orders/${orderId}`
    : `/orders/${orderId}`;
