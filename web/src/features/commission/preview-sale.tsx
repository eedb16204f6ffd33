'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { commissionPreview, type CommissionPreview } from '@topsteel/domain/api';
import type { Problem } from '../../backend/problem.ts';
import { send } from '../../backend/send.ts';
import { DateField } from '../../ui/date-field.tsx';
import { ErrorSummary, type FieldFault } from '../../ui/error-summary.tsx';
import { formText } from '../../ui/form-text.ts';
import { useFormats } from '../../ui/formats.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Decision } from './decision.tsx';
import { readSale } from './read-rule.ts';
import { useFormOptions, type RuleChoices } from './rule-fields.tsx';
import { useWrongSentence } from './use-wrong-sentence.ts';

/** What a sale would cost its seller, and why: decided as a quote is. */
export function PreviewSale({ choices }: { choices: RuleChoices }) {
  const t = useTranslations('commission');
  const formats = useFormats();
  const forms = useFormOptions();
  const sentenceOf = useWrongSentence();
  const [faults, setFaults] = useState<readonly FieldFault[]>([]);
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<CommissionPreview>();
  const ask = async (fields: FormData) => {
    const reading = readSale((name) => formText(fields, name), formats.language);
    setFaults(reading.ok ? [] : [{ field: reading.wrong.field, message: sentenceOf(reading.wrong) }]);
    if (!reading.ok) return;
    setBusy(true);
    const told = await send('/v2/finance/commission-rules/preview', {
      body: { sale: reading.value, rule: null },
      schema: commissionPreview,
    });
    setBusy(false);
    setProblem(told.ok ? undefined : told.problem);
    setAnswer(told.ok ? told.value : undefined);
  };
  const decision = answer?.decision ?? null;
  return (
    <section aria-labelledby="preview-sale" className="panel grid gap-3">
      <h2 id="preview-sale">{t('preview.heading')}</h2>
      <p className="max-w-prose text-ink-2">{t('preview.intro')}</p>
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      <ErrorSummary faults={faults} />
      <form
        method="post"
        className="grid max-w-5xl gap-4 sm:grid-cols-2"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isBusy) void ask(new FormData(event.currentTarget));
        }}
      >
        <SelectField
          name="saleSeller"
          label={t('form.seller')}
          options={choices.sellers}
          choose={t('preview.choose')}
        />
        <SelectField
          name="saleBuyer"
          label={t('form.buyer')}
          options={choices.buyers}
          choose={t('preview.choose')}
        />
        <SelectField
          name="saleCategory"
          label={t('form.category')}
          options={forms}
          choose={t('preview.noForm')}
          isRequired={false}
        />
        <TextField
          name="saleOffer"
          label={t('form.offer')}
          hint={t('preview.offerHint')}
          isRequired={false}
          maxLength={300}
        />
        <TextField name="saleTotal" label={t('preview.total')} isNumeric maxLength={20} />
        <DateField name="saleDay" label={t('preview.day')} hint={t('preview.dayHint')} isRequired={false} />
        <button className="button justify-self-start" disabled={isBusy}>
          {isBusy ? t('preview.busy') : t('preview.button')}
        </button>
      </form>
      <div aria-live="polite">{decision === null ? null : <Decision decision={decision} />}</div>
    </section>
  );
}
