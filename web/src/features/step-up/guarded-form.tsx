'use client';

import { useTranslations } from 'next-intl';
import { useActionState, useState, useTransition, type ReactNode } from 'react';
import { refused, type Refused } from '../../backend/refused.ts';
import { KeepsTyped } from '../../ui/keeps-typed.tsx';
import { useStepUp } from './use-step-up.tsx';

type GuardedFormProps = {
  /** Does the act and leads on; answers with the problem where it was not done. */
  act: (before: Refused | null, form: FormData) => Promise<Refused>;
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
  const [sent, action] = useActionState<Refused | null, FormData>(act, null);
  const [told, setTold] = useState<Refused>();
  const [isBusy, start] = useTransition();
  const { act: prove, dialog } = useStepUp();
  const said = told ?? sent;
  return (
    <>
      <form
        action={action}
        className="grid max-w-2xl gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          const form = new FormData(event.currentTarget);
          start(async () => {
            const answer = await prove(async () => ({ ok: false, problem: (await act(null, form)).problem }));
            if (!answer.ok) setTold(refused(answer.problem, form));
          });
        }}
      >
        <KeepsTyped
          refused={said}
          {...(said?.problem.reason === 'step-up-needed' ? { notice: t('again') } : {})}
          {...(said?.problem.code === 'STEP_UP_CANCELLED' ? { notice: said.problem.sentence } : {})}
        >
          {children}
        </KeepsTyped>
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
