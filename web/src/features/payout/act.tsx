'use client';

import { usePathname, useRouter } from 'next/navigation';
import { useRef, useState, type ReactNode } from 'react';
import type { z } from 'zod';
import type { Problem } from '../../backend/problem.ts';
import { send } from '../../backend/send.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { texts } from './texts.ts';

type Sender = (path: string, body: unknown, schema: z.ZodType) => Promise<boolean>;

/**
 * Sends an act that moves money: with one key for as long as it is the same act, so that a repeat after a lost answer
 * has no second effect.
 */
export function useAct(): { act: Sender; isBusy: boolean; problem: Problem | undefined } {
  const router = useRouter();
  const key = useRef<{ of: string; value: string } | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const act: Sender = async (path, body, schema) => {
    const of = `${path} ${JSON.stringify(body)}`;
    if (key.current?.of !== of) key.current = { of, value: crypto.randomUUID() };
    setBusy(true);
    const answer = await send(path, { body, schema, idempotencyKey: key.current.value });
    setBusy(false);
    // Without an answer, or with half a one, the act may have happened: then the key stays.
    const isAnswered = answer.ok || (answer.problem.status > 0 && answer.problem.status < 500);
    if (isAnswered) key.current = null;
    setProblem(answer.ok ? undefined : answer.problem);
    if (answer.ok) router.refresh();
    return answer.ok;
  };
  return { act, isBusy, problem };
}

/** What was refused, with the way to sign in again where only that helps. */
export function ActProblem({ problem }: { problem: Problem | undefined }): ReactNode {
  const path = usePathname();
  if (problem === undefined) return null;
  return (
    <div className="grid gap-2">
      <ProblemNotice problem={problem} />
      {problem.status === 403 && problem.sentence.includes('Sign in again') ? (
        <a className="button justify-self-start" href={`/signin?next=${encodeURIComponent(path)}`}>
          {texts.signInAgain}
        </a>
      ) : null}
    </div>
  );
}
