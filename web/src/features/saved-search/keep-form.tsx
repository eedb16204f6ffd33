'use client';

import { useActionState, type ReactNode } from 'react';
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
          aria-invalid={refused !== null && refused.problem.fields.length > 0}
          maxLength={80}
          required
          autoComplete="off"
        />
      </label>
      <button className="button button-quiet" disabled={isBusy}>
        {words.keep}
      </button>
      {refused === null ? null : (
        <p role="alert" className="w-full text-sm font-semibold text-bad">
          {words.failed} <span lang="en">{refused.problem.sentence}</span>
        </p>
      )}
    </form>
  );
}
