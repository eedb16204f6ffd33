import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { quoteRequest } from '@topsteel/domain/api';
import { read } from '../../../../../backend/read.ts';
import { readOwnLots } from '../../../../../features/rfq/own-lots.ts';
import { RequestView } from '../../../../../features/rfq/request-view.tsx';
import { CutNote } from '../../../../../ui/cut-note.tsx';
import { PageTitle } from '../../../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../../../ui/problem-notice.tsx';
import { ClientWords } from '../../../../../words/client-words.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('rfq.request'))('metaTitle') };
}

export default async function QuoteRequestPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const base = `/v2/quote-requests/${encodeURIComponent(id)}`;
  const [answer, { lots, offers }] = await Promise.all([read(base, quoteRequest), readOwnLots()]);
  if (!answer.ok) {
    const t = await getTranslations('rfq.request');
    return (
      <>
        <PageTitle title={t('metaTitle')} />
        <ProblemNotice problem={answer.problem} />
      </>
    );
  }
  return (
    <ClientWords of={['rfq', 'refusals']}>
      <CutNote of={offers} />
      <RequestView request={answer.value} base={base} lots={lots} />
    </ClientWords>
  );
}
