'use client';

import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { useRef, useState, type ReactNode } from 'react';
import type { Answer } from '../../backend/problem.ts';

/** The dialog is fetched when the first act needs it. */
const StepUpDialog = dynamic(() => import('./step-up-dialog.tsx').then((module) => module.StepUpDialog), {
  ssr: false,
});

type StepUp = {
  /** Does an act; where the service first wants a proof of who is there, asks for it and does the act again. */
  act: <T>(run: () => Promise<Answer<T>>) => Promise<Answer<T>>;
  /** Stands anywhere in the component: the dialog while it is open. */
  dialog: ReactNode;
};

/**
 * Wraps acts that a session left open must not do (money, keys, members). Whoever gives the proof up gets their refusal
 * as an answer that nothing was changed. Needs the words of `stepUp`.
 *
 * @example
 * const { act, dialog } = useStepUp();
 * const answer = await act(() => send('/v2/api-keys', { body, schema: apiKeyWithSecret }));
 */
export function useStepUp(): StepUp {
  const t = useTranslations('stepUp');
  const [isOpen, setOpen] = useState(false);
  const settle = useRef<(isProven: boolean) => void>(undefined);

  const prove = (): Promise<boolean> =>
    new Promise((resolve) => {
      settle.current = resolve;
      setOpen(true);
    });
  const end = (isProven: boolean) => {
    setOpen(false);
    settle.current?.(isProven);
  };

  const act = async <T,>(run: () => Promise<Answer<T>>): Promise<Answer<T>> => {
    const answer = await run();
    if (answer.ok || answer.problem.reason !== 'step-up-needed') return answer;
    if (await prove()) return run();
    return {
      ok: false,
      problem: { status: 400, code: 'STEP_UP_CANCELLED', sentence: t('cancelled'), fields: [] },
    };
  };

  return { act, dialog: isOpen ? <StepUpDialog onEnd={end} /> : null };
}
