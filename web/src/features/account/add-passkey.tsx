'use client';

import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { ceremony, type PasskeyView } from '@topsteel/domain/api';
import type { Answer } from '../../backend/problem.ts';
import { send } from '../../backend/send.ts';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { formText } from '../../ui/form-text.ts';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useForm } from '../../ui/use-form.ts';
import { useRouter } from '../../words/navigation.ts';
import { keepPasskey, makePasskey } from '../sign-in/passkey-ceremony.ts';
import { useStepUp } from '../step-up/use-step-up.tsx';

/** Has the browser make a passkey, under a name. */
export function AddPasskey() {
  const t = useTranslations('account.passkeys');
  const router = useRouter();
  const box = useRef<HTMLFormElement>(null);
  const [added, setAdded] = useState<string>();
  const { act, dialog } = useStepUp();

  const add = async (name: string): Promise<Answer<PasskeyView>> => {
    const begun = await act(() => send('/v2/me/passkeys/options', { body: {}, schema: ceremony }));
    if (!begun.ok) return begun;
    const made = await makePasskey(begun.value);
    if (made.ok) return act(() => keepPasskey(made.value, name));
    const { problem } = made;
    return {
      ok: false,
      problem: { ...problem, sentence: problem.code === 'PASSKEY_KNOWN' ? t('known') : t('aborted') },
    };
  };
  const { faults, problem, isBusy, errorOf, onSubmit } = useForm({
    check: (form) => (formText(form, 'name') === '' ? [{ field: 'name', message: t('noName') }] : []),
    send: (form) => add(formText(form, 'name')),
    onDone: ({ name }) => {
      setAdded(name);
      box.current?.reset();
      router.refresh();
    },
  });
  return (
    <form method="post" ref={box} noValidate className="grid max-w-xl gap-4" onSubmit={onSubmit}>
      <ErrorSummary faults={faults} />
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      {added === undefined ? null : <Notice tone="good">{t('done', { name: added })}</Notice>}
      <TextField name="name" label={t('name')} hint={t('nameHint')} maxLength={60} error={errorOf('name')} />
      <button className="button justify-self-start" aria-disabled={isBusy}>
        {isBusy ? t('waiting') : t('button')}
      </button>
      {dialog}
    </form>
  );
}
