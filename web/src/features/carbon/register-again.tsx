'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { statement } from '@topsteel/domain/api';
import type { Problem } from '../../backend/problem.ts';
import { send } from '../../backend/send.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { useRouter } from '../../words/navigation.ts';

/** Sends a statement that the register refused again. */
export function RegisterAgain({ id }: { id: string }) {
  const router = useRouter();
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);
  const t = useTranslations('carbon.again');

  const again = async () => {
    setBusy(true);
    setProblem(undefined);
    const answer = await send(`/v2/emission-statements/${id}/registration`, { schema: statement });
    setBusy(false);
    if (!answer.ok) setProblem(answer.problem);
    router.refresh();
  };

  return (
    <>
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      <button type="button" className="button button-quiet" disabled={isBusy} onClick={() => void again()}>
        {isBusy ? t('busy') : t('button')}
      </button>
    </>
  );
}
