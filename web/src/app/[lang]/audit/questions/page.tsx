import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { QuestionList } from '../../../../features/audit-record/question-list.tsx';
import { PageTitle } from '../../../../ui/page-title.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('auditRecord');
  return { title: t('page.questions') };
}

export default async function QuestionsPage() {
  const t = await getTranslations('auditRecord');
  return (
    <>
      <PageTitle title={t('page.questions')}>{t('page.questionsIntro')}</PageTitle>
      <QuestionList heading="h2" />
    </>
  );
}
