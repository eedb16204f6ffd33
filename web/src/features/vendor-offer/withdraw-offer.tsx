'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { z } from 'zod';
import type { Problem } from '../../backend/problem.ts';
import { send } from '../../backend/send.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { texts } from '../vendor/texts.ts';

/** Takes an offer off the list after a second press. Orders already placed stay. */
export function WithdrawOffer({ offerId, what }: { offerId: string; what: string }) {
  const router = useRouter();
  const [step, setStep] = useState<'idle' | 'asking' | 'busy'>('idle');
  const [problem, setProblem] = useState<Problem>();
  const words = texts.offers;
  const withdraw = async () => {
    setStep('busy');
    const answer = await send(`/v2/offers/${offerId}`, { method: 'DELETE', schema: z.unknown() });
    setStep('idle');
    setProblem(answer.ok ? undefined : answer.problem);
    if (answer.ok) router.refresh();
  };
  if (problem !== undefined) return <ProblemNotice problem={problem} />;
  if (step === 'idle') {
    return (
      <button
        type="button"
        className="button button-quiet button-small"
        onClick={() => {
          setStep('asking');
        }}
      >
        {words.withdraw}
        <span className="sr-only"> {what}</span>
      </button>
    );
  }
  return (
    <span className="flex flex-wrap gap-2">
      <button
        type="button"
        className="button button-danger button-small"
        disabled={step === 'busy'}
        onClick={() => void withdraw()}
      >
        {step === 'busy' ? words.withdrawing : words.sure}
      </button>
      <button
        type="button"
        className="button button-quiet button-small"
        onClick={() => {
          setStep('idle');
        }}
      >
        {words.keep}
      </button>
    </span>
  );
}
