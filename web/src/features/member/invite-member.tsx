'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { invitation, type MemberRole } from '@topsteel/domain/api';
import { useSendOnce } from '../../backend/use-send-once.ts';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { formText } from '../../ui/form-text.ts';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useForm } from '../../ui/use-form.ts';
import { languageNames, languages } from '../../words/languages.ts';
import { useRouter } from '../../words/navigation.ts';
import { MoreForm } from '../company/more-form.tsx';
import { useStepUp } from '../step-up/use-step-up.tsx';
import { RoleChoice } from './role-choice.tsx';

/** Invites somebody by mail. */
export function InviteMember({ offered, isFirst }: { offered: readonly MemberRole[]; isFirst: boolean }) {
  const t = useTranslations('member.invite');
  const send = useSendOnce();
  const here = useLocale();
  const router = useRouter();
  const box = useRef<HTMLFormElement>(null);
  const [invited, setInvited] = useState<string>();
  const { act, dialog } = useStepUp();
  const { faults, problem, isBusy, errorOf, onSubmit } = useForm({
    check: (form) => [
      ...(/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(formText(form, 'email'))
        ? []
        : [{ field: 'email', message: t('noEmail') }]),
      ...(form.getAll('roles').length > 0 ? [] : [{ field: 'roles', message: t('noRole') }]),
    ],
    send: (form) =>
      act(() =>
        send('/v2/invitations', {
          body: {
            email: formText(form, 'email'),
            roles: form.getAll('roles'),
            language: formText(form, 'language'),
          },
          schema: invitation,
        }),
      ),
    onDone: ({ email }) => {
      setInvited(email);
      box.current?.reset();
      router.refresh();
    },
  });
  return (
    <MoreForm title={t('title')} isOpen={isFirst}>
      <p className="mb-4 text-ink-2">{t('intro')}</p>
      <form method="post" ref={box} noValidate className="grid gap-4" onSubmit={onSubmit}>
        <ErrorSummary faults={faults} />
        {problem === undefined ? null : <ProblemNotice problem={problem} />}
        {invited === undefined ? null : <Notice tone="good">{t('done', { email: invited })}</Notice>}
        <TextField name="email" type="email" label={t('email')} maxLength={254} error={errorOf('email')} />
        <RoleChoice legend={t('roles')} offered={offered} error={errorOf('roles')} />
        <SelectField
          name="language"
          label={t('language')}
          defaultValue={here}
          options={languages.map((value) => ({ value, label: languageNames[value] }))}
        />
        <button className="button justify-self-start" aria-disabled={isBusy}>
          {t('button')}
        </button>
      </form>
      {dialog}
    </MoreForm>
  );
}
