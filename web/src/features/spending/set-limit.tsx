'use client';

import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { spendingCurrency, spendingLimit, spendingPeriod } from '@topsteel/domain/api';
import { currencyDecimals } from '@topsteel/domain/units';
import { useSendOnce } from '../../backend/use-send-once.ts';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { describedBy, Field } from '../../ui/field.tsx';
import { formText } from '../../ui/form-text.ts';
import { useFormats } from '../../ui/formats.ts';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { typedAmount } from '../../ui/typed-amount.ts';
import { useFigureSentence } from '../../ui/use-figure-sentence.ts';
import { useForm } from '../../ui/use-form.ts';
import { useRouter } from '../../words/navigation.ts';
import { MoreForm } from '../company/more-form.tsx';
import { useStepUp } from '../step-up/use-step-up.tsx';

type Named = { id: string; name: string };
type Currency = (typeof spendingCurrency.options)[number];

/** Sets how much a person or a cost centre may order in a period. */
export function SetLimit({ people, centres }: { people: Named[]; centres: Named[] }) {
  const t = useTranslations('spending');
  const formats = useFormats();
  const router = useRouter();
  const send = useSendOnce();
  const box = useRef<HTMLFormElement>(null);
  const [isSet, setSet] = useState(false);
  const [currency, setCurrency] = useState<Currency>('EUR');
  const { act, dialog } = useStepUp();
  const example = formats.amount(currency === 'EUR' ? 5_000_000n : 50_000_000_000n, currency);
  const figureSentence = useFigureSentence();
  const minorOf = (form: FormData) => {
    const minor = typedAmount(formText(form, 'amountMinor'), currencyDecimals[currency], formats.language);
    return minor !== undefined && minor >= 0n ? minor : undefined;
  };
  const { faults, problem, isBusy, errorOf, onSubmit } = useForm({
    fieldOf: (path) => (path.endsWith('Id') ? 'whose' : path),
    check: (form) => [
      ...(formText(form, 'whose') === '' ? [{ field: 'whose', message: t('set.noOne') }] : []),
      ...(minorOf(form) === undefined
        ? [
            {
              field: 'amountMinor',
              message:
                figureSentence(formText(form, 'amountMinor')) ??
                t('set.wrongAmount', { decimals: currencyDecimals[currency], example }),
            },
          ]
        : []),
    ],
    send: (form) => {
      const [kind, id] = formText(form, 'whose').split('/');
      return act(() =>
        send('/v2/spending-limits', {
          body: {
            [kind === 'person' ? 'userId' : 'costCentreId']: id,
            period: formText(form, 'period'),
            currency,
            amountMinor: minorOf(form)?.toString(),
          },
          schema: spendingLimit,
        }),
      );
    },
    onDone: () => {
      setSet(true);
      box.current?.reset();
      router.refresh();
    },
  });
  return (
    <MoreForm title={t('set.title')}>
      <p className="mb-4 text-ink-2">{t('set.hint')}</p>
      <form method="post" ref={box} noValidate className="grid gap-4" onSubmit={onSubmit}>
        <ErrorSummary faults={faults} />
        {problem === undefined ? null : <ProblemNotice problem={problem} />}
        {isSet ? <Notice tone="good">{t('set.done')}</Notice> : null}
        <Field name="whose" label={t('set.whose')} error={errorOf('whose')}>
          <select
            id="whose"
            name="whose"
            className="field"
            {...describedBy({ name: 'whose', error: errorOf('whose') })}
          >
            <option value="">{t('set.choose')}</option>
            <Group label={t('set.people')} kind="person" items={people} />
            <Group label={t('set.centres')} kind="centre" items={centres} />
          </select>
        </Field>
        <div className="grid gap-4 sm:grid-cols-2">
          <SelectField
            name="period"
            label={t('period')}
            defaultValue="month"
            options={spendingPeriod.options.map((value) => ({ value, label: t(`periods.${value}`) }))}
          />
          <SelectField
            name="currency"
            label={t('currency')}
            value={currency}
            onChange={(event) => {
              setCurrency(spendingCurrency.parse(event.currentTarget.value));
            }}
            options={spendingCurrency.options.map((value) => ({ value, label: value }))}
          />
        </div>
        <TextField
          name="amountMinor"
          label={t('set.amount')}
          hint={t('set.amountHint', { example })}
          isNumeric
          unit={currency}
          error={errorOf('amountMinor')}
        />
        <button className="button justify-self-start" aria-disabled={isBusy}>
          {t('set.button')}
        </button>
      </form>
      {dialog}
    </MoreForm>
  );
}

function Group({ label, kind, items }: { label: string; kind: string; items: Named[] }) {
  if (items.length === 0) return null;
  return (
    <optgroup label={label}>
      {items.map(({ id, name }) => (
        <option key={id} value={`${kind}/${id}`}>
          {name}
        </option>
      ))}
    </optgroup>
  );
}
