'use client';

import { useActionState, type ReactNode } from 'react';
import type { Problem } from '../../backend/problem.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';

/** A small form in a row: what it sends, its verb, and the problem where it was not done. Works without scripts. */
export function ActButton({
  act,
  verb,
  of,
  isQuiet = true,
  isDanger = false,
  children,
}: {
  act: (before: Problem | null, form: FormData) => Promise<Problem>;
  verb: string;
  /** What it is done to, for who hears the page. */
  of: string;
  isQuiet?: boolean;
  isDanger?: boolean;
  children: ReactNode;
}) {
  const [problem, action, isBusy] = useActionState<Problem | null, FormData>(act, null);
  return (
    <form action={action} className="grid justify-items-start gap-2">
      {problem === null ? null : <ProblemNotice problem={problem} />}
      {children}
      <button
        className={`button button-small ${isDanger ? 'button-danger' : isQuiet ? 'button-quiet' : ''}`}
        disabled={isBusy}
      >
        {verb}
        <span className="sr-only">: {of}</span>
      </button>
    </form>
  );
}
