'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { late } from '../../backend/late.ts';
import type { Problem } from '../../backend/problem.ts';
import { send } from '../../backend/send.ts';
import { ErrorSummary, type FieldFault } from '../../ui/error-summary.tsx';
import { formText } from '../../ui/form-text.ts';
import { useFormats } from '../../ui/formats.ts';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useForm } from '../../ui/use-form.ts';
import { useRouter } from '../../words/navigation.ts';
import { deliveryCountries } from '../basket/delivery-countries.ts';

type GuestFormProps = { basket: { id: string; totalMinor: string; currency: string } };

const required = ['name', 'legalName', 'city', 'person', 'email'] as const;
const rails = ['sepa', 'card'] as const;

/** Everything that is asked of a company without an account, on one page. */
export function GuestForm({ basket }: GuestFormProps) {
  const t = useTranslations('guest.form');
  const tRails = useTranslations('checkout.rails');
  const formats = useFormats();
  const language = useLocale();
  const router = useRouter();
  const [totalMinor, setTotal] = useState(basket.totalMinor);
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const form = useForm({
    check: (data): FieldFault[] => {
      const missing: FieldFault[] = required
        .filter((field) => formText(data, field) === '')
        .map((field) => ({ field, message: t('missing', { field: t(field) }) }));
      const email = formText(data, 'email');
      return email === '' || /^\S+@\S+\.\S+$/.test(email)
        ? missing
        : [...missing, { field: 'email', message: t('emailWrong') }];
    },
    send: (data) => {
      const [vat, reference] = [
        formText(data, 'vat').replace(/\s/g, '').toUpperCase(),
        formText(data, 'reference'),
      ];
      return send('/v2/guest-checkouts', {
        body: {
          basketId: basket.id,
          company: {
            name: formText(data, 'name'),
            legalName: formText(data, 'legalName'),
            country: formText(data, 'country'),
            city: formText(data, 'city'),
            ...(vat === '' ? {} : { vat }),
          },
          contact: { name: formText(data, 'person'), email: formText(data, 'email') },
          language,
          rail: formText(data, 'rail'),
          ...(reference === '' ? {} : { reference }),
          accept: { totalMinor },
        },
        schema: late('guestCheckoutBegun'),
        // One order of this form, whatever is changed in it after an answer that did not come.
        idempotencyKey,
      });
    },
    onDone: ({ token }) => {
      router.push(`/guest/${token}`);
    },
  });
  const now = form.problem?.reason === 'price-changed' ? form.problem.figures?.totalMinor : undefined;
  if (now !== undefined && now !== totalMinor) setTotal(now);
  const field = (name: (typeof required)[number] | 'vat' | 'reference') => ({
    name,
    label: t(name),
    error: form.errorOf(name),
  });
  return (
    <form method="post" noValidate className="grid max-w-xl gap-5" onSubmit={form.onSubmit}>
      <ErrorSummary faults={form.faults} />
      {form.problem === undefined ? null : wasSent(form.problem) ? (
        <Notice tone="attention">{t('sentBefore')}</Notice>
      ) : now === undefined ? (
        <ProblemNotice problem={form.problem} />
      ) : (
        <Notice tone="attention">
          <p>{t('changed', { total: formats.money(now, basket.currency) })}</p>
        </Notice>
      )}
      <h2>{t('company')}</h2>
      <TextField {...field('name')} maxLength={80} autoComplete="organization" />
      <TextField {...field('legalName')} maxLength={160} />
      <div className="grid gap-5 sm:grid-cols-2">
        <SelectField
          name="country"
          label={t('country')}
          options={deliveryCountries
            .map((code) => ({ value: code, label: formats.country(code) }))
            .sort((a, b) => a.label.localeCompare(b.label, formats.language))}
        />
        <TextField {...field('city')} maxLength={80} autoComplete="address-level2" />
      </div>
      <TextField {...field('vat')} hint={t('vatHint')} isRequired={false} maxLength={20} />
      <h2>{t('contact')}</h2>
      <TextField {...field('person')} maxLength={120} autoComplete="name" />
      <TextField
        {...field('email')}
        type="email"
        hint={t('emailHint')}
        maxLength={254}
        autoComplete="email"
      />
      <TextField {...field('reference')} isRequired={false} maxLength={64} />
      <RadioGroup
        name="rail"
        label={t('rail')}
        defaultValue="sepa"
        choices={rails.map((rail) => ({
          value: rail,
          label: tRails(`names.${rail}`),
          hint: tRails(`leavesText.${rail}`),
        }))}
      />
      <button type="submit" className="button justify-self-start" aria-disabled={form.isBusy}>
        {form.isBusy ? t('placing') : t('place', { amount: formats.money(totalMinor, basket.currency) })}
      </button>
    </form>
  );
}

/** An earlier press ordered something else, or its answer was lost. */
const wasSent = ({ code, reason }: Problem): boolean =>
  code === 'idempotency-mismatch' || reason === 'answer-lost';
