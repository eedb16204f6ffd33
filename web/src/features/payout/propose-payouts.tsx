'use client';

import { useTranslations } from 'next-intl';

import { payoutBatch } from '@topsteel/domain/api';
import { ActProblem, useAct } from './act.tsx';

/** Proposes everything that can be paid now. No money moves. */
export function ProposePayouts({ amounts }: { amounts: string }) {
  const t = useTranslations('payout');
  const { act, isBusy, problem, dialog } = useAct();
  return (
    <div className="grid gap-3">
      <ActProblem problem={problem} />
      {dialog}
      <p className="text-ink-2">{t('propose.hint')}</p>
      <button
        type="button"
        className="button justify-self-start"
        disabled={isBusy}
        onClick={() => void act('/v2/finance/payout-batches', {}, payoutBatch)}
      >
        {isBusy ? t('propose.busy') : t('propose.button', { amounts })}
      </button>
    </div>
  );
}
