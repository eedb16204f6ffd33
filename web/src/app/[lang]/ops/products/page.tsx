import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { productChangePage } from '@topsteel/domain/api';
import { read } from '../../../../backend/read.ts';
import { ChangeTable } from '../../../../features/ops/change-table.tsx';
import { PageTitle } from '../../../../ui/page-title.tsx';
import { Pager } from '../../../../ui/pager.tsx';
import { ProblemNotice } from '../../../../ui/problem-notice.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('ops');
  return { title: t('nav.products') };
}

export default async function ProductChangesPage({
  searchParams,
}: {
  searchParams: Promise<{ cursor?: string }>;
}) {
  const { cursor } = await searchParams;
  const t = await getTranslations('ops');
  const query = new URLSearchParams({
    state: 'waiting',
    limit: '50',
    ...(cursor === undefined ? {} : { cursor }),
  });
  const answer = await read(`/v2/product-changes?${query.toString()}`, productChangePage);
  return (
    <>
      <PageTitle title={t('nav.products')} />
      {answer.ok ? (
        <>
          <ChangeTable changes={answer.value.items} />
          <Pager base="/ops/products" cursor={cursor} next={answer.value.nextCursor} />
        </>
      ) : (
        <ProblemNotice problem={answer.problem} />
      )}
    </>
  );
}
