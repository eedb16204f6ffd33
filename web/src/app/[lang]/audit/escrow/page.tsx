import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { escrowHistory } from '@topsteel/domain/api';
import { read } from '../../../../backend/read.ts';
import { AsOf } from '../../../../features/audit-record/as-of.tsx';
import { EscrowHistoryFigure } from '../../../../features/audit-record/escrow-history.tsx';
import { PageTitle } from '../../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../../ui/problem-notice.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('auditRecord');
  return { title: t('page.history') };
}

export default async function EscrowHistoryPage() {
  const [t, answer] = await Promise.all([
    getTranslations('auditRecord'),
    read('/v2/audit/escrow/history', escrowHistory),
  ]);
  return (
    <>
      <PageTitle title={t('page.history')}>{t('page.historyIntro')}</PageTitle>
      {answer.ok ? (
        <div className="grid gap-4">
          <AsOf asOf={answer.value.asOf} />
          <EscrowHistoryFigure history={answer.value} />
        </div>
      ) : (
        <ProblemNotice problem={answer.problem} />
      )}
    </>
  );
}
