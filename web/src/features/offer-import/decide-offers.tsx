'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { offerImport, type OfferImport } from '@topsteel/domain/api';
import type { Problem } from '../../backend/problem.ts';
import { send } from '../../backend/send.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { useRouter } from '../../words/navigation.ts';

/** What the owner of a checked spreadsheet may do: apply it, or drop it. */
export function DecideOffers({ job }: { job: OfferImport }) {
  const t = useTranslations('offerImport');
  const router = useRouter();
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);
  const act = async (verb: 'apply' | 'cancel') => {
    setProblem(undefined);
    setBusy(true);
    const answer = await send(`/v2/offers/imports/${job.id}/${verb}`, {
      schema: offerImport,
      idempotencyKey: `${verb}:${job.id}:${job.state}`,
    });
    setBusy(false);
    setProblem(answer.ok ? undefined : answer.problem);
    if (answer.ok) router.refresh();
  };
  const count = job.counts.create + job.counts.change;
  const mayApply = (job.state === 'checked' || job.state === 'failed') && count > 0;
  const mayCancel = ['received', 'checked', 'applying', 'failed'].includes(job.state);
  return (
    <div className="grid gap-3">
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      <div className="flex flex-wrap gap-3">
        {mayApply ? (
          <button
            type="button"
            className="button"
            aria-disabled={isBusy}
            onClick={() => {
              if (!isBusy) void act('apply');
            }}
          >
            {t('apply', { create: job.counts.create, change: job.counts.change })}
          </button>
        ) : null}
        {mayCancel ? (
          <button
            type="button"
            className="button button-quiet"
            aria-disabled={isBusy}
            onClick={() => {
              if (!isBusy) void act('cancel');
            }}
          >
            {t('cancel')}
          </button>
        ) : null}
      </div>
    </div>
  );
}
