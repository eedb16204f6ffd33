'use client';

import { useTranslations } from 'next-intl';

import { useRouter } from '../../words/navigation.ts';
import { useState } from 'react';
import { ledgerPeriod } from '@topsteel/domain/api';
import type { Problem } from '../../backend/problem.ts';
import { useSendOnce } from '../../backend/use-send-once.ts';
import { useFormats } from '../../ui/formats.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';

/** Closes the month for good, after the pending claims were seen. */
export function CloseForm({ month, claims }: { month: string; claims: readonly string[] }) {
  const t = useTranslations('close');
  const send = useSendOnce();
  const formats = useFormats();
  const router = useRouter();
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);
  const close = async () => {
    setBusy(true);
    setProblem(undefined);
    const answer = await send(`/v2/ledger/periods/${month}/close`, {
      body: { seenClaims: claims },
      schema: ledgerPeriod,
    });
    setBusy(false);
    if (answer.ok) router.refresh();
    else setProblem(answer.problem);
  };
  return (
    <form
      method="post"
      className="panel grid max-w-3xl gap-4"
      aria-labelledby="close"
      onSubmit={(event) => {
        event.preventDefault();
        void close();
      }}
    >
      <h2 id="close">{t('form.heading', { month: formats.month(month) })}</h2>
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      {claims.length === 0 ? null : <Tick text={t('form.seen', { count: claims.length })} />}
      <Tick text={t('form.confirm', { month: formats.month(month) })} />
      <div>
        <button className="button button-danger" disabled={isBusy}>
          {isBusy ? t('form.busy') : t('form.button', { month: formats.month(month) })}
        </button>
      </div>
    </form>
  );
}

const Tick = ({ text }: { text: string }) => (
  <label className="flex items-start gap-2">
    <input type="checkbox" required className="mt-1 size-4" />
    <span>{text}</span>
  </label>
);
