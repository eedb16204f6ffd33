'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { invoiceView } from '@topsteel/domain/api';
import { formText } from '../../ui/form-text.ts';
import { TextField } from '../../ui/text-field.tsx';
import { ActProblem, useAct } from '../payout/act.tsx';

const codes = { approve: '205', dispute: '207', refuse: '210' } as const;
type Word = keyof typeof codes;

/** What the one who got an invoice says of it: approves, disputes or refuses, the last two with a reason. */
export function SayOfInvoice({ id, number }: { id: string; number: string }) {
  const t = useTranslations('invoiceWord');
  const { act, isBusy, problem, dialog } = useAct();
  const [word, setWord] = useState<Word>('approve');
  const say = (form: FormData) => {
    const reason = formText(form, 'reason');
    void act(
      `/v2/invoices/${id}/word`,
      { code: codes[word], ...(word === 'approve' ? {} : { reason }) },
      invoiceView,
    );
  };
  return (
    <section aria-labelledby="word" className="panel grid max-w-2xl gap-4">
      <h2 id="word">{t('heading')}</h2>
      <ActProblem problem={problem} />
      {dialog}
      <form
        method="post"
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          say(new FormData(event.currentTarget));
        }}
      >
        <fieldset className="grid gap-2">
          <legend className="sr-only">{t('heading')}</legend>
          {(Object.keys(codes) as Word[]).map((each) => (
            <label key={each} className="flex items-start gap-2">
              <input
                type="radio"
                name="word"
                value={each}
                className="mt-1 size-4"
                checked={word === each}
                onChange={() => {
                  setWord(each);
                }}
              />
              <span>
                <span className="font-semibold">{t(`words.${each}`)}</span>
                <span className="block text-sm text-ink-2">{t(`means.${each}`)}</span>
              </span>
            </label>
          ))}
        </fieldset>
        {word === 'approve' ? null : (
          <TextField name="reason" label={t('reason')} hint={t('reasonHint')} maxLength={500} />
        )}
        <button className="button justify-self-start" disabled={isBusy}>
          {isBusy ? t('busy') : t(`buttons.${word}`, { number })}
        </button>
      </form>
    </section>
  );
}
