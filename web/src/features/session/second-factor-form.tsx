'use client';

import { me, signInAnswer } from '@topsteel/domain/api';
import { send } from '../../backend/send.ts';
import { formText } from '../../ui/form-text.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { portalOf } from './portal-of.ts';
import { texts } from './texts.ts';
import { useSending } from './use-sending.ts';

/** Second half of a sign-in: a code of the authenticator, or a backup code. */
export function SecondFactorForm({ returnTo }: { returnTo: string | undefined }) {
  const { isBusy, problem, submit } = useSending();
  const words = texts.code;
  const signIn = async (code: string) => {
    const answer = await submit('/v2/sign-in/second-factor', { code }, signInAnswer);
    if (!answer.ok) return;
    const who = await send('/v2/me', { method: 'GET', schema: me });
    window.location.assign(returnTo ?? (who.ok ? portalOf(who.value.access) : '/'));
  };
  return (
    <form
      className="grid max-w-sm content-start gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void signIn(formText(new FormData(event.currentTarget), 'code'));
      }}
    >
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      <TextField name="code" label={words.code} hint={words.hint} maxLength={20} isCode />
      <button className="button justify-self-start" disabled={isBusy}>
        {isBusy ? texts.signIn.busy : texts.signIn.button}
      </button>
      <p>
        <a href="/signin">{words.again}</a>
      </p>
    </form>
  );
}
