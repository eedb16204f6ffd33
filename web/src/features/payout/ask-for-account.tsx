'use client';

import { payoutAccount } from '@topsteel/domain/api';
import { formText } from '../../ui/form-text.ts';
import { TextField } from '../../ui/text-field.tsx';
import { ActProblem, useAct } from './act.tsx';
import { texts } from './texts.ts';

/** A vendor asks to be paid to a bank account. */
export function AskForAccount() {
  const { act, isBusy, problem } = useAct();
  const words = texts.accounts;
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
      <h2 id="ask-account">{words.addHeading}</h2>
      <p className="max-w-prose text-ink-2">{words.addIntro}</p>
      <ActProblem problem={problem} />
      <form
        className="grid max-w-xl gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void ask(event.currentTarget);
        }}
      >
        <TextField name="holder" label={words.holder} hint={words.holderHint} maxLength={70} />
        <TextField name="iban" label={words.iban} maxLength={42} />
        <TextField name="bic" label={words.bic} hint={words.bicHint} isRequired={false} maxLength={11} />
        <button className="button justify-self-start" disabled={isBusy}>
          {isBusy ? words.adding : words.add}
        </button>
      </form>
    </section>
  );
}
