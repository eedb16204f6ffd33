'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import type { Problem } from '../backend/problem.ts';
import { Modal } from './modal.tsx';
import { ProblemNotice } from './problem-notice.tsx';

type ConfirmProps = {
  /** The question: "Withdraw this offer?" */
  title: string;
  /** What it costs and whether it can be undone. */
  children: React.ReactNode;
  /** The verb, with the amount where money moves: "Withdraw 4 offers". */
  verb: string;
  isDanger?: boolean;
  onConfirm: () => Promise<Problem | undefined>;
  onClose: () => void;
};

/** Asks once before something that costs. Stays open with the reason when it did not succeed. Mounted means open. */
export function Confirm({ title, children, verb, isDanger = false, onConfirm, onClose }: ConfirmProps) {
  const t = useTranslations('ui');
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const cancel = useRef<HTMLButtonElement>(null);
  // Enter must not do what cannot be undone.
  useEffect(() => {
    if (isDanger) cancel.current?.focus();
  }, [isDanger]);
  const confirm = async () => {
    setBusy(true);
    const failed = await onConfirm();
    setBusy(false);
    setProblem(failed);
    if (failed === undefined) onClose();
  };
  return (
    <Modal title={title} onClose={onClose}>
      <div className="grid gap-4">
        <div className="text-ink-2">{children}</div>
        {problem === undefined ? null : <ProblemNotice problem={problem} />}
        <div className="flex flex-wrap gap-3">
          <button
            type="button"
            className={`button ${isDanger ? 'button-danger' : ''}`}
            aria-disabled={isBusy}
            onClick={() => {
              if (!isBusy) void confirm();
            }}
          >
            {isBusy ? t('busy') : verb}
          </button>
          <button ref={cancel} type="button" className="button button-quiet" onClick={onClose}>
            {t('cancel')}
          </button>
        </div>
      </div>
    </Modal>
  );
}
