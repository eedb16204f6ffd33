'use client';

import { useState } from 'react';
import type { z } from 'zod';
import type { Answer, Problem } from '../../backend/problem.ts';
import { send, type Reading } from '../../backend/send.ts';

/**
 * One request of a form that nobody is signed in at: while it is under way, and what came of it. A refusal is shown as
 * the form's problem, not as a lack of access.
 */
export function useSending() {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const submit = async <S extends z.ZodType>(
    path: string,
    body: unknown,
    schema: Reading<S>,
  ): Promise<Answer<z.infer<S>>> => {
    setBusy(true);
    setProblem(undefined);
    const answer = await send(path, { body, schema });
    if (!answer.ok) {
      const { status } = answer.problem;
      setProblem({ ...answer.problem, status: status === 401 || status === 403 ? 400 : status });
    }
    setBusy(false);
    return answer;
  };
  return { isBusy, problem, setProblem, submit };
}
