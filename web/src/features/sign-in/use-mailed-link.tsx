'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { late } from '../../backend/late.ts';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SignInLink } from '../session/sign-in-link.tsx';
import { useSending } from './use-sending.ts';

const PATHS = { unlock: '/v2/sign-in/unlock', newEmail: '/v2/sign-in/email/confirm' } as const;

/** Does what a mailed link is for, by a press: mail filters open links, and must not use them up. */
export function UseMailedLink({ what, token }: { what: keyof typeof PATHS; token: string }) {
  const { isBusy, problem, submit } = useSending();
  const [isDone, setDone] = useState(false);
  const t = useTranslations('signIn');
  const confirm = async () => {
    const answer = await submit(PATHS[what], { token }, late('done'));
    setDone(answer.ok);
  };
  if (isDone) {
    return (
      <Notice tone="good">
        <p>{t(`${what}.done`)}</p>
        <p className="mt-2">
          <SignInLink />
        </p>
      </Notice>
    );
  }
  return (
    <div className="grid max-w-xl gap-4">
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      <p>{t(`${what}.intro`)}</p>
      <button
        type="button"
        className="button justify-self-start"
        disabled={isBusy}
        onClick={() => void confirm()}
      >
        {isBusy ? t('moment') : t(`${what}.button`)}
      </button>
    </div>
  );
}
