'use client';

import { useTranslations } from 'next-intl';
import type { Order } from '@topsteel/domain/api';
import { useFormats } from '../../ui/formats.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { useAct } from './use-act.ts';

/** The buyer's word for the weighed mass, where no wallet has to sign it. */
export function ConfirmWeight({ orderId, grams }: { orderId: Order['id']; grams: string }) {
  const { act, problem, isBusy } = useAct(orderId);
  const t = useTranslations('orderAct.confirm');
  const formats = useFormats();
  return (
    <div className="grid justify-items-start gap-3">
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      <button
        type="button"
        className="button"
        aria-disabled={isBusy}
        onClick={() => {
          if (!isBusy) void act('receipt', { grams }, grams);
        }}
      >
        {isBusy ? t('busy') : t('button', { kilograms: formats.mass(grams, 'kg') })}
      </button>
    </div>
  );
}
