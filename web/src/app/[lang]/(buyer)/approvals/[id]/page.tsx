import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { approval as approvalSchema } from '@topsteel/domain/api';
import { read } from '../../../../../backend/read.ts';
import { ApprovalView } from '../../../../../features/approval/approval-view.tsx';
import { PageTitle } from '../../../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../../../ui/problem-notice.tsx';
import { ClientWords } from '../../../../../words/client-words.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('approval.view'))('metaTitle') };
}

export default async function ApprovalPage({ params }: { params: Promise<{ id: string }> }) {
  const answer = await read(`/v2/approvals/${encodeURIComponent((await params).id)}`, approvalSchema);
  if (!answer.ok) {
    if (answer.problem.status === 404) notFound();
    const t = await getTranslations('approval.view');
    return (
      <>
        <PageTitle title={t('metaTitle')} />
        <ProblemNotice problem={answer.problem} />
      </>
    );
  }
  return (
    <ClientWords of={['approvalAct', 'stepUp', 'problem']}>
      <ApprovalView approval={answer.value} />
    </ClientWords>
  );
}
