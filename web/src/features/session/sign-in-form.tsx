'use client';

import { useState } from 'react';
import { me, signInAnswer } from '@topsteel/domain/api';
import { send } from '../../backend/send.ts';
import { formPassword, formText } from '../../ui/form-text.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import type { Problem } from '../../backend/problem.ts';
import { portalOf } from './portal-of.ts';
import { texts } from './texts.ts';

export type DemoSignIn = { label: string; email: string; password: string; role: string };

/** Signs in with e-mail and password, or with one press as a company of the demo. */
export function SignInForm({ returnTo, demo }: { returnTo: string | undefined; demo: DemoSignIn[] }) {
  const [busy, setBusy] = useState<string>();
  const [problem, setProblem] = useState<Problem>();
  const words = texts.signIn;

  const signIn = async (email: string, password: string) => {
    setBusy(email);
    setProblem(undefined);
    const answer = await send('/v2/sign-in/password', { body: { email, password }, schema: signInAnswer });
    if (!answer.ok) {
      setBusy(undefined);
      setProblem(
        answer.problem.status === 401
          ? { ...answer.problem, status: 400, sentence: words.failed }
          : answer.problem,
      );
      return;
    }
    if (answer.value.state === 'second-factor') {
      const next = returnTo === undefined ? '' : `?next=${encodeURIComponent(returnTo)}`;
      window.location.assign(`/signin/code${next}`);
      return;
    }
    const who = await send('/v2/me', { method: 'GET', schema: me });
    window.location.assign(returnTo ?? (who.ok ? portalOf(who.value.access) : '/'));
  };

  return (
    <div className="grid gap-10 lg:grid-cols-[minmax(0,22rem)_minmax(0,1fr)]">
      <form
        className="grid content-start gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          const form = new FormData(event.currentTarget);
          void signIn(formText(form, 'email'), formPassword(form, 'password'));
        }}
      >
        {problem === undefined ? null : <ProblemNotice problem={problem} />}
        <label className="grid gap-1">
          <span className="font-semibold">{words.email}</span>
          <input className="field" name="email" type="email" autoComplete="username" required />
        </label>
        <label className="grid gap-1">
          <span className="font-semibold">{words.password}</span>
          <input className="field" name="password" type="password" autoComplete="current-password" required />
        </label>
        <button className="button justify-self-start" disabled={busy !== undefined}>
          {busy === undefined ? words.button : words.busy}
        </button>
        <p>
          <a href="/signin/reset">{words.forgot}</a>
        </p>
      </form>
      {demo.length === 0 ? null : (
        <section aria-labelledby="demo-sign-ins" className="max-w-2xl">
          <h2 id="demo-sign-ins">{words.demoTitle}</h2>
          <p className="mb-3 text-ink-2">{words.demoIntro}</p>
          <ul className="border-t border-rule">
            {demo.map((entry) => (
              <li
                key={entry.email}
                className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b border-rule py-2"
              >
                <div className="min-w-0">
                  <p className="font-semibold">{entry.label}</p>
                  <p className="text-sm text-ink-2">{entry.email}</p>
                </div>
                <button
                  type="button"
                  className="button button-quiet button-small"
                  disabled={busy !== undefined}
                  onClick={() => void signIn(entry.email, entry.password)}
                >
                  {busy === entry.email ? words.busy : words.button}
                  <span className="sr-only"> as {entry.label}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
