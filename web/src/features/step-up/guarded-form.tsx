'use client';

import { useTranslations } from 'next-intl';
import { useActionState, useState, useTransition, type ReactNode } from 'react';
import type { Problem } from '../../backend/problem.ts';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { useStepUp } from './use-step-up.tsx';

type GuardedFormProps = {
  /** Does the act and leads on; answers with the problem where it was not done. */
  act: (before: Problem | null, form: FormData) => Promise<Problem>;
  verb: string;
  children: ReactNode;
};

/**
 * A form whose act wants a proof of who is there: asks for it, and does the act with what was typed, which stays until it
 * is done. Without scripts the form is sent as it is, and says to sign in again first. Where the act leads back to the
 * same page, a `key` that is new then empties the form. Needs the words of `stepUp`.
 */
export function GuardedForm({ act, verb, children }: GuardedFormProps) {
  const t = useTranslations('stepUp');
  const [sent, action] = useActionState<Problem | null, FormData>(act, null);
  const [told, setTold] = useState<Problem>();
  const [isBusy, start] = useTransition();
  const { act: prove, dialog } = useStepUp();
  const problem = told ?? sent;
  return (
    <>
      <form
        action={action}
        className="grid max-w-2xl gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          const form = new FormData(event.currentTarget);
          setTold(undefined);
          start(async () => {
            const answer = await prove(async () => ({ ok: false, problem: await act(null, form) }));
            if (!answer.ok) setTold(answer.problem);
          });
        }}
      >
        {problem === null ? null : problem.reason === 'step-up-needed' ? (
          <Notice tone="attention">{t('again')}</Notice>
        ) : problem.code === 'STEP_UP_CANCELLED' ? (
          <Notice tone="attention">{problem.sentence}</Notice>
        ) : (
          <ProblemNotice problem={problem} />
        )}
        {children}
        <div>
          <button className="button" disabled={isBusy}>
            {verb}
          </button>
        </div>
      </form>
      {dialog}
    </>
  );
}
