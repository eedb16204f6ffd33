import type { Metadata } from 'next';
import { invoicePage } from '@topsteel/domain/api';
import { read } from '../../../backend/read.ts';
import { InvoiceTable } from '../../../features/invoice/invoice-table.tsx';
import { texts } from '../../../features/invoice/texts.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { MoreLink } from '../../../ui/more-link.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';

export const metadata: Metadata = { title: texts.title };

export default async function InvoicesPage({ searchParams }: { searchParams: Promise<{ cursor?: string }> }) {
  const { cursor } = await searchParams;
  const query = new URLSearchParams({ limit: '50', ...(cursor === undefined ? {} : { cursor }) });
  const answer = await read(`/v2/invoices?${query.toString()}`, invoicePage);
  return (
    <>
      <PageTitle title={texts.title}>{texts.intro}</PageTitle>
      {!answer.ok ? (
        <ProblemNotice problem={answer.problem} />
      ) : answer.value.items.length === 0 ? (
        <EmptyState title={texts.empty}>{texts.emptyHint}</EmptyState>
      ) : (
        <>
          <InvoiceTable invoices={answer.value.items} />
          <MoreLink cursor={answer.value.nextCursor} base="/finance/invoices" />
        </>
      )}
    </>
  );
}
