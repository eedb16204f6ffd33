'use client';

import { useTranslations } from 'next-intl';
import { SelectField, type Option } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { chosenAccount, ownerAsked, type TypedLine } from './read-journal.ts';

/** One line of an entry that is being typed: its account, whom that is for where it is asked, and its amount on one side. */
export function LineRow({
  place,
  line,
  accounts,
  errorOf,
  onChange,
  onRemove,
}: {
  place: number;
  line: TypedLine;
  accounts: readonly Option[];
  errorOf: (field: string) => string | undefined;
  onChange: (change: Partial<TypedLine>) => void;
  /** Absent where an entry would have too few lines. */
  onRemove?: (() => void) | undefined;
}) {
  const t = useTranslations('journal.form');
  const code = chosenAccount(line.account)?.code;
  const asked = code === undefined ? undefined : ownerAsked(code);
  const name = (field: string) => `${field}-${place}`;
  const number = (place + 1).toString();
  return (
    <fieldset className="grid gap-3 border-t border-rule pt-3 sm:grid-cols-2 lg:grid-cols-[2fr_2fr_1fr_1fr_auto] lg:items-end">
      <legend className="sr-only">{t('line', { place: number })}</legend>
      <SelectField
        name={name('account')}
        label={t('account')}
        options={accounts}
        choose={t('chooseAccount')}
        value={line.account}
        error={errorOf(name('account'))}
        onChange={(event) => {
          onChange({ account: event.target.value });
        }}
      />
      {asked === undefined ? (
        <span className="hidden lg:block" />
      ) : (
        <TextField
          name={name('owner')}
          label={t('owner')}
          hint={t(`owners.${asked}`)}
          value={line.owner}
          maxLength={60}
          error={errorOf(name('owner'))}
          onChange={(event) => {
            onChange({ owner: event.target.value });
          }}
        />
      )}
      {(['debit', 'credit'] as const).map((side) => (
        <TextField
          key={side}
          name={side === 'debit' ? name('amount') : name('credit')}
          label={t(side)}
          value={line[side]}
          isRequired={line[side] !== '' || (line.debit === '' && line.credit === '')}
          isNumeric
          maxLength={40}
          error={side === 'debit' ? errorOf(name('amount')) : undefined}
          onChange={(event) => {
            onChange({ [side]: event.target.value });
          }}
        />
      ))}
      {onRemove === undefined ? (
        <span className="hidden lg:block" />
      ) : (
        <button
          type="button"
          className="button button-quiet justify-self-start"
          aria-label={t('remove', { place: number })}
          onClick={onRemove}
        >
          ×
        </button>
      )}
    </fieldset>
  );
}
