'use client';

import { useRouter } from '../../words/navigation.ts';
import { useState } from 'react';
import { transformation as transformationSchema } from '@topsteel/domain/api';
import type { Problem } from '../../backend/problem.ts';
import { send } from '../../backend/send.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';

/** Sends a transformation again, or withdraws it. */
export function ChangeButton({
  path,
  method,
  label,
}: {
  path: string;
  method: 'POST' | 'DELETE';
  label: string;
}) {
  const router = useRouter();
  const [problem, setProblem] = useState<Problem>();
  return (
    <>
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      <button
        type="button"
        className="button-text text-sm"
        onClick={() => {
          void send(path, { method, schema: transformationSchema }).then((answer) => {
            setProblem(answer.ok ? undefined : answer.problem);
            if (answer.ok) router.refresh();
          });
        }}
      >
        {label}
      </button>
    </>
  );
}
