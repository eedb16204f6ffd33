'use client';

import { useTranslations } from 'next-intl';
import { useRouter } from '../../words/navigation.ts';
import { useState } from 'react';
import { signerKey } from '@topsteel/domain/api';
import type { Problem } from '../../backend/problem.ts';
import { send } from '../../backend/send.ts';
import { formText } from '../../ui/form-text.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useStepUp } from '../step-up/use-step-up.tsx';
import { utcOf } from './utc-of.ts';

/** Appoints a further key, for a time or without end. */
export function AddKey() {
  const t = useTranslations('signerKey');
  const router = useRouter();
  const { act, dialog } = useStepUp();
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);
  const faultOf = (field: string): string | undefined =>
    problem?.fields.find((fault) => fault.field === field)?.message;

  const add = async (form: HTMLFormElement) => {
    const fields = new FormData(form);
    const [validFrom, validUntil] = [
      utcOf(formText(fields, 'validFrom')),
      utcOf(formText(fields, 'validUntil')),
    ];
    setBusy(true);
    const body = {
      address: fields.get('address'),
      label: fields.get('label'),
      ...(validFrom !== undefined && { validFrom }),
      ...(validUntil !== undefined && { validUntil }),
    };
    const answer = await act(() => send('/v2/keys', { body, schema: signerKey }));
    setBusy(false);
    setProblem(answer.ok ? undefined : answer.problem);
    if (!answer.ok) return;
    form.reset();
    router.refresh();
  };

  return (
    <section aria-labelledby="add-key">
      <h2 id="add-key" className="mb-2">
        {t('addHeading')}
      </h2>
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      <form
        method="post"
        className="grid max-w-xl gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void add(event.currentTarget);
        }}
      >
        <TextField name="address" label={t('address')} hint={t('addressHint')} error={faultOf('address')} />
        <TextField
          name="label"
          label={t('label')}
          hint={t('labelHint')}
          error={faultOf('label')}
          maxLength={80}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          {(['validFrom', 'validUntil'] as const).map((name) => (
            <label key={name} className="grid gap-1">
              <span className="font-semibold">{t(name)} (UTC)</span>
              <input type="datetime-local" name={name} className="field" aria-describedby="window-hint" />
            </label>
          ))}
        </div>
        <p id="window-hint" className="text-sm text-ink-2">
          {t('optional')}
        </p>
        <button className="button justify-self-start" disabled={isBusy}>
          {isBusy ? t('adding') : t('add')}
        </button>
      </form>
      {dialog}
    </section>
  );
}
