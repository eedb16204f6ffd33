'use client';

import { useTranslations } from 'next-intl';

import { bankTransfer } from '@topsteel/domain/api';
import { formText } from '../../ui/form-text.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';

import { useAct } from './use-act.tsx';

/** Sends a transfer that failed to another account of its payee. */
export function ResendTransfer({ transferId }: { transferId: string }) {
  const t = useTranslations('reconcile');
  const { act, isBusy, problem, dialog } = useAct();
  return (
    <details>
      <summary>{t('transfers.resend')}</summary>
      <form
        method="post"
        className="mt-2 grid gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          const form = new FormData(event.currentTarget);
          void act(`/v2/finance/bank-transfers/${transferId}/resend`, {
            body: { name: formText(form, 'name'), iban: formText(form, 'iban') },
            schema: bankTransfer,
          });
        }}
      >
        {dialog}
        {problem === undefined ? null : <ProblemNotice problem={problem} />}
        {(['name', 'iban'] as const).map((name) => (
          <label key={name} className="grid gap-1">
            <span className="font-semibold">{t(`transfers.${name}`)}</span>
            <input
              className="field"
              name={name}
              required
              maxLength={name === 'iban' ? 42 : 70}
              autoComplete="off"
            />
          </label>
        ))}
        <button className="button justify-self-start" disabled={isBusy}>
          {isBusy ? t('act.busy') : t('transfers.go')}
        </button>
      </form>
    </details>
  );
}
