import { useTranslations } from 'next-intl';
import { SelectField, type Option } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { JournalParams } from './journal-query.ts';

/** Which entries are listed: a form that asks by the address of the page. */
export function JournalFilter({ params, accounts }: { params: JournalParams; accounts: readonly Option[] }) {
  const t = useTranslations('journal');
  return (
    <form method="get" aria-label={t('filter.label')} className="flex flex-wrap items-end gap-4">
      <SelectField
        name="state"
        label={t('filter.state')}
        isRequired={false}
        options={(['waiting', 'booked', 'declined'] as const).map((value) => ({
          value,
          label: t(`states.${value}`),
        }))}
        choose={t('filter.all')}
        defaultValue={params.state ?? ''}
      />
      <TextField
        name="month"
        label={t('filter.month')}
        hint={t('filter.monthHint')}
        isRequired={false}
        maxLength={7}
        defaultValue={params.month ?? ''}
      />
      <SelectField
        name="code"
        label={t('filter.account')}
        isRequired={false}
        options={accounts}
        choose={t('filter.all')}
        defaultValue={params.code ?? ''}
      />
      <button className="button button-quiet">{t('filter.go')}</button>
    </form>
  );
}
