import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { rfq as rfqSchema } from '@topsteel/domain/api';
import { read } from '../../../../../backend/read.ts';
import { RfqView } from '../../../../../features/rfq/rfq-view.tsx';
import { rfqSorts } from '../../../../../features/rfq/sort-quoted.ts';
import { PageTitle } from '../../../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../../../ui/problem-notice.tsx';
import { ClientWords } from '../../../../../words/client-words.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('rfq.view'))('metaTitle') };
}

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ sort?: string }> };

export default async function RfqPage({ params, searchParams }: Props) {
  const { id } = await params;
  const { sort } = await searchParams;
  const answer = await read(`/v2/rfqs/${encodeURIComponent(id)}`, rfqSchema);
  if (!answer.ok) {
    const t = await getTranslations('rfq.view');
    return (
      <>
        <PageTitle title={t('metaTitle')} />
        <ProblemNotice problem={answer.problem} />
      </>
    );
  }
  return (
    <ClientWords of={['rfq', 'refusals']}>
      <RfqView rfq={answer.value} sort={rfqSorts.find((one) => one === sort) ?? 'price'} />
    </ClientWords>
  );
}
