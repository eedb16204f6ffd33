'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useActionState, useState } from 'react';
import { z } from 'zod';
import { priceCurrencies } from '@topsteel/domain/pricing';
import type { AskableVendors } from '@topsteel/domain/api';
import { send } from '../../backend/send.ts';
import { CheckField } from '../../ui/check-field.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { useFormats } from '../../ui/formats.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextAreaField } from '../../ui/text-area-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useForm } from '../../ui/use-form.ts';
import { useRouter } from '../../words/navigation.ts';
import { deliveryCountries } from '../basket/delivery-countries.ts';
import type { RfqStart } from './prefill.ts';
import { keepRfq, type RfqBack } from './keep-rfq.ts';
import type { NeedChoices } from './need-choices.ts';
import { faultsOf, inputOf, inWords } from './rfq-input.ts';
import { RfqRows } from './rfq-rows.tsx';

const kept = z.object({ id: z.uuid() });

type RfqFormProps = {
  start: RfqStart;
  vendors: AskableVendors['items'];
  catalogue: NeedChoices;
  idempotencyKey: string;
};

/** Everything that is asked, and of whom. It is kept as a draft; the next page shows it before it is sent. */
export function RfqForm({ start: first, vendors, catalogue, idempotencyKey: key }: RfqFormProps) {
  const t = useTranslations('rfq.form');
  const [back, keep] = useActionState<RfqBack, FormData>(keepRfq, null);
  const start = back?.start ?? first;
  const language = useLocale();
  const formats = useFormats();
  const router = useRouter();
  const [rows, setRows] = useState(start.rows);
  const said = (faults: ReturnType<typeof faultsOf>) =>
    inWords(faults, (fault, row) => t(`faults.${fault}`, { row }));
  const form = useForm({
    check: (data) => said(faultsOf(data, rows, language)),
    send: (data) =>
      send(start.draftId === null ? '/v2/rfqs' : `/v2/rfqs/${start.draftId}`, {
        method: start.draftId === null ? 'POST' : 'PATCH',
        body: inputOf(data, rows, language),
        schema: kept,
        ...(start.draftId === null && { idempotencyKey: key }),
      }),
    onDone: ({ id }) => {
      router.push(`/rfq/${id}`);
    },
  });
  const faults = form.faults.length > 0 ? form.faults : said(back?.faults ?? []);
  const problem = form.problem ?? back?.problem ?? undefined;
  const errorOf = (field: string) => faults.find((fault) => fault.field === field)?.message;
  return (
    <form noValidate action={keep} className="grid max-w-4xl gap-8" onSubmit={form.onSubmit}>
      {/* What Enter presses; the first button of the rows would take one away. */}
      <button hidden />
      <input type="hidden" name="key" value={key} />
      <input type="hidden" name="draft" value={start.draftId ?? ''} />
      <ErrorSummary faults={faults} />
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      <section aria-labelledby="what" className="grid gap-4">
        <h2 id="what">{t('what')}</h2>
        <TextField
          name="title"
          label={t('title')}
          hint={t('titleHint')}
          defaultValue={start.title}
          error={errorOf('title')}
          maxLength={80}
        />
        <RfqRows rows={rows} catalogue={catalogue} onChange={setRows} errorOf={errorOf} />
      </section>
      <section aria-labelledby="where" className="grid gap-4">
        <h2 id="where">{t('where')}</h2>
        <div className="grid gap-3 sm:grid-cols-3">
          <SelectField
            name="country"
            label={t('country')}
            defaultValue={start.country}
            options={deliveryCountries.map((code) => ({ value: code, label: formats.country(code) }))}
          />
          <TextField
            name="postcode"
            label={t('postcode')}
            defaultValue={start.postcode}
            error={errorOf('postcode')}
            autoComplete="postal-code"
            maxLength={12}
          />
          <TextField
            name="city"
            label={t('city')}
            defaultValue={start.city}
            isRequired={false}
            maxLength={80}
          />
          <DateField name="wantedOn" label={t('wantedOn')} defaultValue={start.wantedOn} isRequired={false} />
          <DateField
            name="answersBy"
            label={t('answersBy')}
            hint={t('answersByHint')}
            defaultValue={start.answersBy}
            error={errorOf('answersBy')}
          />
          <SelectField
            name="currency"
            label={t('currency')}
            defaultValue={start.currency}
            options={priceCurrencies.map((code) => ({ value: code, label: code }))}
          />
        </div>
        <TextField
          name="paymentTerms"
          label={t('payment')}
          defaultValue={start.paymentTerms}
          isRequired={false}
          maxLength={120}
        />
        <TextAreaField
          name="note"
          label={t('note')}
          defaultValue={start.note}
          isRequired={false}
          maxLength={2000}
          rows={3}
        />
      </section>
      <section aria-labelledby="whom" className="grid gap-4">
        <h2 id="whom">{t('whom')}</h2>
        <p className="max-w-prose text-ink-2">{t('whomHint')}</p>
        <fieldset>
          <legend className="font-semibold">{t('vendors')}</legend>
          {vendors.length === 0 ? <p className="text-ink-2">{t('noVendors')}</p> : null}
          <div className="grid gap-x-6 sm:grid-cols-2">
            {vendors.map((vendor) => (
              <CheckField
                key={vendor.organisationId}
                name="vendors"
                value={vendor.organisationId}
                defaultChecked={start.vendorIds.includes(vendor.organisationId)}
                label={
                  <>
                    {vendor.name}{' '}
                    <span className="text-ink-2">
                      {vendor.city}, {formats.country(vendor.country)}
                      {vendor.offerCount === 0 ? '' : ` · ${t('offers', { count: vendor.offerCount })}`}
                    </span>
                  </>
                }
              />
            ))}
          </div>
        </fieldset>
        <TextAreaField
          name="emails"
          label={t('emails')}
          hint={t('emailsHint')}
          defaultValue={start.emails}
          error={errorOf('emails')}
          isRequired={false}
          rows={3}
        />
        <CheckField
          name="isBuyerNamed"
          label={t('named')}
          hint={t('namedHint')}
          defaultChecked={start.isBuyerNamed}
        />
      </section>
      <div>
        <button className="button" aria-disabled={form.isBusy}>
          {form.isBusy ? t('busy') : t('keep')}
        </button>
      </div>
    </form>
  );
}
