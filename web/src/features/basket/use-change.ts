'use client';

import { useState } from 'react';
import { late } from '../../backend/late.ts';
import type { Problem } from '../../backend/problem.ts';
import { useSendOnce } from '../../backend/use-send-once.ts';
import { useRouter } from '../../words/navigation.ts';

type Act = { method: 'POST' | 'PATCH' | 'DELETE'; path: string; body?: unknown };

/** One change of a basket at a time; the page is asked for anew after it. */
export function useChange() {
  const router = useRouter();
  const send = useSendOnce();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const change = async ({ method, path, body }: Act): Promise<Problem | undefined> => {
    setBusy(true);
    const answer = await send(`/v2/baskets/${path}`, {
      method,
      schema: late('anything'),
      ...(body === undefined ? {} : { body }),
    });
    setBusy(false);
    const failed = answer.ok ? undefined : answer.problem;
    setProblem(failed);
    if (failed === undefined) router.refresh();
    return failed;
  };
  return { change, isBusy, problem };
}
