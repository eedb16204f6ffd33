'use client';

import { useTranslations } from 'next-intl';
import { useRouter } from '../../words/navigation.ts';
import { useState } from 'react';
import { recall as recallSchema } from '@topsteel/domain/api';
import type { Problem } from '../../backend/problem.ts';
import { useSendOnce } from '../../backend/use-send-once.ts';
import { formText } from '../../ui/form-text.ts';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';

const REASONS = [4, 2, 1, 3, 5] as const;

/** Recalls a lot after a reason, words for the owners, and a tick that it is understood to be for good. */
export function RecallForm({ lotCode }: { lotCode: string }) {
  const router = useRouter();
  const send = useSendOnce();
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);
  const t = useTranslations('recall');

  const recall = async (form: FormData) => {
    setBusy(true);
    setProblem(undefined);
    const answer = await send(`/v2/lots/${lotCode}/recall`, {
      body: { reason: Number(formText(form, 'reason')), text: formText(form, 'text') },
      schema: recallSchema,
    });
    setBusy(false);
    if (answer.ok) router.push(`/vendor/recalls/${answer.value.id}`);
    else setProblem(answer.problem);
  };

  return (
    <form
      method="post"
      className="panel grid max-w-3xl gap-4"
      aria-labelledby="recall"
      onSubmit={(event) => {
        event.preventDefault();
        void recall(new FormData(event.currentTarget));
      }}
    >
      <h2 id="recall">{t('form.heading')}</h2>
      <Notice tone="bad" live={false}>
        {t('form.warning')}
      </Notice>
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      <fieldset>
        <legend className="font-semibold">{t('form.reason')}</legend>
        {REASONS.map((reason, position) => (
          <label key={reason} className="flex min-h-8 items-center gap-2">
            <input
              type="radio"
              name="reason"
              value={reason}
              className="size-4"
              defaultChecked={position === 0}
            />
            {t(`reasons.${reason}`)}
          </label>
        ))}
      </fieldset>
      <label className="grid gap-1">
        <span className="font-semibold">{t('form.text')}</span>
        <span className="text-sm text-ink-2">{t('form.textHint')}</span>
        <textarea className="field min-h-28" name="text" required minLength={10} maxLength={2000} />
      </label>
      <label className="flex items-start gap-2">
        <input type="checkbox" required className="mt-1 size-4" />
        <span>{t('form.confirm', { code: lotCode })}</span>
      </label>
      <div className="flex flex-wrap gap-3">
        <button className="button button-danger" disabled={isBusy}>
          {isBusy ? t('form.busy') : t('form.button', { code: lotCode })}
        </button>
        <button
          type="button"
          className="button button-quiet"
          onClick={() => {
            router.back();
          }}
        >
          {t('form.cancel')}
        </button>
      </div>
    </form>
  );
}
