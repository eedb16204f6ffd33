'use client';

import { useTranslations } from 'next-intl';
import type { z } from 'zod';
import { priceList, type priceListInput } from '@topsteel/domain/api';
import { send } from '../../backend/send.ts';
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

/** Agrees a discount with a customer or a group: on everything, a family, or a grade. */
export function NewList({ buyers, groups }: { buyers: Option[]; groups: Option[] }) {
  const t = useTranslations('priceList');
  const formats = useFormats();
  const figureSentence = useFigureSentence();
  const router = useRouter();
  const { act, dialog } = useStepUp();
  const bpsOf = (form: FormData) => typedAmount(formText(form, 'discount'), 2, formats.language);
  const { faults, problem, isBusy, errorOf, onSubmit } = useForm({
    check: (form) => {
      const wrong: FieldFault[] = [];
      const bps = bpsOf(form);
      const mass = formText(form, 'fromMass');
      if (formText(form, 'name') === '') wrong.push({ field: 'name', message: t('badName') });
      if (bps === undefined || bps < 1n || bps > 9_000n)
        wrong.push({ field: 'discount', message: t('badDiscount', { example: formats.decimal('2.5') }) });
      if (mass !== '' && typedGrams(mass, formats.language) === undefined)
        wrong.push({
          field: 'fromMass',
          message: figureSentence(mass) ?? t('badMass', { example: formats.mass(5_000_000n, 't') }),
        });
      return wrong;
    },
    send: (form) => {
      const [kind, id] = formText(form, 'customer').split(':');
      const grade = formText(form, 'grade');
      const until = formText(form, 'until');
      const body: z.input<typeof priceListInput> = {
        name: formText(form, 'name'),
        ...(kind === 'group' ? { customerGroupId: id ?? '' } : { customerId: id ?? '' }),
        validFrom: null,
        validUntil: endAfter(until),
        entries: [
          {
            family: steelFamily(formText(form, 'family')) ?? null,
            gradeKey: grade === '' ? null : grade,
            fromGrams: (typedGrams(formText(form, 'fromMass'), formats.language) ?? 0n).toString(),
            discountBps: Number(bpsOf(form) ?? 0n),
          },
        ],
      };
      const idempotencyKey = crypto.randomUUID();
      return act(() => send('/v2/price-lists', { body, schema: priceList, idempotencyKey }));
    },
    onDone: ({ id }) => {
      router.push(`/vendor/prices/${id}`);
    },
  });
  return (
    <>
      <form method="post" noValidate className="grid max-w-3xl gap-4" onSubmit={onSubmit}>
        <ErrorSummary faults={faults} />
        {problem === undefined ? null : <ProblemNotice problem={problem} />}
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            name="name"
            label={t('name')}
            hint={t('nameHint')}
            error={errorOf('name')}
            maxLength={80}
          />
          <SelectField
            name="customer"
            label={t('customer')}
            hint={t('customerHint')}
            options={[
              ...buyers.map(({ value, label }) => ({ value: `buyer:${value}`, label })),
              ...groups.map(({ value, label }) => ({
                value: `group:${value}`,
                label: t('groupNamed', { name: label }),
              })),
            ]}
          />
        </div>
        <div className="grid items-end gap-4 sm:grid-cols-4">
          <TextField name="discount" label={t('discount')} error={errorOf('discount')} unit="%" isNumeric />
          <SelectField
            name="family"
            label={t('family')}
            choose={t('everything')}
            isRequired={false}
            options={STEEL_FAMILIES.map((value) => ({ value, label: t(`families.${value}`) }))}
          />
          <TextField name="grade" label={t('grade')} maxLength={40} isRequired={false} />
          <TextField
            name="fromMass"
            label={t('fromMass')}
            error={errorOf('fromMass')}
            unit="t"
            isRequired={false}
            isNumeric
          />
        </div>
        <DateField name="until" label={t('until')} isRequired={false} />
        <button className="button justify-self-start" aria-disabled={isBusy}>
          {isBusy ? t('busy') : t('agree')}
        </button>
      </form>
      {dialog}
    </>
  );
}
