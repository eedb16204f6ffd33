'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import type { QuoteRequest } from '@topsteel/domain/api';
import { currencyDecimals } from '@topsteel/domain/pricing';
import { CheckField } from '../../ui/check-field.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { useFormats } from '../../ui/formats.ts';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Amount } from './amount.tsx';
import { basesOf, before, needsMass, shown } from './answer-input.ts';
import { certificates } from './rfq-input.ts';

/** One of the vendor's own lots that it may deliver from. */
export type OwnLot = { offerId: string; label: string };

type AnswerRowProps = {
  request: QuoteRequest;
  row: number;
  lots: readonly OwnLot[];
  errorOf: (field: string) => string | undefined;
};

/** One row of the request, quoted or left out. */
export function AnswerRow({ request, row, lots, errorOf }: AnswerRowProps) {
  const t = useTranslations('rfq.answer');
  const need = request.rows[row - 1];
  const old = before(request.quotations[0], row);
  const [isQuoted, setQuoted] = useState(request.quotations.length === 0 || old !== undefined);
  if (need === undefined) return null;
  return (
    <fieldset className="grid gap-3 border border-rule p-3">
      <legend className="float-left w-full font-semibold">
        {row}. {need.text} (<Amount milli={need.amountMilli} unit={need.unit} />)
      </legend>
      <div className="clear-both">
        <CheckField
          name={`quote-${row}`}
          label={t('quoteRow')}
          checked={isQuoted}
          error={errorOf(`quote-${row}`)}
          onChange={(event) => {
            setQuoted(event.target.checked);
          }}
        />
      </div>
      {isQuoted ? <RowFields {...{ request, row, lots, errorOf }} /> : null}
    </fieldset>
  );
}

function RowFields({ request, row, lots, errorOf }: AnswerRowProps) {
  const t = useTranslations('rfq.answer');
  const formats = useFormats();
  const language = useLocale();
  const need = request.rows[row - 1];
  const old = before(request.quotations[0], row);
  const { currency } = request;
  const decimals = currencyDecimals[currency];
  if (need === undefined) return null;
  const figure = (
    name: string,
    value: string,
    more: { isRequired?: boolean; unit?: string; hint?: string } = {},
  ) => (
    <TextField
      name={`${name}-${row}`}
      label={t(`fields.${name as 'amount'}`)}
      defaultValue={value}
      error={errorOf(`${name}-${row}`)}
      isNumeric
      {...more}
    />
  );
  return (
    <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
      {figure('amount', shown(old?.amountMilli ?? need.amountMilli, 3, language), {
        unit: formats.basis(need.unit),
      })}
      {needsMass(need.unit) ? figure('mass', shown(old?.massGrams, 3, language), { unit: 'kg' }) : null}
      {figure('price', shown(old?.priceMinor, decimals, language), { unit: currency })}
      <SelectField
        name={`basis-${row}`}
        label={t('fields.basis')}
        defaultValue={old?.priceBasis ?? basesOf(need.unit)[0] ?? 'tonne'}
        options={basesOf(need.unit).map((basis) => ({ value: basis, label: formats.basis(basis) }))}
      />
      {figure('extras', shown(old?.extrasMinor, decimals, language), {
        isRequired: false,
        unit: currency,
        hint: t('extrasHint'),
      })}
      {figure('freight', shown(old?.freightMinor, decimals, language), {
        isRequired: false,
        unit: currency,
        hint: t('freightHint'),
      })}
      <DateField
        name={`deliveryOn-${row}`}
        label={t('fields.deliveryOn')}
        defaultValue={old?.deliveryOn ?? request.wantedOn ?? ''}
        error={errorOf(`deliveryOn-${row}`)}
      />
      <SelectField
        name={`certificate-${row}`}
        label={t('fields.certificate')}
        defaultValue={old === undefined ? (need.certificate ?? '') : (old.certificate ?? '')}
        isRequired={false}
        choose={t('noCertificate')}
        options={certificates.map((type) => ({ value: type, label: type }))}
      />
      <TextField
        name={`grade-${row}`}
        label={t('fields.grade')}
        hint={need.grade === null ? undefined : t('asked', { value: need.grade })}
        defaultValue={old?.grade ?? ''}
        isRequired={false}
        maxLength={40}
      />
      {figure('carbon', shown(old?.carbonGramsPerKg, 0, language), { isRequired: false, unit: 'kg CO₂e/t' })}
      <div className="self-end">
        <CheckField
          name={`verified-${row}`}
          label={t('verified')}
          defaultChecked={old?.carbonIsVerified ?? false}
        />
      </div>
      {lots.length === 0 ? null : (
        <SelectField
          name={`offer-${row}`}
          label={t('fields.lot')}
          hint={t('lotHint')}
          defaultValue={old?.offerId ?? ''}
          isRequired={false}
          choose={t('noLot')}
          options={lots.map(({ offerId, label }) => ({ value: offerId, label }))}
        />
      )}
      <TextField
        name={`note-${row}`}
        label={t('fields.note')}
        defaultValue={old?.note ?? ''}
        isRequired={false}
        maxLength={300}
      />
    </div>
  );
}
