'use client';

import { useActionState, type ReactNode } from 'react';
import type { Problem } from '../../backend/problem.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';

/** A form that works without scripts; a problem stands in it, and what was typed stays. */
export function ActForm({
  act,
  verb,
  children,
}: {
  act: (before: Problem | null, form: FormData) => Promise<Problem>;
  verb: string;
  children: ReactNode;
}) {
  const [problem, action, isBusy] = useActionState<Problem | null, FormData>(act, null);
  return (
    <form action={action} className="grid max-w-2xl gap-4">
      {problem === null ? null : <ProblemNotice problem={problem} />}
      {children}
      <div>
        <button className="button" disabled={isBusy}>
          {verb}
        </button>
      </div>
    </form>
  );
}
