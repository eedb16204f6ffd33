'use client';

import { useTranslations } from 'next-intl';
import { backupCodes, type AuthenticatorSetup } from '@topsteel/domain/api';
import { send } from '../../backend/send.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { formText } from '../../ui/form-text.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useForm } from '../../ui/use-form.ts';
import { useStepUp } from '../step-up/use-step-up.tsx';

type ConfirmAuthenticatorProps = {
  setup: AuthenticatorSetup;
  onDone: (codes: readonly string[]) => void;
};

/** The secret as a picture and as text, and the first code that it makes. */
export function ConfirmAuthenticator({ setup, onDone }: ConfirmAuthenticatorProps) {
  const t = useTranslations('account.authenticator');
  const { act, dialog } = useStepUp();
  const { faults, problem, isBusy, errorOf, onSubmit } = useForm({
    check: (form) =>
      /^\d{6}$/.test(formText(form, 'code')) ? [] : [{ field: 'code', message: t('sixDigits') }],
    send: (form) =>
      act(() =>
        send('/v2/me/second-factor/authenticator/confirm', {
          body: { code: formText(form, 'code') },
          schema: backupCodes,
        }),
      ),
    onDone: ({ codes }) => {
      onDone(codes);
    },
  });
  return (
    <form method="post" noValidate className="panel grid w-full max-w-xl gap-4" onSubmit={onSubmit}>
      <ErrorSummary faults={faults} />
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      <p className="font-semibold">{t('scan')}</p>
      <img
        src={`data:image/svg+xml,${encodeURIComponent(setup.qrSvg)}`}
        alt={t('qr')}
        width={200}
        height={200}
      />
      <p>
        <span className="text-sm text-ink-2">{t('secret')}</span>
        <br />
        <span className="font-mono break-all">{setup.secret.replace(/(.{4})(?=.)/g, '$1 ')}</span>{' '}
        <CopyButton text={setup.secret} label={t('copy')} done={t('copied')} />
      </p>
      <p>
        <a href={setup.uri}>{t('open')}</a>
      </p>
      <TextField name="code" label={t('code')} isNumeric isCode maxLength={6} error={errorOf('code')} />
      <button className="button justify-self-start" aria-disabled={isBusy}>
        {t('confirm')}
      </button>
      {dialog}
    </form>
  );
}
