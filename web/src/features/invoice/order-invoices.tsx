import { getTranslations } from 'next-intl/server';
import { invoicePage } from '@topsteel/domain/api';
import { read } from '../../backend/read.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { InvoiceTable } from './invoice-table.tsx';

/** The invoices of an order that concern who asks; nothing before there is one. */
export async function OrderInvoices({ orderId }: { orderId: string }) {
  const t = await getTranslations('invoice');
  const answer = await read(`/v2/invoices?limit=50&orderId=${encodeURIComponent(orderId)}`, invoicePage);
  if (answer.ok && answer.value.items.length === 0) return null;
  return (
    <section aria-labelledby="invoices">
      <h2 id="invoices" className="mb-2">
        {t('ofOrder')}
      </h2>
      {answer.ok ? (
        <InvoiceTable invoices={answer.value.items} ofOrder />
      ) : (
        <ProblemNotice problem={answer.problem} />
      )}
    </section>
  );
}
