'use client';

import { useTranslations } from 'next-intl';
import { useSyncExternalStore, useState } from 'react';
import { late } from '../../backend/late.ts';
import { formText } from '../../ui/form-text.ts';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { newPasswordOf } from './new-password.ts';
import { PasswordFields } from './password-fields.tsx';
import { SignInLink } from '../session/sign-in-link.tsx';
import { useSending } from './use-sending.ts';

const TOKEN = /^#([A-Za-z0-9_-]{43})$/;
const onHashChange = (changed: () => void): (() => void) => {
  window.addEventListener('hashchange', changed);
  return () => {
    window.removeEventListener('hashchange', changed);
  };
};

/** Takes up an invitation. Its token stands after the # of the link, so only the browser can read it. */
export function JoinForm() {
  const hash = useSyncExternalStore(
    onHashChange,
    () => window.location.hash,
    () => undefined,
  );
  const { isBusy, problem, setProblem, submit } = useSending();
  const [joined, setJoined] = useState<{ email: string; organisation: string }>();
  const t = useTranslations('signIn');

  const join = async (token: string, form: FormData) => {
    const given = newPasswordOf(form, t('newPassword.differ'));
    if ('problem' in given) {
      setProblem(given.problem);
      return;
    }
    const body = { token, name: formText(form, 'name'), ...given };
    const answer = await submit('/v2/invitations/accept', body, late('invitationAccepted'));
    if (answer.ok) setJoined({ email: answer.value.email, organisation: answer.value.organisation.name });
  };

  if (hash === undefined) return <p className="text-ink-2">{t('join.reading')}</p>;
  const token = TOKEN.exec(hash)?.[1];
  if (token === undefined) return <Notice tone="attention">{t('join.noToken')}</Notice>;
  if (joined !== undefined) {
    return (
      <Notice tone="good">
        <p>{t('join.done', joined)}</p>
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
        void join(token, new FormData(event.currentTarget));
      }}
    >
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      <p>{t('join.intro')}</p>
      <TextField name="name" label={t('join.name')} maxLength={120} />
      <PasswordFields />
      <p className="text-sm text-ink-2">{t('join.known')}</p>
      <button className="button justify-self-start" disabled={isBusy}>
        {isBusy ? t('moment') : t('join.button')}
      </button>
    </form>
  );
}
