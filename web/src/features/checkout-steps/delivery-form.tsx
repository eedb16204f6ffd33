'use client';

import type { BasketSite } from '@topsteel/domain/api';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { late } from '../../backend/late.ts';
import { useSendOnce } from '../../backend/use-send-once.ts';
import { ErrorSummary, type FieldFault } from '../../ui/error-summary.tsx';
import { formText } from '../../ui/form-text.ts';
import { useFormats } from '../../ui/formats.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useForm } from '../../ui/use-form.ts';
import { useRouter } from '../../words/navigation.ts';
import { deliveryCountries } from '../basket/delivery-countries.ts';

type DeliveryFormProps = { basketId: string; site: BasketSite | null; country: string; nextHref: string };

/** Where the order goes, and who receives it; or that it is collected. Kept with the basket. */
export function DeliveryForm({ basketId, site, country, nextHref }: DeliveryFormProps) {
  const t = useTranslations('checkoutSteps.delivery');
  const send = useSendOnce();
  const tCommon = useTranslations('checkoutSteps.common');
  const formats = useFormats();
  const router = useRouter();
  const [how, setHow] = useState('site');
  const form = useForm({
    check: (data): FieldFault[] => {
      if (formText(data, 'how') !== 'site') return [];
      const wanted = [
        ['postcode', t('postcodeMissing')],
        ['city', t('cityMissing')],
        ['street', t('streetMissing')],
        ['contact', t('contactMissing')],
      ] as const;
      return wanted.flatMap(([field, message]) => (formText(data, field) === '' ? [{ field, message }] : []));
    },
    send: (data) => {
      const names = ['country', 'postcode', 'city', 'street', 'contact'] as const;
      const next =
        formText(data, 'how') === 'site'
          ? Object.fromEntries(names.map((name) => [name, formText(data, name)]))
          : null;
      return send(`/v2/baskets/${basketId}`, {
        method: 'PATCH',
        body: { site: next },
        schema: late('basket'),
      });
    },
    onDone: () => {
      router.push(nextHref);
    },
  });
  const field = (name: 'postcode' | 'city' | 'street' | 'contact') => ({
    name,
    label: t(name),
    defaultValue: site?.[name] ?? '',
    error: form.errorOf(name),
  });
  return (
    <form method="post" noValidate className="grid max-w-xl gap-5" onSubmit={form.onSubmit}>
      <ErrorSummary faults={form.faults} />
      {form.problem === undefined ? null : <ProblemNotice problem={form.problem} />}
      <RadioGroup
        name="how"
        label={t('how')}
        value={how}
        onChange={setHow}
        choices={[
          { value: 'site', label: t('toSite'), hint: t('toSiteHint') },
          { value: 'collect', label: t('collect'), hint: t('collectHint') },
        ]}
      />
      {how === 'site' ? (
        <>
          <SelectField
            name="country"
            label={t('country')}
            defaultValue={site?.country ?? country}
            options={deliveryCountries
              .map((code) => ({ value: code, label: formats.country(code) }))
              .sort((a, b) => a.label.localeCompare(b.label, formats.language))}
          />
          <div className="grid gap-5 sm:grid-cols-[9rem_minmax(0,1fr)]">
            <TextField {...field('postcode')} maxLength={12} />
            <TextField {...field('city')} maxLength={80} />
          </div>
          <TextField {...field('street')} maxLength={120} />
          <TextField {...field('contact')} hint={t('contactHint')} maxLength={120} />
        </>
      ) : null}
      <button type="submit" className="button justify-self-start" aria-disabled={form.isBusy}>
        {form.isBusy ? tCommon('saving') : tCommon('next')}
      </button>
    </form>
  );
}
