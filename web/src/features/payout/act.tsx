'use client';

import { useState, type ReactNode } from 'react';
import type { z } from 'zod';
import type { Problem } from '../../backend/problem.ts';
import { useSendOnce } from '../../backend/use-send-once.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { useRouter } from '../../words/navigation.ts';
import { useStepUp } from '../step-up/use-step-up.tsx';

type Sender = (path: string, body: unknown, schema: z.ZodType) => Promise<boolean>;

/**
 * Sends an act that moves money: with one key for as long as it is the same act, so that a repeat after a lost answer
 * has no second effect. Where the service wants a proof of who is there, the `dialog` asks for it.
 */
export function useAct(): {
  act: Sender;
  isBusy: boolean;
  problem: Problem | undefined;
  dialog: ReactNode;
} {
  const router = useRouter();
  const { act: prove, dialog } = useStepUp();
  const send = useSendOnce();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const act: Sender = async (path, body, schema) => {
    setBusy(true);
    const answer = await prove(() => send(path, { body, schema }));
    setBusy(false);
    setProblem(answer.ok ? undefined : answer.problem);
    if (answer.ok) router.refresh();
    return answer.ok;
  };
  return { act, isBusy, problem, dialog };
}

/** What was refused. */
export function ActProblem({ problem }: { problem: Problem | undefined }): ReactNode {
  return problem === undefined ? null : <ProblemNotice problem={problem} />;
}
