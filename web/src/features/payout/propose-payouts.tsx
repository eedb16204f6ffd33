'use client';

import { payoutBatch } from '@topsteel/domain/api';
import { ActProblem, useAct } from './act.tsx';
import { texts } from './texts.ts';

/** Proposes everything that can be paid now. No money moves. */
export function ProposePayouts() {
  const { act, isBusy, problem } = useAct();
  return (
    <div className="grid gap-3">
      <ActProblem problem={problem} />
      <button
        type="button"
        className="button justify-self-start"
        disabled={isBusy}
        onClick={() => void act('/v2/finance/payout-batches', {}, payoutBatch)}
      >
        {isBusy ? texts.propose.busy : texts.propose.button}
      </button>
    </div>
  );
}
