'use client';

import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { chainAct, type ChainAct } from '@topsteel/domain/api';
import type { Problem } from '../../backend/problem.ts';
import { send } from '../../backend/send.ts';
import { formText } from '../../ui/form-text.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { useRouter } from '../../words/navigation.ts';

/** An operator takes an act back, with a note that is kept. */
export function TakeBack({ act }: { act: Pick<ChainAct, 'id' | 'businessKey'> }) {
  const t = useTranslations('chainWatch');
  const router = useRouter();
  const field = useId();
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);
  const takeBack = async (form: FormData) => {
    setBusy(true);
    const answer = await send(`/v2/finance/chain/acts/${act.id}/take-back`, {
      body: { note: formText(form, 'note') },
      schema: chainAct,
    });
    setBusy(false);
    setProblem(answer.ok ? undefined : answer.problem);
    if (answer.ok) router.refresh();
  };
  return (
    <details className="mt-2">
      <summary aria-label={t('acts.of', { act: act.businessKey })}>{t('acts.takeBack')}</summary>
      <form
        method="post"
        className="mt-2 grid justify-items-start gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          void takeBack(new FormData(event.currentTarget));
        }}
      >
        {problem === undefined ? null : <ProblemNotice problem={problem} />}
        <label htmlFor={field} className="font-semibold">
          {t('acts.why')}
        </label>
        <p id={`${field}-hint`} className="text-sm text-ink-2">
          {t('acts.hint')}
        </p>
        <textarea
          id={field}
          name="note"
          className="field w-full"
          rows={3}
          minLength={10}
          maxLength={2000}
          required
          aria-describedby={`${field}-hint`}
        />
        <button className="button" disabled={isBusy}>
          {isBusy ? t('acts.sending') : t('acts.takeBack')}
        </button>
      </form>
    </details>
  );
}
