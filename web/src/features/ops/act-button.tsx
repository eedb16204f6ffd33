'use client';

import { useActionState, type ReactNode } from 'react';
import type { Refused } from '../../backend/refused.ts';
import { KeepsTyped } from '../../ui/keeps-typed.tsx';

/** A small form in a row: what it sends, its verb, and the problem where it was not done. Works without scripts. */
export function ActButton({
  act,
  verb,
  of,
  isQuiet = true,
  isDanger = false,
  children,
}: {
  act: (before: Refused | null, form: FormData) => Promise<Refused>;
  verb: string;
  /** What it is done to, for who hears the page. */
  of: string;
  isQuiet?: boolean;
  isDanger?: boolean;
  children: ReactNode;
}) {
  const [refused, action, isBusy] = useActionState<Refused | null, FormData>(act, null);
  return (
    <form action={action} className="grid justify-items-start gap-2">
      <KeepsTyped refused={refused} isInRow>
        {children}
      </KeepsTyped>
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
