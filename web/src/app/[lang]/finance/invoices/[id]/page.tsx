import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { invoiceView } from '@topsteel/domain/api';
import { read } from '../../../../../backend/read.ts';
import { InvoiceFacts } from '../../../../../features/invoice/invoice-facts.tsx';
import { InvoiceLifecycle } from '../../../../../features/invoice/invoice-status.tsx';
import { getSession, hasAccess } from '../../../../../features/session/get-me.ts';
import { SayOfInvoice } from '../../../../../features/invoice-word/say-of-invoice.tsx';
import { Link } from '../../../../../ui/link.tsx';
import { PageTitle } from '../../../../../ui/page-title.tsx';
import { FailedPage } from '../../../../../ui/failed-page.tsx';
import { ClientWords } from '../../../../../words/client-words.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('invoice');
  return { title: t('one') };
}

/** Nothing can be said of a document that was refused or rejected, or that the platform has not got yet. */
const ENDS: ReadonlySet<string> = new Set(['210', '213']);

export default async function InvoicePage({ params }: { params: Promise<{ id: string }> }) {
  const t = await getTranslations('invoice');
  const answer = await read(`/v2/invoices/${encodeURIComponent((await params).id)}`, invoiceView);
  if (!answer.ok) {
    if (answer.problem.status === 404) notFound();
    return <FailedPage title={t('one')} problem={answer.problem} />;
  }
  const invoice = answer.value;
  const mayReadLedger = hasAccess(await getSession(), 'finance', 'auditor', 'operator');
  const mayAnswer =
    invoice.mine === 'buyer' &&
    invoice.statuses.length > 0 &&
    !invoice.statuses.some(({ code }) => ENDS.has(code));
  return (
    <ClientWords of={['invoiceWord', 'payout', 'stepUp']}>
      <PageTitle
        eyebrow={<Link href="/finance/invoices">{t('title')}</Link>}
        title={`${t(invoice.isCredit ? 'creditNote' : 'one')} ${invoice.number}`}
      />
      <div className="grid gap-8">
        <InvoiceFacts invoice={invoice} mayReadLedger={mayReadLedger} />
        <InvoiceLifecycle invoice={invoice} />
        {mayAnswer ? <SayOfInvoice id={invoice.id} number={invoice.number} /> : null}
      </div>
    </ClientWords>
  );
}
