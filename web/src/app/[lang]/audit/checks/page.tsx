import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { auditCheckList } from '@topsteel/domain/api';
import { read } from '../../../../backend/read.ts';
import { CheckTable } from '../../../../features/audit-record/check-table.tsx';
import { PageTitle } from '../../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../../ui/problem-notice.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('auditRecord');
  return { title: t('page.checks') };
}

export default async function ChecksPage() {
  const [t, answer] = await Promise.all([
    getTranslations('auditRecord'),
    read('/v2/audit/checks', auditCheckList),
  ]);
  return (
    <>
      <PageTitle title={t('page.checks')}>{t('page.keepHint')}</PageTitle>
      {answer.ok ? <CheckTable checks={answer.value.items} /> : <ProblemNotice problem={answer.problem} />}
    </>
  );
}
