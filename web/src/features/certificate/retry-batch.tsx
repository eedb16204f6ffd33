'use client';

import { useTranslations } from 'next-intl';
import { useRouter } from '../../words/navigation.ts';
import { useState } from 'react';
import { batch as batchSchema } from '@topsteel/domain/api';
import type { Problem } from '../../backend/problem.ts';
import { send } from '../../backend/send.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';

/** Sends a failed batch again. */
export function RetryBatch({ batchId }: { batchId: string }) {
  const t = useTranslations('certificate');
  const router = useRouter();
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);
  const retry = async () => {
    setBusy(true);
    const answer = await send(`/v2/certificates/batches/${batchId}/retry`, { schema: batchSchema });
    setBusy(false);
    setProblem(answer.ok ? undefined : answer.problem);
    if (answer.ok) router.refresh();
  };
  return (
    <div className="grid justify-items-start gap-3">
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      <button type="button" className="button" disabled={isBusy} onClick={() => void retry()}>
        {t('batch.retry')}
      </button>
    </div>
  );
}
