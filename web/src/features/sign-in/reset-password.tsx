'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { late } from '../../backend/late.ts';
import { formText } from '../../ui/form-text.ts';
import { Link } from '../../ui/link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { newPasswordOf } from './new-password.ts';
import { PasswordFields } from './password-fields.tsx';
import { SignInLink } from '../session/sign-in-link.tsx';
import { useSending } from './use-sending.ts';

/** Has a link to a new password mailed. */
export function AskForReset() {
  const { isBusy, problem, submit } = useSending();
  const [isMailed, setMailed] = useState(false);
  const t = useTranslations('signIn');
  const language = useLocale();
  const ask = async (email: string) => {
    const answer = await submit('/v2/sign-in/password-reset', { email, language }, late('mailed'));
    setMailed(answer.ok);
  };
  if (isMailed) return <Notice tone="good">{t('reset.mailed')}</Notice>;
  return (
    <form
      method="post"
      className="grid max-w-sm content-start gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void ask(formText(new FormData(event.currentTarget), 'email'));
      }}
    >
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      <p>{t('reset.intro')}</p>
      <label className="grid gap-1">
        <span className="font-semibold">{t('email')}</span>
        <input className="field" name="email" type="email" autoComplete="username" required />
      </label>
      <button className="button justify-self-start" disabled={isBusy}>
        {isBusy ? t('moment') : t('reset.ask')}
      </button>
    </form>
  );
}

/** Sets a new password with the token of the mailed link. */
export function ResetPassword({ token }: { token: string }) {
  const { isBusy, problem, setProblem, submit } = useSending();
  const [isDone, setDone] = useState(false);
  const t = useTranslations('signIn');
  const reset = async (form: FormData) => {
    const given = newPasswordOf(form, t('newPassword.differ'));
    if ('problem' in given) {
      setProblem(given.problem);
      return;
    }
    const answer = await submit('/v2/sign-in/password-reset/confirm', { token, ...given }, late('done'));
    setDone(answer.ok);
  };
  if (isDone) {
    return (
      <Notice tone="good">
        <p>{t('reset.done')}</p>
        <p className="mt-2">
          <SignInLink />
        </p>
      </Notice>
    );
  }
  return (
    <form
      method="post"
      className="grid max-w-sm content-start gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void reset(new FormData(event.currentTarget));
      }}
    >
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      <PasswordFields />
      <button className="button justify-self-start" disabled={isBusy}>
        {isBusy ? t('moment') : t('reset.button')}
      </button>
      <p>
        <Link href="/signin/reset">{t('reset.another')}</Link>
      </p>
    </form>
  );
}
