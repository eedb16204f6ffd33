'use client';

import { useActionState, type ReactNode } from 'react';
import type { Problem } from '../../backend/problem.ts';
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
  const [problem, action, isBusy] = useActionState<Problem | null, FormData>(keepSearch, null);
  return (
    <form action={action} className="flex flex-wrap items-end gap-2">
      <input type="hidden" name="state" value={state} />
      <input type="hidden" name="key" value={idempotencyKey} />
      <label className="grid gap-0.5 text-sm">
        {words.name}
        <input
          name="name"
          className="field w-72 max-w-full"
          defaultValue={name}
          maxLength={80}
          required
          autoComplete="off"
        />
      </label>
      <button className="button button-quiet" disabled={isBusy}>
        {words.keep}
      </button>
      {problem === null ? null : (
        <p role="alert" className="w-full text-sm font-semibold text-bad">
          {words.failed} <span lang="en">{problem.sentence}</span>
        </p>
      )}
    </form>
  );
}
