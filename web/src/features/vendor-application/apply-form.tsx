'use client';

import { useTranslations } from 'next-intl';
import type { VendorApplicationInput } from '@topsteel/domain/api';
import { late } from '../../backend/late.ts';
import { useSendOnce } from '../../backend/use-send-once.ts';
import { CheckField } from '../../ui/check-field.tsx';
import { ErrorSummary, type FieldFault } from '../../ui/error-summary.tsx';
import { formText } from '../../ui/form-text.ts';
import { useFormats } from '../../ui/formats.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useForm } from '../../ui/use-form.ts';
import { useRouter } from '../../words/navigation.ts';
import { keepToken } from './application-api.ts';

const ROLES = ['mill', 'processor', 'stockist'] as const;
const COUNTRIES = [
  'AT',
  'BE',
  'CH',
  'CZ',
  'DE',
  'DK',
  'ES',
  'FI',
  'FR',
  'GB',
  'HU',
  'IE',
  'IT',
  'LU',
  'NL',
  'NO',
  'PL',
  'PT',
  'RO',
  'SE',
  'SI',
  'SK',
];
const NEEDED = ['name', 'legalName', 'city', 'contactName', 'email'] as const;

/** The company and whom to talk to. Documents come on the next page. */
export function ApplyForm() {
  const t = useTranslations('vendorApplication.form');
  const send = useSendOnce();
  const formats = useFormats();
  const router = useRouter();
  const { faults, problem, isBusy, errorOf, onSubmit } = useForm({
    check: (form) => {
      const wrong: FieldFault[] = NEEDED.filter((field) => formText(form, field) === '').map((field) => ({
        field,
        message: t(`missing.${field}`),
      }));
      const vat = formText(form, 'vat').replaceAll(' ', '').toUpperCase();
      if (vat !== '' && !/^[A-Z]{2}[A-Z0-9+*]{2,13}$/.test(vat))
        wrong.push({ field: 'vat', message: t('badVat') });
      if (form.getAll('roles').length === 0) wrong.push({ field: 'roles-mill', message: t('missing.roles') });
      return wrong;
    },
    send: (form) => {
      const optional = (field: string) => {
        const text = formText(form, field);
        return text === '' ? {} : { [field]: text };
      };
      const vat = formText(form, 'vat').replaceAll(' ', '').toUpperCase();
      const body: VendorApplicationInput = {
        company: {
          name: formText(form, 'name'),
          legalName: formText(form, 'legalName'),
          country: formText(form, 'country'),
          city: formText(form, 'city'),
          roles: ROLES.filter((role) => form.getAll('roles').includes(role)),
          ...(vat === '' ? {} : { vat }),
          ...optional('website'),
        },
        contact: {
          name: formText(form, 'contactName'),
          email: formText(form, 'email'),
          ...optional('phone'),
        },
        language: formats.language,
      };
      return send('/v2/vendor-applications', {
        body,
        schema: late('vendorApplicationOpened'),
      });
    },
    onDone: ({ id, token }) => {
      keepToken(id, token);
      router.push(`/sell/${id}`);
    },
    fieldOf: (path) => (path.endsWith('contact/name') ? 'contactName' : (path.split(/[./]/).at(-1) ?? '')),
  });
  return (
    <form method="post" noValidate className="grid gap-6" onSubmit={onSubmit}>
      <ErrorSummary faults={faults} />
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      <fieldset className="grid gap-4">
        <legend className="mb-3 text-xl font-semibold">{t('company')}</legend>
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            name="name"
            label={t('name')}
            hint={t('nameHint')}
            error={errorOf('name')}
            maxLength={80}
          />
          <TextField
            name="legalName"
            label={t('legalName')}
            hint={t('legalNameHint')}
            error={errorOf('legalName')}
            maxLength={160}
          />
          <SelectField
            name="country"
            label={t('country')}
            options={COUNTRIES.map((value) => ({ value, label: formats.country(value) }))}
          />
          <TextField name="city" label={t('city')} error={errorOf('city')} maxLength={80} />
          <TextField
            name="vat"
            label={t('vat')}
            hint={t('vatHint')}
            error={errorOf('vat')}
            maxLength={18}
            isRequired={false}
          />
          <TextField
            name="website"
            type="url"
            label={t('website')}
            error={errorOf('website')}
            maxLength={200}
            isRequired={false}
          />
        </div>
        <fieldset>
          <legend className="font-semibold">{t('roles')}</legend>
          {errorOf('roles-mill') === undefined ? null : (
            <p className="text-sm font-semibold text-bad">{errorOf('roles-mill')}</p>
          )}
          {ROLES.map((role) => (
            <CheckField
              key={role}
              name="roles"
              value={role}
              label={t(`role.${role}`)}
              hint={t(`roleHint.${role}`)}
            />
          ))}
        </fieldset>
      </fieldset>
      <fieldset className="grid gap-4">
        <legend className="mb-3 text-xl font-semibold">{t('contact')}</legend>
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            name="contactName"
            label={t('contactName')}
            error={errorOf('contactName')}
            autoComplete="name"
            maxLength={120}
          />
          <TextField
            name="email"
            type="email"
            label={t('email')}
            hint={t('emailHint')}
            error={errorOf('email')}
            autoComplete="email"
            maxLength={254}
          />
          <TextField
            name="phone"
            type="tel"
            label={t('phone')}
            error={errorOf('phone')}
            autoComplete="tel"
            maxLength={40}
            isRequired={false}
          />
        </div>
      </fieldset>
      <button className="button justify-self-start" aria-disabled={isBusy}>
        {isBusy ? t('busy') : t('button')}
      </button>
    </form>
  );
}
