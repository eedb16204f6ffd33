import { useTranslations } from 'next-intl';
import type { InvoiceView } from '@topsteel/domain/api';
import { Fact, Facts } from '../../ui/facts.tsx';
import { useFormats } from '../../ui/formats.ts';
import { Link } from '../../ui/link.tsx';
import { Money } from '../../ui/money.tsx';
import { When } from '../../ui/when.tsx';
import { InvoiceFiles } from './invoice-files.tsx';
import { InvoiceKind, orderHref } from './invoice-table.tsx';

type InvoiceFactsProps = { invoice: InvoiceView; mayReadLedger: boolean };

/** One document: between whom, for what, how much, and its files. */
export function InvoiceFacts({ invoice, mayReadLedger }: InvoiceFactsProps) {
  const t = useTranslations('invoice');
  const formats = useFormats();
  const amount = (text: string): string => `${formats.decimal(text)}\u00a0${invoice.currency}`;
  return (
    <Facts>
      <Fact name={t('kind')}>
        <InvoiceKind invoice={invoice} />
      </Fact>
      <Fact name={t('seller')}>{invoice.seller}</Fact>
      <Fact name={t('buyer')}>{invoice.buyer}</Fact>
      <Fact name={t('order')}>
        <Link href={orderHref(invoice)}>{invoice.orderNumber}</Link>
        {mayReadLedger ? (
          <>
            {' · '}
            <Link href={`/finance/ledger?order=${invoice.orderId}`}>{t('entries')}</Link>
          </>
        ) : null}
      </Fact>
      <Fact name={t('issued')}>
        <When iso={invoice.issuedOn} dayOnly />
      </Fact>
      <Fact name={t('net')}>{amount(invoice.net)}</Fact>
      <Fact name={t('tax')}>{amount(invoice.tax)}</Fact>
      <Fact name={t('total')}>
        <strong>{amount(invoice.total)}</strong>
      </Fact>
      <Fact name={t('paid')}>
        <Money minor={invoice.amountMinor} currency={invoice.paidCurrency} full />
      </Fact>
      <Fact name={t('files')}>
        <InvoiceFiles invoice={invoice} />
      </Fact>
    </Facts>
  );
}
