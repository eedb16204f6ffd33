'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { pactClient, type PactClient, type PactClientInput } from '@topsteel/domain/api';
import type { Problem } from '../../backend/problem.ts';
import { send } from '../../backend/send.ts';
import { formText } from '../../ui/form-text.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useRouter } from '../../words/navigation.ts';
import { useStepUp } from '../step-up/use-step-up.tsx';
import { SecretOnce } from './secret-once.tsx';

/** Makes a system's id and secret; the secret is shown until the page is left. */
export function ClientForm() {
  const router = useRouter();
  const { act, dialog } = useStepUp();
  const [made, setMade] = useState<PactClient>();
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);
  const t = useTranslations('carbon.clientForm');

  const create = async (form: FormData) => {
    const url = formText(form, 'callback');
    const body: PactClientInput = {
      name: formText(form, 'name'),
      ...(url === ''
        ? {}
        : {
            callback: {
              url,
              clientId: formText(form, 'callbackId'),
              clientSecret: formText(form, 'callbackSecret'),
            },
          }),
    };
    setBusy(true);
    setProblem(undefined);
    const answer = await act(() => send('/v2/pact-clients', { body, schema: pactClient }));
    setBusy(false);
    if (!answer.ok) {
      setProblem(answer.problem);
      return;
    }
    setMade(answer.value);
    router.refresh();
  };

  if (made !== undefined) return <SecretOnce client={made} />;
  return (
    <>
      <form
        method="post"
        noValidate
        className="grid max-w-3xl gap-4 sm:grid-cols-2"
        onSubmit={(event) => {
          event.preventDefault();
          void create(new FormData(event.currentTarget));
        }}
      >
        {problem === undefined ? null : (
          <div className="sm:col-span-2">
            <ProblemNotice problem={problem} />
          </div>
        )}
        <TextField name="name" label={t('name')} hint={t('nameHint')} maxLength={120} />
        <TextField
          name="callback"
          label={t('callback')}
          hint={t('callbackHint')}
          isRequired={false}
          maxLength={500}
        />
        <TextField name="callbackId" label={t('callbackId')} isRequired={false} maxLength={200} />
        <TextField name="callbackSecret" label={t('callbackSecret')} isRequired={false} maxLength={500} />
        <div>
          <button className="button" disabled={isBusy}>
            {isBusy ? t('busy') : t('button')}
          </button>
        </div>
      </form>
      {dialog}
    </>
  );
}
