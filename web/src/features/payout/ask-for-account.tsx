'use client';

import { useTranslations } from 'next-intl';

import { payoutAccount } from '@topsteel/domain/api';
import { formText } from '../../ui/form-text.ts';
import { TextField } from '../../ui/text-field.tsx';
import { ActProblem, useAct } from './act.tsx';

/** A vendor asks to be paid to a bank account. */
export function AskForAccount() {
  const t = useTranslations('payout');
  const { act, isBusy, problem, dialog } = useAct();
  const ask = async (form: HTMLFormElement) => {
    const fields = new FormData(form);
    const bic = formText(fields, 'bic').toUpperCase();
    const input = {
      currency: 'EUR',
      holder: formText(fields, 'holder'),
      iban: formText(fields, 'iban'),
      bic: bic === '' ? null : bic,
    };
    if (await act('/v2/vendor/payout-accounts', input, payoutAccount)) form.reset();
  };
  return (
    <section aria-labelledby="ask-account" className="panel grid gap-3">
      <h2 id="ask-account">{t('accounts.addHeading')}</h2>
      <p className="max-w-prose text-ink-2">{t('accounts.addIntro')}</p>
      <ActProblem problem={problem} />
      {dialog}
      <form
        method="post"
        className="grid max-w-xl gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void ask(event.currentTarget);
        }}
      >
        <TextField
          name="holder"
          label={t('accounts.holder')}
          hint={t('accounts.holderHint')}
          maxLength={70}
        />
        <TextField name="iban" label={t('accounts.iban')} maxLength={42} />
        <TextField
          name="bic"
          label={t('accounts.bic')}
          hint={t('accounts.bicHint')}
          isRequired={false}
          maxLength={11}
        />
        <button className="button justify-self-start" disabled={isBusy}>
          {isBusy ? t('accounts.adding') : t('accounts.add')}
        </button>
      </form>
    </section>
  );
}
