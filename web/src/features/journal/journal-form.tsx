'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { journalEntry } from '@topsteel/domain/api';
import { handCodes, handRuleOf, MOST_JOURNAL_LINES } from '@topsteel/domain/journal';
import type { AccountCode } from '@topsteel/domain/ledger';
import { currencyDecimals, type Currency } from '@topsteel/domain/units';
import { DateField } from '../../ui/date-field.tsx';
import { ErrorSummary, type FieldFault } from '../../ui/error-summary.tsx';
import { formText } from '../../ui/form-text.ts';
import { useFormats } from '../../ui/formats.ts';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useRouter } from '../../words/navigation.ts';
import { ActProblem, useAct } from '../payout/act.tsx';
import { LineRow } from './line-row.tsx';
import { accountChoice, readLines, type TypedLine } from './read-journal.ts';

const currencies = Object.keys(currencyDecimals) as Currency[];
const EMPTY: TypedLine = { account: '', owner: '', debit: '', credit: '' };

/** What an entry for a line of the bank begins with. */
export interface JournalStart {
  bankEntryId: string;
  date: string;
  reference: string;
  /** The account of the bank, on its side, with what is open of the line. */
  line: TypedLine;
}

/** One of our own accounts, by the currency it is kept in. */
export interface OwnAccount {
  code: AccountCode;
  owner: string;
  currency: Currency;
  label: string;
}

