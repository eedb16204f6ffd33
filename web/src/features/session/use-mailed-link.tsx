'use client';

import { useState } from 'react';
import { done } from '@topsteel/domain/api';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SignInLink } from './sign-in-link.tsx';
import { texts } from './texts.ts';
import { useSending } from './use-sending.ts';

const PATHS = { unlock: '/v2/sign-in/unlock', email: '/v2/sign-in/email/confirm' } as const;

/** Does what a mailed link is for, by a press: mail filters open links, and must not use them up. */
export function UseMailedLink({ what, token }: { what: keyof typeof PATHS; token: string }) {
  const { isBusy, problem, submit } = useSending();
  const [isDone, setDone] = useState(false);
  const words = texts[what];
  const confirm = async () => {
    const answer = await submit(PATHS[what], { token }, done);
    setDone(answer.ok);
  };
  if (isDone) {
    return (
      <Notice tone="good">
        <p>{words.done}</p>
        <p className="mt-2">
          <SignInLink />
        </p>
      </Notice>
    );
  }
  return (
    <div className="grid max-w-xl gap-4">
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      <p>{words.intro}</p>
      <button
        type="button"
        className="button justify-self-start"
        disabled={isBusy}
        onClick={() => void confirm()}
      >
        {isBusy ? texts.busy : words.button}
      </button>
    </div>
  );
}
