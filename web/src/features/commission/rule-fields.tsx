'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { DateField } from '../../ui/date-field.tsx';
import { SelectField, type Option } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { FORMS } from './forms.ts';
import { MOST_COMPONENTS } from './read-rule.ts';

/** Whom a rule, or a sale, may be for. */
export interface RuleChoices {
  sellers: readonly Option[];
  buyers: readonly Option[];
  /** Rules that a new version may take the place of, by their keys. */
  rules: readonly Option[];
}

const optional = { isRequired: false, isNumeric: true, maxLength: 20 } as const;

/** The forms of a product, to choose from. */
export function useFormOptions(): Option[] {
  const t = useTranslations('commission.form');
  return FORMS.map((form) => ({ value: form, label: t(`forms.${form}`) }));
}

/** What a rule is called, when it decides, and for which sales. */
export function ScopeFields({
  choices: { sellers, buyers, rules },
  firstDay,
}: {
  choices: RuleChoices;
  firstDay: string;
}) {
  const t = useTranslations('commission.form');
  const forms = useFormOptions();
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextField name="name" label={t('name')} maxLength={80} />
      <TextField
        name="priority"
        label={t('priority')}
        hint={t('priorityHint')}
        isNumeric
        defaultValue="10"
        maxLength={5}
      />
      <DateField
        name="from"
        label={t('validFrom')}
        hint={t('validFromHint')}
        isRequired={false}
        min={firstDay}
      />
      <DateField
        name="until"
        label={t('validUntil')}
        hint={t('validUntilHint')}
        isRequired={false}
        min={firstDay}
      />
      <SelectField
        name="sellerId"
        label={t('seller')}
        options={sellers}
        choose={t('everySeller')}
        isRequired={false}
      />
      <SelectField
        name="buyerId"
        label={t('buyer')}
        options={buyers}
        choose={t('everyBuyer')}
        isRequired={false}
      />
      <SelectField
        name="category"
        label={t('category')}
        options={forms}
        choose={t('everyForm')}
        isRequired={false}
      />
      <TextField name="offer" label={t('offer')} hint={t('offerHint')} isRequired={false} maxLength={300} />
      <TextField name="turnoverFrom" label={t('from')} {...optional} />
      <TextField name="turnoverBelow" label={t('below')} {...optional} />
      {rules.length === 0 ? null : (
        <SelectField
          name="key"
          label={t('replaces')}
          hint={t('replacesHint')}
          options={rules}
          choose={t('replacesNone')}
          isRequired={false}
        />
      )}
    </div>
  );
}

/** What a rule costs: components that add up, each within bounds of its own, and bounds of the sum. */
export function TariffFields() {
  const t = useTranslations('commission.form');
  const [count, setCount] = useState(1);
  const positions = Array.from({ length: count }, (_, index) => (index + 1).toString());
  return (
    <>
      {positions.map((position) => (
        <fieldset key={position} className="grid gap-4 sm:grid-cols-5">
          <legend className="mb-1 font-semibold">{t('component', { position })}</legend>
          <TextField
            name={`name${position}`}
            label={t('componentName')}
            isRequired={position === '1'}
            maxLength={60}
          />
          <TextField
            name={`rate${position}`}
            label={t('rate')}
            isRequired={position === '1'}
            isNumeric
            maxLength={5}
          />
          <TextField name={`fixed${position}`} label={t('fixed')} {...optional} />
          <TextField name={`minimum${position}`} label={t('componentMinimum')} {...optional} />
          <TextField name={`maximum${position}`} label={t('componentMaximum')} {...optional} />
        </fieldset>
      ))}
      {count < MOST_COMPONENTS ? (
        <button
          type="button"
          className="button-text justify-self-start"
          onClick={() => {
            setCount(count + 1);
          }}
        >
          {t('anotherComponent')}
        </button>
      ) : null}
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField name="minimum" label={t('minimum')} {...optional} />
        <TextField name="maximum" label={t('maximum')} {...optional} />
      </div>
    </>
  );
}
