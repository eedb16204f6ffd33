'use client';

import { useTranslations } from 'next-intl';
import { useRouter } from '../../words/navigation.ts';
import { useEffect, useState } from 'react';
import { openNotice } from '@topsteel/domain/api';
import type { Problem } from '../../backend/problem.ts';
import { send } from '../../backend/send.ts';
import { formText } from '../../ui/form-text.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';

/** Says once that a person has looked: programs that fetch links run no script. */
export function MarkSeen({ token }: { token: string }) {
  useEffect(() => {
    void send(`/v2/recall-notices/${token}/seen`, { schema: openNotice });
  }, [token]);
  return null;
}

/** Confirms that the material is set aside. */
export function Acknowledge({ token }: { token: string }) {
  const router = useRouter();
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);
  const t = useTranslations('recall.notice');

  const confirm = async (form: FormData) => {
    const note = formText(form, 'note');
    setBusy(true);
    const answer = await send(`/v2/recall-notices/${token}/acknowledgement`, {
      body: { name: formText(form, 'name'), ...(note === '' ? {} : { note }) },
      schema: openNotice,
    });
    setBusy(false);
    setProblem(answer.ok ? undefined : answer.problem);
    if (answer.ok) router.refresh();
  };

  return (
    <form
      method="post"
      className="panel grid max-w-2xl gap-4"
      aria-labelledby="confirm"
      onSubmit={(event) => {
        event.preventDefault();
        void confirm(new FormData(event.currentTarget));
      }}
    >
      <h2 id="confirm">{t('confirmHeading')}</h2>
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      <label className="grid gap-1">
        <span className="font-semibold">{t('name')}</span>
        <input className="field" name="name" required minLength={2} maxLength={120} autoComplete="name" />
      </label>
      <label className="grid gap-1">
        <span className="font-semibold">{t('note')}</span>
        <textarea className="field min-h-20" name="note" maxLength={1000} />
      </label>
      <button className="button justify-self-start" disabled={isBusy}>
        {isBusy ? t('busy') : t('button')}
      </button>
    </form>
  );
}
