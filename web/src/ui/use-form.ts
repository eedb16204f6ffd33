'use client';

import { useState } from 'react';
import type { Answer, Problem } from '../backend/problem.ts';
import type { FieldFault } from './error-summary.tsx';

type FormUse<T> = {
  /** What is wrong before anything is sent, in the order of the fields; empty when it may be sent. */
  check?: (form: FormData) => readonly FieldFault[];
  send: (form: FormData) => Promise<Answer<T>>;
  /** After success. */
  onDone?: (value: T, form: FormData) => void;
  /** The field of this form that the API's name for it means; by itself the last part of a path (`/lines/0/mass` is `mass`). */
  fieldOf?: (path: string) => string;
};

/** @example lastPart('/address/postcode') // 'postcode' */
export const lastPart = (path: string): string => path.split(/[./]/).filter(Boolean).at(-1) ?? '';

/**
 * A form that is checked, sent once and answered: its faults by field for the fields and as a list for the
 * `ErrorSummary`, the problem where the whole request failed, and whether it is under way. Put `noValidate` on the form,
 * so that the reader gets our words instead of the browser's.
 */
export function useForm<T>({ check, send, onDone, fieldOf = lastPart }: FormUse<T>) {
  const [faults, setFaults] = useState<readonly FieldFault[]>([]);
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);

  const submit = async (form: FormData) => {
    const wrong = check?.(form) ?? [];
    setFaults(wrong);
    setProblem(undefined);
    if (wrong.length > 0) return;
    setBusy(true);
    const answer = await send(form);
    setBusy(false);
    if (answer.ok) {
      onDone?.(answer.value, form);
    } else if (answer.problem.fields.length > 0) {
      setFaults(answer.problem.fields.map(({ field, message }) => ({ field: fieldOf(field), message })));
    } else {
      setProblem(answer.problem);
    }
  };

  return {
    faults,
    problem,
    isBusy,
    setFaults,
    setProblem,
    /** The words at one field. */
    errorOf: (field: string): string | undefined => faults.find((fault) => fault.field === field)?.message,
    onSubmit: (event: React.SubmitEvent<HTMLFormElement>) => {
      event.preventDefault();
      if (isBusy) return;
      const { submitter } = event.nativeEvent;
      void submit(new FormData(event.currentTarget, submitter));
    },
  };
}
