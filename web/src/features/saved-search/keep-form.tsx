'use client';

import { useActionState, useEffect, useRef, type ReactNode } from 'react';
import type { Refused } from '../../backend/refused.ts';
import { keepSearch } from './acts.ts';

type KeepFormProps = {
  state: string;
  name: string;
  idempotencyKey: string;
  words: { name: string; keep: string; failed: string };
  children?: ReactNode;
};

/** Asks for a name and keeps the search under it. */
export function KeepForm({ state, name, idempotencyKey, words }: KeepFormProps) {
  const [refused, action, isBusy] = useActionState<Refused | null, FormData>(keepSearch, null);
  const told = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (refused !== null) told.current?.focus();
  }, [refused]);
  return (
    <form action={action} className="flex flex-wrap items-end gap-2">
      <input type="hidden" name="state" value={state} />
      <input type="hidden" name="key" value={idempotencyKey} />
      <label className="grid gap-0.5 text-sm">
        {words.name}
        <input
          name="name"
          className="field w-72 max-w-full"
          defaultValue={refused?.typed['name']?.[0] ?? name}
          {...(refused === null
            ? {}
            : { 'aria-invalid': refused.problem.fields.length > 0, 'aria-describedby': 'keep-refused' })}
          maxLength={80}
          required
          autoComplete="off"
        />
      </label>
      <button className="button button-quiet" disabled={isBusy}>
        {words.keep}
      </button>
      {refused === null ? null : (
        <p
          ref={told}
          id="keep-refused"
          role="alert"
          tabIndex={-1}
          autoFocus
          className="w-full text-sm font-semibold text-bad"
        >
          {words.failed} <span lang="en">{refused.problem.sentence}</span>
        </p>
      )}
    </form>
  );
}
