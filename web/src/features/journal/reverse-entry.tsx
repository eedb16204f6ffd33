'use client';

import { useTranslations } from 'next-intl';
import { journalEntry } from '@topsteel/domain/api';
import { DateField } from '../../ui/date-field.tsx';
import { formText } from '../../ui/form-text.ts';
import { TextField } from '../../ui/text-field.tsx';
import { ActProblem, useAct } from '../payout/act.tsx';

/** Proposes the counter entry of a booked one. */
export function ReverseEntry({ id, from, today }: { id: string; from: string; today: string }) {
  const t = useTranslations('journal');
  const { act, isBusy, problem, dialog } = useAct();
  return (
    <section aria-labelledby="reverse" className="panel grid max-w-xl gap-3">
      <h2 id="reverse">{t('reverse.heading')}</h2>
      <p>{t('reverse.intro')}</p>
      <ActProblem problem={problem} />
      {dialog}
      <form
        method="post"
        className="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          const form = new FormData(event.currentTarget);
          const input = { date: formText(form, 'date'), reason: formText(form, 'reason') };
          void act(`/v2/finance/journal-entries/${id}/reversal`, input, journalEntry);
        }}
      >
        <DateField name="date" label={t('reverse.date')} min={from} max={today} defaultValue={today} />
        <TextField name="reason" label={t('reverse.reason')} maxLength={300} />
        <button className="button justify-self-start" disabled={isBusy}>
          {isBusy ? t('form.busy') : t('reverse.go')}
        </button>
      </form>
    </section>
  );
}
