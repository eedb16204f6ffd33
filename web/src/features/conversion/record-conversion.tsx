'use client';

import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { conversion, type ConversionInput } from '@topsteel/domain/api';
import { currencyDecimals, formatScaled } from '@topsteel/domain/units';
import { Confirm } from '../../ui/confirm.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { formText } from '../../ui/form-text.ts';
import { useFormats } from '../../ui/formats.ts';
import { Notice } from '../../ui/notice.tsx';
import { SelectField, type Option } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { ActProblem, useAct } from '../payout/act.tsx';
import { readConversion } from './read-conversion.ts';

const PRICE_DECIMALS = 8;

/** Units of what arrived for one of what left, to eight decimals, cut: for reading before it is sent. */
function priceOf({ from, fromMinor, to, toMinor }: ConversionInput): string {
  const arrived = BigInt(toMinor) * 10n ** BigInt(currencyDecimals[from.currency] + PRICE_DECIMALS);
  const left = BigInt(fromMinor) * 10n ** BigInt(currencyDecimals[to.currency]);
  return formatScaled(left === 0n ? 0n : arrived / left, PRICE_DECIMALS, 2);
}

/** Records what was exchanged or moved, after both amounts were seen once more. */
export function RecordConversion({
  accounts,
  today,
  tolerance,
}: {
  accounts: readonly Option[];
  today: string;
  /** In percent, as it is written. */
  tolerance: string;
}) {
  const t = useTranslations('conversion.record');
  const formats = useFormats();
  const { act, isBusy, problem, dialog } = useAct();
  const form = useRef<HTMLFormElement>(null);
  const [wrong, setWrong] = useState<string>();
  const [asked, setAsked] = useState<ConversionInput>();
  const ask = (fields: FormData) => {
    const reading = readConversion((name) => formText(fields, name), formats.language);
    if (reading.ok) {
      setWrong(undefined);
      setAsked(reading.input);
    } else if (reading.figure === null) setWrong(t('wrongAccounts'));
    else setWrong(t('wrongFigure', { figure: reading.figure, currency: reading.currency }));
  };
  const record = async (input: ConversionInput) => {
    if (await act('/v2/finance/conversions', input, conversion)) form.current?.reset();
  };
  return (
    <section aria-labelledby="record-conversion" className="panel grid gap-3">
      <h2 id="record-conversion">{t('heading')}</h2>
      <p className="max-w-prose text-ink-2">
        {t('intro')} {t('tolerance', { percent: tolerance })}
      </p>
      <ActProblem problem={problem} />
      {dialog}
      {wrong === undefined ? null : <Notice tone="bad">{wrong}</Notice>}
      <form
        ref={form}
        method="post"
        className="grid max-w-3xl gap-4 sm:grid-cols-2"
        onSubmit={(event) => {
          event.preventDefault();
          ask(new FormData(event.currentTarget));
        }}
      >
        <SelectField name="from" label={t('from')} options={accounts} choose={t('choose')} />
        <TextField
          name="fromAmount"
          label={t('fromAmount')}
          hint={t('fromAmountHint')}
          isNumeric
          maxLength={40}
        />
        <SelectField name="to" label={t('to')} options={accounts} choose={t('choose')} />
        <TextField name="toAmount" label={t('toAmount')} isNumeric maxLength={40} />
        <SelectField
          name="feeIn"
          label={t('feeIn')}
          options={[
            { value: 'from', label: t('feeOfFrom') },
            { value: 'to', label: t('feeOfTo') },
          ]}
        />
        <TextField name="fee" label={t('fee')} isRequired={false} isNumeric maxLength={40} />
        <TextField
          name="counterparty"
          label={t('counterparty')}
          hint={t('counterpartyHint')}
          maxLength={80}
        />
        <TextField name="reference" label={t('reference')} hint={t('referenceHint')} maxLength={120} />
        <DateField name="day" label={t('day')} max={today} defaultValue={today} />
        <TextField name="note" label={t('note')} isRequired={false} maxLength={300} />
        <button className="button justify-self-start" disabled={isBusy}>
          {isBusy ? t('busy') : t('button')}
        </button>
      </form>
      {asked === undefined ? null : (
        <ConfirmConversion
          input={asked}
          onConfirm={() => void record(asked)}
          onClose={() => {
            setAsked(undefined);
          }}
        />
      )}
    </section>
  );
}

/** Both amounts, the price that they make and the fee, before anything is recorded. */
function ConfirmConversion({
  input,
  onConfirm,
  onClose,
}: {
  input: ConversionInput;
  onConfirm: () => void;
  onClose: () => void;
}) {
  const t = useTranslations('conversion.record');
  const formats = useFormats();
  const { from, to, feeMinor, feeCurrency, counterparty } = input;
  const amounts = {
    left: formats.money(input.fromMinor, from.currency),
    arrived: formats.money(input.toMinor, to.currency),
  };
  return (
    <Confirm
      title={t('confirmTitle')}
      verb={t('confirmVerb', amounts)}
      onConfirm={() => {
        onConfirm();
        return Promise.resolve(undefined);
      }}
      onClose={onClose}
    >
      <p>
        {from.currency === to.currency
          ? t('confirmSame', amounts)
          : t('confirm', {
              ...amounts,
              from: from.currency,
              price: formats.decimal(priceOf(input)),
              to: to.currency,
            })}
      </p>
      {feeMinor === '0' ? null : (
        <p>{t('confirmFee', { fee: formats.money(feeMinor, feeCurrency), counterparty })}</p>
      )}
    </Confirm>
  );
}
