'use client';

import { useTranslations } from 'next-intl';

import { useState } from 'react';
import { commissionRule } from '@topsteel/domain/api';
import { formText } from '../../ui/form-text.ts';
import { Notice } from '../../ui/notice.tsx';
import { useFormats } from '../../ui/formats.ts';
import { TextField } from '../../ui/text-field.tsx';
import { useFigureSentence } from '../../ui/use-figure-sentence.ts';
import { ActProblem, useAct } from '../payout/act.tsx';
import { FORMS } from './forms.ts';
import { readRule } from './read-rule.ts';

/** Adds a rule of one or two components. */
export function AddRule({ sellers }: { sellers: readonly { id: string; name: string }[] }) {
  const t = useTranslations('commission');
  const { act, isBusy, problem, dialog } = useAct();
  const formats = useFormats();
  const figureSentence = useFigureSentence();
  const [wrong, setWrong] = useState<string>();
  const examples = { rate: formats.entry('0.8'), amount: formats.entry('25.50') };
  const add = async (form: HTMLFormElement) => {
    const fields = new FormData(form);
    const reading = readRule((name) => formText(fields, name), formats.language);
    setWrong(reading.ok ? undefined : (figureSentence(reading.figure) ?? t('form.wrongNumber', examples)));
    if (reading.ok && (await act('/v2/finance/commission-rules', reading.rule, commissionRule))) form.reset();
  };
  return (
    <section aria-labelledby="add-rule" className="panel grid gap-3">
      <h2 id="add-rule">{t('form.heading')}</h2>
      <p className="text-ink-2">{t('form.intro')}</p>
      <ActProblem problem={problem} />
      {dialog}
      {wrong === undefined ? null : <Notice tone="bad">{wrong}</Notice>}
      <form
        method="post"
        className="grid max-w-3xl gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void add(event.currentTarget);
        }}
      >
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField name="name" label={t('form.name')} maxLength={80} />
          <TextField name="priority" label={t('form.priority')} isNumeric defaultValue="10" maxLength={4} />
          <label className="grid content-end gap-1">
            <span className="font-semibold">{t('form.seller')}</span>
            <select name="sellerId" className="field">
              <option value="">{t('form.everySeller')}</option>
              {sellers.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          <label className="grid content-end gap-1">
            <span className="font-semibold">{t('form.category')}</span>
            <select name="category" className="field">
              <option value="">{t('form.everyForm')}</option>
              {FORMS.map((form) => (
                <option key={form} value={form}>
                  {t(`form.forms.${form}`)}
                </option>
              ))}
            </select>
          </label>
          <TextField name="turnoverFrom" label={t('form.from')} isRequired={false} isNumeric maxLength={20} />
          <TextField
            name="turnoverBelow"
            label={t('form.below')}
            isRequired={false}
            isNumeric
            maxLength={20}
          />
        </div>
        {[1, 2].map((position) => (
          <fieldset key={position} className="grid gap-4 sm:grid-cols-3">
            <legend className="mb-1 font-semibold">{t('form.component', { position })}</legend>
            <TextField
              name={`name${position.toString()}`}
              label={t('form.componentName')}
              isRequired={position === 1}
              maxLength={60}
            />
            <TextField
              name={`rate${position.toString()}`}
              label={t('form.rate')}
              isRequired={position === 1}
              isNumeric
              maxLength={5}
            />
            <TextField
              name={`fixed${position.toString()}`}
              label={t('form.fixed')}
              isRequired={false}
              isNumeric
              maxLength={20}
            />
          </fieldset>
        ))}
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField name="minimum" label={t('form.minimum')} isRequired={false} isNumeric maxLength={20} />
          <TextField name="maximum" label={t('form.maximum')} isRequired={false} isNumeric maxLength={20} />
        </div>
        <button className="button justify-self-start" disabled={isBusy}>
          {isBusy ? t('form.adding') : t('form.add')}
        </button>
      </form>
    </section>
  );
}
