'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { done } from '@topsteel/domain/api';
import { send } from '../../backend/send.ts';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { formPassword } from '../../ui/form-text.ts';
import { Link } from '../../ui/link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { useForm } from '../../ui/use-form.ts';
import { PasswordField } from '../sign-in/password-field.tsx';
import { useStepUp } from '../step-up/use-step-up.tsx';

/** The password, and its change. */
export function PasswordSection({ hasPassword }: { hasPassword: boolean }) {
  const t = useTranslations('account.password');
  const [isOpen, setOpen] = useState(false);
  const [isDone, setDone] = useState(false);
  const { act, dialog } = useStepUp();
  const { faults, problem, isBusy, errorOf, onSubmit } = useForm({
    check: (form) =>
      formPassword(form, 'next').length < 10 ? [{ field: 'next', message: t('tooShort') }] : [],
    send: (form) =>
      act(() =>
        send('/v2/me/password', {
          body: { current: formPassword(form, 'current'), next: formPassword(form, 'next') },
          schema: done,
        }),
      ),
    onDone: () => {
      setDone(true);
      setOpen(false);
    },
  });
  return (
    <section aria-labelledby="password" className="grid max-w-xl justify-items-start gap-3">
      <h2 id="password">{t('title')}</h2>
      {isDone ? <Notice tone="good">{t('done')}</Notice> : null}
      <p className="text-ink-2">{hasPassword ? t('has') : t('hasNone')}</p>
      {!hasPassword ? (
        <Link href="/signin/reset" className="button button-quiet">
          {t('mail')}
        </Link>
      ) : isOpen ? (
        <form method="post" noValidate className="grid w-full gap-4" onSubmit={onSubmit}>
          <ErrorSummary faults={faults} />
          {problem === undefined ? null : (
            <ProblemNotice problem={{ ...problem, status: problem.status === 401 ? 400 : problem.status }} />
          )}
          <PasswordField
            name="current"
            label={t('current')}
            autoComplete="current-password"
            error={errorOf('current')}
          />
          <PasswordField
            name="next"
            label={t('next')}
            hint={t('nextHint')}
            autoComplete="new-password"
            minLength={10}
            error={errorOf('next')}
          />
          <button className="button justify-self-start" aria-disabled={isBusy}>
            {t('button')}
          </button>
        </form>
      ) : (
        <button
          type="button"
          className="button button-quiet"
          onClick={() => {
            setOpen(true);
          }}
        >
          {t('change')}
        </button>
      )}
      {dialog}
    </section>
  );
}
