'use client';

import { useTranslations } from 'next-intl';

import { useRouter } from '../../words/navigation.ts';
import { useState } from 'react';
import { workItem, type WorkItem } from '@topsteel/domain/api';
import type { Problem } from '../../backend/problem.ts';
import { send } from '../../backend/send.ts';
import { formText } from '../../ui/form-text.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';

/** Closes an item with a note; what stands still can be tried again at the same time. */
export function CloseWork({ item }: { item: WorkItem }) {
  const t = useTranslations('work');
  const router = useRouter();
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState<'close' | 'retry'>();
  const act = async (verb: 'close' | 'retry', outcome: string) => {
    setBusy(verb);
    const answer = await send(`/v2/finance/work-items/${item.id}/${verb}`, {
      body: { outcome },
      schema: workItem,
      idempotencyKey: `work:${item.id}:${verb}:${outcome.length}`,
    });
    setProblem(answer.ok ? undefined : answer.problem);
    setBusy(undefined);
    if (answer.ok) router.refresh();
  };
  const note = `note-${item.id}`;
  return (
    <details>
      <summary>{t('close')}</summary>
      <form
        method="post"
        aria-label={t('closeHeading', { reason: item.reason })}
        className="mt-2 grid min-w-56 justify-items-start gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          const submitter = event.nativeEvent.submitter;
          const verb = submitter?.getAttribute('value') === 'retry' ? 'retry' : 'close';
          void act(verb, formText(new FormData(event.currentTarget), 'outcome'));
        }}
      >
        {problem === undefined ? null : <ProblemNotice problem={problem} />}
        <label htmlFor={note} className="font-semibold">
          {t('note')}
        </label>
        <p id={`${note}-hint`} className="text-sm text-ink-2">
          {t('noteHint')}
        </p>
        <textarea
          id={note}
          name="outcome"
          className="field w-full"
          rows={3}
          minLength={3}
          maxLength={500}
          required
          aria-describedby={`${note}-hint`}
        />
        <div className="flex flex-wrap gap-3">
          <button className="button" value="close" disabled={busy !== undefined}>
            {busy === 'close' ? t('closing') : t('close')}
          </button>
          {item.mayRetry ? (
            <button className="button-text" value="retry" disabled={busy !== undefined}>
              {busy === 'retry' ? t('retrying') : t('retry')}
            </button>
          ) : null}
        </div>
      </form>
    </details>
  );
}
