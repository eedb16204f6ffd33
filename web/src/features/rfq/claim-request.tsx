'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { z } from 'zod';
import type { Problem } from '../../backend/problem.ts';
import { send } from '../../backend/send.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { useRouter } from '../../words/navigation.ts';

const claimed = z.object({ id: z.uuid() });

/** Takes a request that came by a link over into the vendor's own desk. */
export function ClaimRequest({ token }: { token: string }) {
  const t = useTranslations('rfq.link');
  const router = useRouter();
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);
  const claim = async () => {
    setBusy(true);
    setProblem(undefined);
    const answer = await send('/v2/quote-requests/claim', { body: { token }, schema: claimed });
    setBusy(false);
    if (answer.ok) router.push(`/vendor/quotes/${answer.value.id}`);
    else setProblem(answer.problem);
  };
  return (
    <div className="grid gap-3">
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      <div>
        <button
          type="button"
          className="button button-quiet"
          aria-disabled={isBusy}
          onClick={() => {
            if (!isBusy) void claim();
          }}
        >
          {isBusy ? t('busy') : t('claim')}
        </button>
      </div>
    </div>
  );
}
