'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { z } from 'zod';
import { priceCurrency, priceRule, type priceRuleInput } from '@topsteel/domain/api';
import { currencyDecimals } from '@topsteel/domain/pricing';
import { useSendOnce } from '../../backend/use-send-once.ts';
import { DateField } from '../../ui/date-field.tsx';
import { ErrorSummary, type FieldFault } from '../../ui/error-summary.tsx';
import { formText } from '../../ui/form-text.ts';
import { useFormats } from '../../ui/formats.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SelectField, type Option } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { typedAmount, typedGrams } from '../../ui/typed-amount.ts';
import { useFigureSentence } from '../../ui/use-figure-sentence.ts';
import { useForm } from '../../ui/use-form.ts';
import { useRouter } from '../../words/navigation.ts';
import { endAfter } from './last-day.ts';
import { useStepUp } from '../step-up/use-step-up.tsx';
import { STEEL_FAMILIES, steelFamily } from './price-words.ts';

const KINDS = ['price-bps', 'per-tonne', 'per-line'] as const;

/** Adds a promotion or a surcharge: by per cent, per tonne or per line. */
export function NewRule({ groups }: { groups: readonly Option[] }) {
  const t = useTranslations('priceList');
  const formats = useFormats();
  const figureSentence = useFigureSentence();
  const router = useRouter();
  const send = useSendOnce();
  const { act, dialog } = useStepUp();
  const [kind, setKind] = useState<(typeof KINDS)[number]>('price-bps');
  const [count, setCount] = useState(0);
  const valueOf = (form: FormData): bigint | undefined => {
    const currency = priceCurrency.safeParse(formText(form, 'currency')).data ?? 'EUR';
    const decimals = kind === 'price-bps' ? 2 : currencyDecimals[currency];
    const value = typedAmount(formText(form, 'value'), decimals, formats.language);
    if (value === undefined || value === 0n) return undefined;
    return kind === 'price-bps'
      ? value >= -9_000n && value <= 10_000n
        ? value
        : undefined
      : value > 0n
        ? value
        : undefined;
  };
  const { faults, problem, isBusy, errorOf, onSubmit } = useForm({
    check: (form) => {
      const wrong: FieldFault[] = [];
      if (formText(form, 'ruleName') === '') wrong.push({ field: 'ruleName', message: t('badName') });
      if (valueOf(form) === undefined)
        wrong.push({
          field: 'value',
          message:
            figureSentence(formText(form, 'value')) ??
            (kind === 'price-bps'
              ? t('badPercent', { example: formats.decimal('-2.5') })
              : t('badAmount', { example: formats.decimal('12.50') })),
        });
      for (const field of ['fromGrams', 'belowGrams']) {
        const mass = formText(form, field);
        if (mass !== '' && typedGrams(mass, formats.language) === undefined)
          wrong.push({
            field,
            message: figureSentence(mass) ?? t('badMass', { example: formats.mass(5_000_000n, 't') }),
          });
      }
      return wrong;
    },
    send: (form) => {
      const value = valueOf(form) ?? 0n;
      const grade = formText(form, 'grade');
      const until = formText(form, 'until');
      const group = formText(form, 'group');
      const body: z.input<typeof priceRuleInput> = {
        name: formText(form, 'ruleName'),
        family: steelFamily(formText(form, 'family')) ?? null,
        gradeKey: grade === '' ? null : grade,
        customerGroupId: group === '' ? null : group,
        fromGrams: typedGrams(formText(form, 'fromGrams'), formats.language)?.toString() ?? null,
        belowGrams: typedGrams(formText(form, 'belowGrams'), formats.language)?.toString() ?? null,
        validFrom: null,
        validUntil: endAfter(until),
        effect:
          kind === 'price-bps'
            ? { kind, changeBps: Number(value) }
            : {
                kind,
                amountMinor: value.toString(),
                currency: priceCurrency.parse(formText(form, 'currency')),
              },
      };
      return act(() => send('/v2/price-rules', { body, schema: priceRule }));
    },
    onDone: () => {
      setCount(count + 1);
      router.refresh();
    },
  });
  return (
    <>
      <form method="post" key={count} noValidate className="grid max-w-3xl gap-4" onSubmit={onSubmit}>
        <ErrorSummary faults={faults} />
        {problem === undefined ? null : <ProblemNotice problem={problem} />}
        <TextField
          name="ruleName"
          label={t('name')}
          hint={t('nameHint')}
          error={errorOf('ruleName')}
          maxLength={80}
        />
        <div className="grid items-end gap-4 sm:grid-cols-3">
          <SelectField
            name="kind"
            label={t('effect')}
            value={kind}
            onChange={(event) => {
              setKind(KINDS.find((each) => each === event.currentTarget.value) ?? 'price-bps');
            }}
            options={KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          />
          <TextField name="value" label={t('value')} error={errorOf('value')} isNumeric />
          {kind === 'price-bps' ? null : (
            <SelectField
              name="currency"
              label={t('currency')}
              options={priceCurrency.options.map((value) => ({ value, label: value }))}
            />
          )}
        </div>
        <div className="grid items-end gap-4 sm:grid-cols-3">
          <SelectField
            name="family"
            label={t('family')}
            choose={t('everything')}
            isRequired={false}
            options={STEEL_FAMILIES.map((value) => ({ value, label: t(`families.${value}`) }))}
          />
          <TextField name="grade" label={t('grade')} maxLength={40} isRequired={false} />
          <SelectField
            name="group"
            label={t('group')}
            choose={t('everybody')}
            isRequired={false}
            options={groups}
          />
          <TextField
            name="fromGrams"
            label={t('fromMass')}
            error={errorOf('fromGrams')}
            unit="t"
            isRequired={false}
            isNumeric
          />
          <TextField
            name="belowGrams"
            label={t('belowMass')}
            error={errorOf('belowGrams')}
            unit="t"
            isRequired={false}
            isNumeric
          />
          <DateField name="until" label={t('until')} isRequired={false} />
        </div>
        <button className="button justify-self-start" aria-disabled={isBusy}>
          {isBusy ? t('busy') : t('addRule')}
        </button>
      </form>
      {dialog}
    </>
  );
}
