import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { invoiceKind, invoicePage } from '@topsteel/domain/api';
import { read } from '../../../../backend/read.ts';
import { InvoiceTable } from '../../../../features/invoice/invoice-table.tsx';
import { EmptyState } from '../../../../ui/empty-state.tsx';
import { PageTitle } from '../../../../ui/page-title.tsx';
import { Pager } from '../../../../ui/pager.tsx';
import { ProblemNotice } from '../../../../ui/problem-notice.tsx';
import { Tabs } from '../../../../ui/tabs.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('invoice');
  return { title: t('title') };
}

export default async function InvoicesPage({
  searchParams,
}: {
  searchParams: Promise<{ kind?: string; cursor?: string }>;
}) {
  const { kind: asked, cursor } = await searchParams;
  const t = await getTranslations('invoice');
  const kind = invoiceKind.safeParse(asked).data;
  const filter = new URLSearchParams(kind === undefined ? {} : { kind });
  const query = new URLSearchParams([
    ...filter,
    ['limit', '50'],
    ...(cursor === undefined ? [] : [['cursor', cursor]]),
  ]);
  const answer = await read(`/v2/invoices?${query.toString()}`, invoicePage);
  const base = `/finance/invoices${filter.size === 0 ? '' : `?${filter.toString()}`}`;
  return (
    <>
      <PageTitle title={t('title')}>{t('intro')}</PageTitle>
      <Tabs
        label={t('kind')}
        tabs={[
          { href: '/finance/invoices', name: t('all'), isHere: kind === undefined },
          ...invoiceKind.options.map((each) => ({
            href: `/finance/invoices?kind=${each}`,
            name: t(`kinds.${each}`),
            isHere: kind === each,
          })),
        ]}
      />
      {!answer.ok ? (
        <ProblemNotice problem={answer.problem} />
      ) : answer.value.items.length === 0 ? (
        <EmptyState title={t('empty')}>{t('emptyHint')}</EmptyState>
      ) : (
        <>
          <InvoiceTable invoices={answer.value.items} />
          <Pager base={base} cursor={cursor} next={answer.value.nextCursor} />
        </>
      )}
    </>
  );
}
