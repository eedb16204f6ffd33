'use client';

import { useState } from 'react';
import { done, mailed } from '@topsteel/domain/api';
import { formText } from '../../ui/form-text.ts';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { newPasswordOf } from './new-password.ts';
import { PasswordFields } from './password-fields.tsx';
import { SignInLink } from './sign-in-link.tsx';
import { texts } from './texts.ts';
import { useSending } from './use-sending.ts';

/** Has a link to a new password mailed. */
export function AskForReset() {
  const { isBusy, problem, submit } = useSending();
  const [isMailed, setMailed] = useState(false);
  const words = texts.reset;
  const ask = async (email: string) => {
    const answer = await submit('/v2/sign-in/password-reset', { email }, mailed);
    setMailed(answer.ok);
  };
  if (isMailed) return <Notice tone="good">{words.mailed}</Notice>;
  return (
    <form
      className="grid max-w-sm content-start gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void ask(formText(new FormData(event.currentTarget), 'email'));
      }}
    >
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      <p>{words.intro}</p>
      <label className="grid gap-1">
        <span className="font-semibold">{texts.signIn.email}</span>
        <input className="field" name="email" type="email" autoComplete="username" required />
      </label>
      <button className="button justify-self-start" disabled={isBusy}>
        {isBusy ? texts.busy : words.ask}
      </button>
    </form>
  );
}

/** Sets a new password with the token of the mailed link. */
export function ResetPassword({ token }: { token: string }) {
  const { isBusy, problem, setProblem, submit } = useSending();
  const [isDone, setDone] = useState(false);
  const words = texts.reset;
  const reset = async (form: FormData) => {
    const given = newPasswordOf(form);
    if ('problem' in given) {
      setProblem(given.problem);
      return;
    }
    const answer = await submit('/v2/sign-in/password-reset/confirm', { token, ...given }, done);
    setDone(answer.ok);
  };
  if (isDone) {
    return (
      <Notice tone="good">
        <p>{words.done}</p>
        <p className="mt-2">
          <SignInLink />
        </p>
      </Notice>
    );
  }
  return (
    <form
      className="grid max-w-sm content-start gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void reset(new FormData(event.currentTarget));
      }}
    >
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      <PasswordFields />
      <button className="button justify-self-start" disabled={isBusy}>
        {isBusy ? texts.busy : words.button}
      </button>
      <p>
        <a href="/signin/reset">{words.another}</a>
      </p>
    </form>
  );
}
