'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { z } from 'zod';
import type { Problem } from '../../backend/problem.ts';
import { send } from '../../backend/send.ts';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { formText } from '../../ui/form-text.ts';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { TextAreaField } from '../../ui/text-area-field.tsx';
import { useForm } from '../../ui/use-form.ts';
import { useRouter } from '../../words/navigation.ts';

/** What a seller says and shows in a dispute. */
export function AnswerDispute({ disputeId }: { disputeId: string }) {
  const t = useTranslations('vendorClaim');
  const router = useRouter();
  const [count, setCount] = useState(0);
  const [isShowing, setShowing] = useState(false);
  const [shown, setShown] = useState<string>();
  const [fileProblem, setFileProblem] = useState<Problem>();
  const { faults, problem, isBusy, errorOf, onSubmit } = useForm({
    check: (form) => (formText(form, 'text').length < 3 ? [{ field: 'text', message: t('noWords') }] : []),
    send: (form) =>
      send(`/v2/disputes/${disputeId}/messages`, {
        body: { text: formText(form, 'text') },
        schema: z.unknown(),
        idempotencyKey: crypto.randomUUID(),
      }),
    onDone: () => {
      setCount(count + 1);
      router.refresh();
    },
  });
  const show = async ([file]: File[]) => {
    if (file === undefined) return;
    setShowing(true);
    const form = new FormData();
    form.append('file', file);
    const answer = await send(`/v2/disputes/${disputeId}/evidence`, { form, schema: z.unknown() });
    setShowing(false);
    setFileProblem(answer.ok ? undefined : answer.problem);
    if (!answer.ok) return;
    setShown(file.name);
    router.refresh();
  };
  return (
    <section aria-labelledby="answer" className="panel grid gap-4">
      <h2 id="answer">{t('answer')}</h2>
      <form method="post" key={count} noValidate className="grid gap-4" onSubmit={onSubmit}>
        <ErrorSummary faults={faults} />
        {problem === undefined ? null : <ProblemNotice problem={problem} />}
        <TextAreaField
          name="text"
          label={t('yourWords')}
          hint={t('yourWordsHint')}
          error={errorOf('text')}
          rows={4}
          maxLength={4000}
        />
        <button className="button justify-self-start" aria-disabled={isBusy}>
          {isBusy ? t('busy') : t('sayIt')}
        </button>
      </form>
      <FileDrop
        name="file"
        label={t('evidence')}
        hint={t('evidenceHint')}
        accept=".pdf,.jpg,.jpeg,.png,.webp"
        isRequired={false}
        isBusy={isShowing}
        onFiles={(files) => void show(files)}
      />
      {fileProblem === undefined ? null : <ProblemNotice problem={fileProblem} />}
      {shown === undefined ? null : <Notice tone="good">{t('isShown', { name: shown })}</Notice>}
    </section>
  );
}
