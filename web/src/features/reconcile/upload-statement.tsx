'use client';

import { useTranslations } from 'next-intl';

import { statementAnswer } from '@topsteel/domain/api';
import { useState } from 'react';
import { ProblemNotice } from '../../ui/problem-notice.tsx';

import { useAct } from './use-act.tsx';

/** Uploads one statement of our bank. */
export function UploadStatement() {
  const t = useTranslations('reconcile');
  const { act, isBusy, problem } = useAct();
  const [outcome, setOutcome] = useState('');
  const upload = async (element: HTMLFormElement) => {
    setOutcome('');
    const answer = await act('/v2/finance/bank-statements', {
      form: new FormData(element),
      schema: statementAnswer,
    });
    if (!answer.ok) return;
    const { isNew, newEntries } = answer.value;
    setOutcome(isNew ? t('upload.taken', { entries: newEntries }) : t('upload.known'));
    element.reset();
  };
  return (
    <section aria-labelledby="upload" className="grid gap-3">
      <h2 id="upload">{t('upload.heading')}</h2>
      <form
        method="post"
        className="grid max-w-xl gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          void upload(event.currentTarget);
        }}
      >
        {problem === undefined ? null : <ProblemNotice problem={problem} />}
        <label className="grid gap-1">
          <span className="font-semibold">{t('upload.file')}</span>
          <span className="text-sm text-ink-2">{t('upload.hint')}</span>
          <input type="file" name="file" className="field" accept=".xml,application/xml,text/xml" required />
        </label>
        <button className="button justify-self-start" disabled={isBusy}>
          {isBusy ? t('act.busy') : t('upload.go')}
        </button>
        <p role="status">{outcome}</p>
      </form>
    </section>
  );
}
