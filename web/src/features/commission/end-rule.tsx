'use client';

import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { commissionRule, type CommissionRuleView } from '@topsteel/domain/api';
import { Confirm } from '../../ui/confirm.tsx';
import { formText } from '../../ui/form-text.ts';
import { useFormats } from '../../ui/formats.ts';
import { ActProblem, useAct } from '../payout/act.tsx';
import { startOf } from './read-rule.ts';

/** Ends a rule, now or from a day on, after it was said what stays. */
export function EndRule({
  rule,
  firstDay,
}: {
  rule: Pick<CommissionRuleView, 'key' | 'name'>;
  firstDay: string;
}) {
  const t = useTranslations('commission.end');
  const formats = useFormats();
  const field = useId();
  const { act, isBusy, problem, dialog } = useAct();
  const [asked, setAsked] = useState<{ from: string | null }>();
  const end = (from: string | null) =>
    act(`/v2/finance/commission-rules/${rule.key}/end`, { from }, commissionRule);
  return (
    <details className="mt-2">
      <summary aria-label={t('of', { name: rule.name })}>{t('open')}</summary>
      <form
        method="post"
        className="mt-2 grid justify-items-start gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          const day = formText(new FormData(event.currentTarget), 'day');
          setAsked({ from: day === '' ? null : startOf(day) });
        }}
      >
        <ActProblem problem={problem} />
        {dialog}
        <label htmlFor={field} className="font-semibold">
          {t('day')}
        </label>
        <p id={`${field}-hint`} className="text-sm text-ink-2">
          {t('hint')}
        </p>
        <input
          type="date"
          id={field}
          name="day"
          min={firstDay}
          className="field max-w-56"
          aria-describedby={`${field}-hint`}
        />
        <button className="button button-quiet" disabled={isBusy}>
          {isBusy ? t('busy') : t('button')}
        </button>
      </form>
      {asked === undefined ? null : (
        <Confirm
          title={t('title', { name: rule.name })}
          verb={asked.from === null ? t('now') : t('from', { at: formats.instant(asked.from) })}
          isDanger
          onConfirm={() => {
            void end(asked.from);
            return Promise.resolve(undefined);
          }}
          onClose={() => {
            setAsked(undefined);
          }}
        >
          <p>{t('stays')}</p>
        </Confirm>
      )}
    </details>
  );
}
