'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { incoterm, offer as offerSchema, priceBasis, priceCurrency, type Offer } from '@topsteel/domain/api';
import { useSendOnce } from '../../backend/use-send-once.ts';
import { chosenAtFirst } from '../../ui/chosen-first.ts';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { formText } from '../../ui/form-text.ts';
import { useFormats } from '../../ui/formats.ts';
import { Link } from '../../ui/link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextAreaField } from '../../ui/text-area-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useFigureSentence } from '../../ui/use-figure-sentence.ts';
import { useForm } from '../../ui/use-form.ts';
import { useRouter } from '../../words/navigation.ts';
import { offerInputOf } from './offer-input.ts';

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

/** A lot that still has mass to offer. */
export type Offerable = Pick<Offer, 'id' | 'grade' | 'product' | 'heatNumber' | 'availableGrams'>;
type OfferLotProps = {
  lots: readonly Offerable[];
  chosenId: string | undefined;
  /** As the newest offer has them. */
  home: { city: string; country: string };
  currency: Offer['price']['currency'];
  basis: Offer['price']['basis'];
};

/** Puts a lot on offer, at a price as the trade quotes it. */
export function OfferLot({ lots, chosenId, home, currency, basis }: OfferLotProps) {
  const router = useRouter();
  const send = useSendOnce();
  const t = useTranslations('vendorOffer.form');
  const formats = useFormats();
  const figureSentence = useFigureSentence();
  const [lotId, setLot] = useState(chosenAtFirst(lots, chosenId));
  const [offeredId, setOffered] = useState<string>();
  const lot = lots.find(({ id }) => id === lotId);
  const price = formats.amount('71250', 'EUR');
  const breaks = `5; ${formats.amount('69900', 'EUR')}`;
  const one = formats.mass(1_000_000n, 't');
  const words = {
    price: t('badPrice', { example: price }),
    minGrams: t('badMass', { example: one }),
    stepGrams: t('badMass', { example: one }),
    priceBreaks: t('badBreaks', { example: breaks }),
    overTolerancePermille: t('badTolerance'),
    leadTimeDays: t('badLead'),
    city: t('badCity'),
  };
  const { faults, problem, isBusy, errorOf, onSubmit } = useForm({
    check: (form) => [
      ...(formText(form, 'lot') === '' ? [{ field: 'lot', message: t('noLot') }] : []),
      ...offerInputOf(form, formats, words, figureSentence).faults,
    ],
    send: (form) =>
      send('/v2/offers', {
        body: offerInputOf(form, formats, words, figureSentence).input,
        schema: offerSchema,
      }),
    onDone: ({ id }) => {
      setOffered(id);
      router.refresh();
    },
  });
  const countries = [...new Set([home.country, ...COUNTRIES])].filter((code) => code !== '');

  return (
    <form method="post" noValidate className="grid max-w-3xl gap-5" onSubmit={onSubmit}>
      <ErrorSummary faults={faults} />
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      {offeredId === undefined ? null : (
        <Notice tone="good">
          {t.rich('done', { offer: (text) => <Link href={`/offers/${offeredId}`}>{text}</Link> })}
        </Notice>
      )}
      <SelectField
        name="lot"
        label={t('lot')}
        error={errorOf('lot')}
        value={lotId}
        {...(lotId === '' ? { choose: t('chooseLot') } : {})}
        onChange={(event) => {
          setLot(event.currentTarget.value);
        }}
        options={lots.map((each) => ({
          value: each.id,
          label: t('option', {
            grade: each.grade,
            product: each.product,
            heat: each.heatNumber,
            available: formats.mass(each.availableGrams, 't'),
          }),
        }))}
      />
      <div className="grid gap-4 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_minmax(0,1fr)]">
        <TextField name="price" label={t('price')} error={errorOf('price')} isNumeric />
        <SelectField
          name="currency"
          label={t('currency')}
          defaultValue={currency}
          options={priceCurrency.options.map((value) => ({ value, label: value }))}
        />
        <SelectField
          name="basis"
          label={t('basis')}
          defaultValue={basis}
          options={priceBasis.options.map((value) => ({ value, label: formats.basis(value) }))}
        />
      </div>
      <TextAreaField
        name="priceBreaks"
        label={t('breaks')}
        hint={t('breaksHint', { example: breaks })}
        error={errorOf('priceBreaks')}
        isRequired={false}
        rows={3}
      />
      <div className="grid gap-4 sm:grid-cols-3">
        <TextField
          name="minGrams"
          label={t('min')}
          error={errorOf('minGrams')}
          defaultValue={one}
          unit="t"
          isNumeric
        />
        <TextField
          name="stepGrams"
          label={t('step')}
          error={errorOf('stepGrams')}
          defaultValue={one}
          unit="t"
          isNumeric
        />
        <TextField
          name="leadTimeDays"
          label={t('lead')}
          error={errorOf('leadTimeDays')}
          defaultValue="3"
          isNumeric
        />
      </div>
      <TextField
        name="overTolerancePermille"
        label={t('tolerance')}
        hint={t('toleranceHint')}
        error={errorOf('overTolerancePermille')}
        defaultValue="5"
        unit="‰"
        isNumeric
      />
      <div className="grid gap-4 sm:grid-cols-3">
        <TextField
          name="city"
          label={t('city')}
          error={errorOf('city')}
          defaultValue={home.city}
          maxLength={80}
        />
        <SelectField
          name="country"
          label={t('country')}
          defaultValue={home.country}
          options={countries.map((value) => ({ value, label: formats.country(value) }))}
        />
        <SelectField
          name="incoterm"
          label={t('incoterm')}
          defaultValue="DAP"
          options={incoterm.options.map((value) => ({ value, label: value }))}
        />
      </div>
      <TextField name="sku" label={t('sku')} maxLength={64} isRequired={false} />
      <button className="button justify-self-start" aria-disabled={isBusy}>
        {isBusy
          ? t('busy')
          : lot === undefined
            ? t('buttonNone')
            : t('button', { tonnes: formats.mass(lot.availableGrams, 't') })}
      </button>
    </form>
  );
}
