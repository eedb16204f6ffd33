'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { secondFactorState, stepUpAnswer, type SecondFactorState } from '@topsteel/domain/api';
import type { Problem } from '../../backend/problem.ts';
import { send } from '../../backend/send.ts';
import { formPassword, formText } from '../../ui/form-text.ts';
import { Modal } from '../../ui/modal.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { PasswordField } from '../sign-in/password-field.tsx';
import { provePasskey } from '../sign-in/passkey-ceremony.ts';

/** Asks who is there for a proof: a passkey, the code of an authenticator, or the password where there is none. */
export function StepUpDialog({ onEnd }: { onEnd: (isProven: boolean) => void }) {
  const t = useTranslations('stepUp');
  const [factors, setFactors] = useState<SecondFactorState>();
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);

  useEffect(() => {
    void send('/v2/me/second-factor', { method: 'GET', schema: secondFactorState }).then((answer) => {
      if (answer.ok) setFactors(answer.value);
      else setProblem(answer.problem);
    });
  }, []);

  const raise = async (body: object) => {
    setBusy(true);
    setProblem(undefined);
    const answer = await send('/v2/me/step-up', { body, schema: stepUpAnswer });
    setBusy(false);
    if (answer.ok) {
      onEnd(true);
      return;
    }
    const isWrong = answer.problem.reason === 'step-up-failed';
    setProblem({
      ...answer.problem,
      status: answer.problem.status === 403 ? 400 : answer.problem.status,
      ...(isWrong && { sentence: t('wrong') }),
    });
  };
  const byPasskey = async () => {
    setBusy(true);
    const proof = await provePasskey();
    setBusy(false);
    if (proof.ok) await raise({ by: 'passkey', ...proof.value });
    else setProblem({ ...proof.problem, sentence: t('passkeyFailed') });
  };

  const hasCode = factors?.authenticator === 'on';
  const hasTyped = hasCode || factors?.hasPassword === true;
  return (
    <Modal
      title={t('title')}
      onClose={() => {
        onEnd(false);
      }}
    >
      <div className="grid gap-4">
        <p>{t('intro')}</p>
        {problem === undefined ? null : <ProblemNotice problem={problem} />}
        {factors === undefined && problem === undefined ? <p role="status">{t('reading')}</p> : null}
        {factors !== undefined && factors.passkeys > 0 ? (
          <button type="button" className="button" disabled={isBusy} onClick={() => void byPasskey()}>
            {t('passkey')}
          </button>
        ) : null}
        {factors !== undefined && factors.passkeys > 0 && hasTyped ? (
          <p className="text-center text-sm text-ink-2">{t('or')}</p>
        ) : null}
        {hasTyped ? (
          <form
            method="post"
            className="grid gap-4"
            onSubmit={(event) => {
              event.preventDefault();
              const form = new FormData(event.currentTarget);
              void raise(
                hasCode
                  ? { by: 'code', code: formText(form, 'stepUpCode') }
                  : { by: 'password', password: formPassword(form, 'stepUpPassword') },
              );
            }}
          >
            {hasCode ? (
              <TextField name="stepUpCode" label={t('code')} hint={t('codeHint')} maxLength={20} isCode />
            ) : (
              <PasswordField name="stepUpPassword" label={t('password')} autoComplete="current-password" />
            )}
            <div className="flex flex-wrap gap-3">
              <button className="button" disabled={isBusy}>
                {isBusy ? t('busy') : t('confirm')}
              </button>
              <Cancel onEnd={onEnd} />
            </div>
          </form>
        ) : (
          <>
            {factors !== undefined && factors.passkeys === 0 ? (
              <Notice tone="attention">{t('nothing')}</Notice>
            ) : null}
            <Cancel onEnd={onEnd} />
          </>
        )}
      </div>
    </Modal>
  );
}

function Cancel({ onEnd }: { onEnd: (isProven: boolean) => void }) {
  const t = useTranslations('stepUp');
  return (
    <button
      type="button"
      className="button button-quiet justify-self-start"
      onClick={() => {
        onEnd(false);
      }}
    >
      {t('cancel')}
    </button>
  );
}
