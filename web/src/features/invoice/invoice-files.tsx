import { useLocale, useTranslations } from 'next-intl';
import type { InvoiceView } from '@topsteel/domain/api';

/** The document in its forms; the one for people is in the language of the page. */
export function InvoiceFiles({ invoice }: { invoice: Pick<InvoiceView, 'id' | 'number'> }) {
  const t = useTranslations('invoice');
  const language = useLocale();
  return (
    <ul className="flex flex-wrap gap-x-3">
      {(['pdf', 'ubl', 'cii'] as const).map((form) => (
        <li key={form}>
          <a
            href={`/v2/invoices/${invoice.id}/${form}${form === 'pdf' ? `?language=${language}` : ''}`}
            download
          >
            {t(form)}
            <span className="sr-only">: {invoice.number}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
