'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Problem } from '../backend/problem.ts';
import { Notice } from './notice.tsx';
import { ProblemNotice } from './problem-notice.tsx';

type UndoProps = {
  /** What was done: "Plate 20 mm was removed from the basket." */
  sentence: string;
  onUndo: () => Promise<Problem | undefined>;
  /** Takes the notice away; it never leaves by itself. */
  onClose: () => void;
};

/** Says what was done and offers to undo it. */
export function Undo({ sentence, onUndo, onClose }: UndoProps) {
  const t = useTranslations('ui');
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const undo = async () => {
    setBusy(true);
    const failed = await onUndo();
    setBusy(false);
    setProblem(failed);
    if (failed === undefined) onClose();
  };
  if (problem !== undefined) return <ProblemNotice problem={problem} />;
  return (
    <Notice tone="good">
      <p className="flex flex-wrap items-center gap-x-4">
        <span>{sentence}</span>
        <button
          type="button"
          className="button-text font-semibold"
          aria-disabled={isBusy}
          onClick={() => {
            if (!isBusy) void undo();
          }}
        >
          {t('undo')}
        </button>
        <button type="button" className="button-text text-sm" onClick={onClose}>
          {t('close')}
        </button>
      </p>
    </Notice>
  );
}
