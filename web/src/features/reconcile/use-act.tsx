'use client';

import { useRouter } from '../../words/navigation.ts';
import { useRef, useState } from 'react';
import type { z } from 'zod';
import type { Problem } from '../../backend/problem.ts';
import { send } from '../../backend/send.ts';
import { useStepUp } from '../step-up/use-step-up.tsx';

/**
 * Sends one act of the desk and shows the page as it is after it. The key stays for as long as it is the same act and
 * has no answer: it may have happened, and a repeat has no second effect.
 */
export function useAct() {
  const router = useRouter();
  const { act: prove, dialog } = useStepUp();
  const key = useRef<{ of: string; value: string } | null>(null);
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);
  const act = async <S extends z.ZodType>(
    path: string,
    sending: { body?: unknown; form?: FormData; schema: S },
  ) => {
    const of = `${path} ${JSON.stringify(sending.body ?? null)}`;
    if (key.current?.of !== of) key.current = { of, value: crypto.randomUUID() };
    const idempotencyKey = key.current.value;
    setBusy(true);
    const answer = await prove(() => send(path, { ...sending, idempotencyKey }));
    setBusy(false);
    if (answer.ok || (answer.problem.status > 0 && answer.problem.status < 500)) key.current = null;
    setProblem(answer.ok ? undefined : answer.problem);
    if (answer.ok) router.refresh();
    return answer;
  };
  return { act, isBusy, problem, dialog };
}
