'use client';

import { useTranslations } from 'next-intl';

import { useRouter } from '../../words/navigation.ts';
import { useState } from 'react';
import { chainWatch, type ChainAlarm } from '@topsteel/domain/api';
import type { Problem } from '../../backend/problem.ts';
import { send } from '../../backend/send.ts';
import { formText } from '../../ui/form-text.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';

/** An operator lifts the alarm, with a note of what was found. */
export function ResumeForm({ alarm }: { alarm: ChainAlarm }) {
  const t = useTranslations('chainWatch');
  const router = useRouter();
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);
  const resume = async (form: FormData) => {
    setBusy(true);
    const answer = await send('/v2/finance/chain/resume', {
      body: { note: formText(form, 'note'), mayFollow: form.get('follow') === 'on' },
      schema: chainWatch,
    });
    setBusy(false);
    setProblem(answer.ok ? undefined : answer.problem);
    if (answer.ok) router.refresh();
  };
  return (
    <form
      method="post"
      aria-labelledby="resume"
      className="grid max-w-prose justify-items-start gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void resume(new FormData(event.currentTarget));
      }}
    >
      <h2 id="resume">{t('resume.heading')}</h2>
      <p>{t('resume.intro')}</p>
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      <label htmlFor="resume-note" className="font-semibold">
        {t('resume.note')}
      </label>
      <p id="resume-hint" className="text-sm text-ink-2">
        {t('resume.hint')}
      </p>
      <textarea
        id="resume-note"
        name="note"
        className="field w-full"
        rows={4}
        minLength={10}
        maxLength={2000}
        required
        aria-describedby="resume-hint"
      />
      {alarm.kind === 'deep-reorg' ? (
        <label className="flex items-start gap-2">
          <input type="checkbox" name="follow" className="mt-1" />
          <span>{t('resume.follow')}</span>
        </label>
      ) : null}
      <button className="button" disabled={isBusy}>
        {isBusy ? t('resume.sending') : t('resume.send')}
      </button>
    </form>
  );
}
