import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { auditAnswer, auditQuestionKey, questionShape } from '@topsteel/domain/api';
import { read } from '../../../../../backend/read.ts';
import { AnswerView } from '../../../../../features/audit-record/answer-view.tsx';
import { KeepQuestion } from '../../../../../features/audit-record/keep-question.tsx';
import { QuestionForm } from '../../../../../features/audit-record/question-form.tsx';
import { Link } from '../../../../../ui/link.tsx';
import { PageTitle } from '../../../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../../../ui/problem-notice.tsx';

type Props = {
  params: Promise<{ question: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const key = auditQuestionKey.safeParse((await params).question);
  const t = await getTranslations('auditRecord');
  return { title: key.success ? t(`question.${key.data}.title`) : t('page.questions') };
}

export default async function QuestionPage({ params, searchParams }: Props) {
  const key = auditQuestionKey.safeParse((await params).question);
  if (!key.success) notFound();
  const t = await getTranslations('auditRecord');
  const names = Object.keys(questionShape(key.data).parameters);
  const asked = await searchParams;
  const given = Object.fromEntries(names.map((name) => [name, String(asked[name] ?? '')]));
  const isAsked = names.every((name) => asked[name] !== undefined);
  const query = new URLSearchParams(given).toString();
  const answer = isAsked ? await read(`/v2/audit/questions/${key.data}?${query}`, auditAnswer) : undefined;
  const fields = answer?.ok === false ? answer.problem.fields : [];
  const faults = new Map(fields.map(({ field, message }) => [field, message]));
  return (
    <>
      <PageTitle
        eyebrow={<Link href="/audit/questions">{t('page.questions')}</Link>}
        title={t(`question.${key.data}.title`)}
      >
        {t(`question.${key.data}.hint`)}
      </PageTitle>
      <div className="grid gap-8">
        {answer?.ok === false ? <ProblemNotice problem={answer.problem} /> : null}
        <QuestionForm question={key.data} given={given} faults={faults} />
        {answer?.ok === true ? (
          <>
            <AnswerView answer={answer.value} />
            <KeepQuestion answer={answer.value} />
          </>
        ) : null}
      </div>
    </>
  );
}
