'use client';

import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import {
  commissionPreview,
  commissionRule,
  type CommissionPreview,
  type CommissionRuleInput,
} from '@topsteel/domain/api';
import type { Problem } from '../../backend/problem.ts';
import { send } from '../../backend/send.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { ErrorSummary, type FieldFault } from '../../ui/error-summary.tsx';
import { formText } from '../../ui/form-text.ts';
import { useFormats } from '../../ui/formats.ts';
import { Notice } from '../../ui/notice.tsx';
import { ActProblem, useAct } from '../payout/act.tsx';
import { OverlapList } from './overlap-list.tsx';
import { readRule } from './read-rule.ts';
import { ScopeFields, TariffFields, type RuleChoices } from './rule-fields.tsx';
import { Tariff } from './tariff.tsx';
import { useWrongSentence } from './use-wrong-sentence.ts';

interface Asked {
  rule: CommissionRuleInput;
  overlaps: CommissionPreview['overlaps'];
}

/** Adds a rule, or a version in the place of one, after it was judged among the others and seen once more. */
export function AddRule({ choices, firstDay }: { choices: RuleChoices; firstDay: string }) {
  const t = useTranslations('commission');
  const formats = useFormats();
  const sentenceOf = useWrongSentence();
  const { act, isBusy, problem, dialog } = useAct();
  const form = useRef<HTMLFormElement>(null);
  const [faults, setFaults] = useState<readonly FieldFault[]>([]);
  const [refused, setRefused] = useState<Problem>();
  const [isChecking, setChecking] = useState(false);
  const [asked, setAsked] = useState<Asked>();
  const check = async (fields: FormData) => {
    const reading = readRule((name) => formText(fields, name), formats.language, firstDay);
    setRefused(undefined);
    setFaults(reading.ok ? [] : [{ field: reading.wrong.field, message: sentenceOf(reading.wrong) }]);
    if (!reading.ok) return;
    setChecking(true);
    const rule = reading.value;
    const answer = await send('/v2/finance/commission-rules/preview', {
      body: { sale: null, rule },
      schema: commissionPreview,
    });
    setChecking(false);
    if (answer.ok) setAsked({ rule, overlaps: answer.value.overlaps });
    else setRefused(answer.problem);
  };
  const add = async (rule: CommissionRuleInput) => {
    if (await act('/v2/finance/commission-rules', rule, commissionRule)) form.current?.reset();
  };
  return (
    <section aria-labelledby="add-rule" className="panel grid gap-3">
      <h2 id="add-rule">{t('form.heading')}</h2>
      <p className="max-w-prose text-ink-2">{t('form.intro')}</p>
      <ActProblem problem={refused ?? problem} />
      {dialog}
      <ErrorSummary faults={faults} />
      <form
        ref={form}
        method="post"
        className="grid max-w-5xl gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isChecking) void check(new FormData(event.currentTarget));
        }}
      >
        <ScopeFields choices={choices} firstDay={firstDay} />
        <TariffFields />
        <button className="button justify-self-start" disabled={isBusy || isChecking}>
          {isBusy || isChecking ? t('form.adding') : t('form.check')}
        </button>
      </form>
      {asked === undefined ? null : (
        <Confirm
          title={t('confirm.title', { name: asked.rule.name })}
          verb={t('form.add')}
          onConfirm={() => {
            void add(asked.rule);
            return Promise.resolve(undefined);
          }}
          onClose={() => {
            setAsked(undefined);
          }}
        >
          <ConfirmWords asked={asked} />
        </Confirm>
      )}
    </section>
  );
}

/** From when on it decides, what it costs, what stays, and which rules it meets. */
function ConfirmWords({ asked: { rule, overlaps } }: { asked: Asked }) {
  const t = useTranslations('commission.confirm');
  const formats = useFormats();
  const { validFrom, validUntil } = rule;
  return (
    <div className="grid gap-3">
      <p>
        {validFrom === null ? t('now') : t('from', { at: formats.instant(validFrom) })}{' '}
        {validUntil === null ? null : t('until', { at: formats.instant(validUntil) })} {t('stays')}
      </p>
      <Tariff tariff={rule.tariff} />
      {overlaps.length === 0 ? null : (
        <Notice tone="attention" title={t('overlaps')} live={false}>
          <OverlapList overlaps={overlaps} />
        </Notice>
      )}
    </div>
  );
}