/** The editor of a new entry: any number of lines, with both sums while it is typed. */
export function JournalForm({
  own,
  names,
  today,
  start,
}: {
  own: readonly OwnAccount[];
  /** What accounts are called, by their code. */
  names: Readonly<Record<string, string>>;
  today: string;
  start: JournalStart | undefined;
}) {
  const t = useTranslations('journal.form');
  const formats = useFormats();
  const router = useRouter();
  const { act, isBusy, problem, dialog } = useAct();
  const [currency, setCurrency] = useState<Currency>('EUR');
  // Keys outlive the removal of a line before theirs, so that what was typed stays where it was.
  const [rows, setRows] = useState(() => [start?.line ?? EMPTY, EMPTY].map((line, key) => ({ key, line })));
  const [faults, setFaults] = useState<readonly FieldFault[]>([]);
  const reading = readLines(
    rows.map(({ line }) => line),
    currency,
    formats.language,
  );
  const options = handCodes.flatMap((code) =>
    handRuleOf(code) === 'own'
      ? own
          .filter((account) => account.code === code && account.currency === currency)
          .map(({ owner, label }) => ({ value: accountChoice(code, owner), label }))
      : [{ value: accountChoice(code), label: names[code] ?? code }],
  );
  const answered = (problem?.fields ?? []).map(({ field, message }) => ({ field: fieldOf(field), message }));
  const errorOf = (field: string): string | undefined =>
    [...faults, ...answered].find((fault) => fault.field === field)?.message;

  const propose = async (form: FormData) => {
    const [date, reference, reason, order] = ['date', 'reference', 'reason', 'order'].map((name) =>
      formText(form, name),
    ) as [string, string, string, string];
    const wrong: FieldFault[] = [
      ...(date === '' ? [{ field: 'date', message: t('wrong.date') }] : []),
      ...(reference.length < 2 ? [{ field: 'reference', message: t('wrong.reference') }] : []),
      ...(reason.length < 2 ? [{ field: 'reason', message: t('wrong.reason') }] : []),
      ...reading.faults.map(({ place, field }) => ({
        field: `${field}-${place}`,
        message: field === 'amount' ? t('wrong.amount', { currency }) : t(`wrong.${field}`),
      })),
    ];
    if (reading.input === undefined && reading.faults.length === 0)
      wrong.push({ field: 'amount-0', message: t('wrong.sums') });
    setFaults(wrong);
    if (wrong.length > 0 || reading.input === undefined) return;
    const input = {
      date,
      currency,
      reference,
      reason,
      ...(order === '' ? {} : { order }),
      ...(start === undefined ? {} : { bankEntryId: start.bankEntryId }),
      ...reading.input,
    };
    if (await act('/v2/finance/journal-entries', input, journalEntry)) router.push('/finance/journal');
  };

  const goWord =
    reading.debits === 0n ? t('goEmpty') : t('go', { amount: formats.money(reading.debits, currency) });

  return (
    <form
      method="post"
      noValidate
      className="grid gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        void propose(new FormData(event.currentTarget));
      }}
    >
      <ErrorSummary faults={faults} />
      {faults.length > 0 ? null : <ActProblem problem={problem} />}
      {dialog}
      <div className="grid max-w-3xl gap-4 sm:grid-cols-2">
        <DateField
          name="date"
          label={t('date')}
          hint={t('dateHint')}
          max={today}
          defaultValue={start?.date ?? today}
          error={errorOf('date')}
        />
        <SelectField
          name="currency"
          label={t('currency')}
          options={currencies.map((value) => ({
            value,
            label: value,
            isDisabled: start !== undefined && value !== 'EUR',
          }))}
          value={currency}
          onChange={(event) => {
            setCurrency(event.target.value as Currency);
          }}
        />
        <TextField
          name="reference"
          label={t('reference')}
          hint={t('referenceHint')}
          defaultValue={start?.reference ?? ''}
          maxLength={80}
          error={errorOf('reference')}
        />
        <TextField
          name="order"
          label={t('order')}
          hint={t('orderHint')}
          isRequired={false}
          maxLength={40}
          error={errorOf('order')}
        />
        <div className="sm:col-span-2">
          <TextField
            name="reason"
            label={t('reason')}
            hint={t('reasonHint')}
            maxLength={300}
            error={errorOf('reason')}
          />
        </div>
      </div>
      <section aria-labelledby="lines" className="grid gap-3">
        <h2 id="lines">{t('lines')}</h2>
        {rows.map(({ key, line }, place) => (
          <LineRow
            key={key}
            place={place}
            line={line}
            accounts={options}
            errorOf={errorOf}
            onChange={(change) => {
              setRows((before) =>
                before.map((row) => (row.key === key ? { key, line: { ...row.line, ...change } } : row)),
              );
            }}
            onRemove={
              rows.length <= 2
                ? undefined
                : () => {
                    setRows((before) => before.filter((row) => row.key !== key));
                  }
            }
          />
        ))}
        <button
          type="button"
          className="button button-quiet justify-self-start"
          disabled={rows.length >= MOST_JOURNAL_LINES}
          onClick={() => {
            setRows((before) => [
              ...before,
              { key: Math.max(...before.map(({ key }) => key)) + 1, line: EMPTY },
            ]);
          }}
        >
          {t('add')}
        </button>
        <Sums debits={reading.debits} credits={reading.credits} currency={currency} />
      </section>
      <button className="button justify-self-start" disabled={isBusy}>
        {isBusy ? t('busy') : goWord}
      </button>
    </form>
  );
}

/** @example fieldOf('lines.2.amountMinor') // 'amount-2' */
function fieldOf(field: string): string {
  const [, place, part] = /^lines\.(\d+)\.(\w+)$/u.exec(field) ?? [];
  if (place === undefined) return field;
  const name = part === 'owner' ? 'owner' : part === 'amountMinor' ? 'amount' : 'account';
  return `${name}-${place}`;
}

function Sums({ debits, credits, currency }: { debits: bigint; credits: bigint; currency: Currency }) {
  const t = useTranslations('journal.form');
  const formats = useFormats();
  const off = debits - credits;
  const amount = formats.money(off < 0n ? -off : off, currency);
  return (
    <p aria-live="polite" className={off === 0n ? '' : 'text-attention'}>
      {t('sums', { debits: formats.money(debits, currency), credits: formats.money(credits, currency) })}{' '}
      {debits === 0n && credits === 0n
        ? null
        : off === 0n
          ? t('equal')
          : t(off < 0n ? 'debitShort' : 'creditShort', { amount })}
    </p>
  );
}
