'use client';

import { useActionState, type ReactNode } from 'react';
import type { Refused } from '../../backend/refused.ts';
import { KeepsTyped } from '../../ui/keeps-typed.tsx';

/** A form that needs no scripts of its own; a problem stands in it, and what was typed stays in its `Kept…` fields. */
export function ActForm({
  act,
  verb,
  children,
}: {
  act: (before: Refused | null, form: FormData) => Promise<Refused>;
  verb: string;
  children: ReactNode;
}) {
  const [refused, action, isBusy] = useActionState<Refused | null, FormData>(act, null);
  return (
    <form action={action} className="grid max-w-2xl gap-4">
      <KeepsTyped refused={refused}>{children}</KeepsTyped>
      <div>
        <button className="button" disabled={isBusy}>
          {verb}
        </button>
      </div>
    </form>
  );
}
