'use client';

import { useEffect, useRef, type ReactNode } from 'react';
import type { Refused } from '../backend/refused.ts';
import { faultsOf, KeptFields } from './kept-fields.tsx';
import { Notice } from './notice.tsx';
import { ProblemNotice } from './problem-notice.tsx';

type KeepsTypedProps = {
  refused: Refused | null;
  /** What is said instead of the problem, where that is none. */
  notice?: string;
  isInRow?: boolean;
  children: ReactNode;
};

/** The inside of a form whose act may be refused: the problem on top, which takes the focus, and its fields as they were sent. */
export function KeepsTyped({ refused, notice, isInRow = false, children }: KeepsTypedProps) {
  return (
    <>
      {refused === null || faultsOf(refused).length > 0 ? null : <Told refused={refused} notice={notice} />}
      <KeptFields refused={refused} isInRow={isInRow}>
        {children}
      </KeptFields>
    </>
  );
}

function Told({ refused, notice }: { refused: Refused; notice: string | undefined }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.focus();
  }, [refused]);
  return (
    <div ref={box} tabIndex={-1} autoFocus>
      {notice === undefined ? (
        <ProblemNotice problem={refused.problem} />
      ) : (
        <Notice tone="attention">{notice}</Notice>
      )}
    </div>
  );
}
