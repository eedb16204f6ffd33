'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { mailed } from '@topsteel/domain/api';
import { send } from '../../backend/send.ts';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { formText } from '../../ui/form-text.ts';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useForm } from '../../ui/use-form.ts';
import { MoreForm } from '../company/more-form.tsx';
import { useStepUp } from '../step-up/use-step-up.tsx';

/** Has a link mailed to a new address, which counts once the link is followed. */
export function ChangeEmail() {
  const t = useTranslations('account.email');
  const [sentTo, setSentTo] = useState<string>();
  const { act, dialog } = useStepUp();
  const { faults, problem, isBusy, errorOf, onSubmit } = useForm({
    send: (form) =>
      act(() => send('/v2/me/email', { body: { email: formText(form, 'email') }, schema: mailed })),
    onDone: (_answer, form) => {
      setSentTo(formText(form, 'email'));
    },
  });
  return (
    <MoreForm title={t('title')}>
      {sentTo === undefined ? (
        <form method="post" className="grid gap-4" onSubmit={onSubmit}>
          <ErrorSummary faults={faults} />
          {problem === undefined ? null : <ProblemNotice problem={problem} />}
          <TextField
            name="email"
            type="email"
            label={t('field')}
            hint={t('hint')}
            maxLength={254}
            autoComplete="email"
            error={errorOf('email')}
          />
          <button className="button justify-self-start" aria-disabled={isBusy}>
            {t('button')}
          </button>
        </form>
      ) : (
        <Notice tone="good">{t('done', { email: sentTo })}</Notice>
      )}
      {dialog}
    </MoreForm>
  );
}
