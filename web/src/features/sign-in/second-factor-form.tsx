'use client';

import { useLocale, useTranslations } from 'next-intl';
import { late } from '../../backend/late.ts';
import { formText } from '../../ui/form-text.ts';
import { Link } from '../../ui/link.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { land } from './landing.ts';
import { useSending } from './use-sending.ts';

/** Second half of a sign-in: a code of the authenticator, or a backup code. */
export function SecondFactorForm({ returnTo }: { returnTo: string | undefined }) {
  const { isBusy, problem, submit } = useSending();
  const t = useTranslations('signIn');
  const language = useLocale();
  const signIn = async (code: string) => {
    const answer = await submit('/v2/sign-in/second-factor', { code }, late('signInAnswer'));
    if (answer.ok) await land(language, returnTo);
  };
  return (
    <form
      method="post"
      className="grid max-w-sm content-start gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void signIn(formText(new FormData(event.currentTarget), 'code'));
      }}
    >
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      <TextField name="code" label={t('code.code')} hint={t('code.hint')} maxLength={20} isCode />
      <button className="button justify-self-start" disabled={isBusy}>
        {isBusy ? t('busy') : t('button')}
      </button>
      <p>
        <Link href="/signin">{t('code.again')}</Link>
      </p>
    </form>
  );
}
