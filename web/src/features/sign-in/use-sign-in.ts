'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { late } from '../../backend/late.ts';
import type { Answer, Problem } from '../../backend/problem.ts';
import { send } from '../../backend/send.ts';
import { land } from './landing.ts';
import { provePasskey } from './passkey-ceremony.ts';

/** A sign-in that was refused is no lack of access: it is a problem of what was typed. */
const asProblem = (problem: Problem, sentence: string): Problem =>
  problem.status === 401 ? { ...problem, status: 400, sentence } : problem;

/** The ways to sign in, what is under way, and what went wrong. */
export function useSignIn(returnTo: string | undefined) {
  const t = useTranslations('signIn');
  const language = useLocale();
  /** What is under way: an address, `route`, `passkey`. */
  const [busy, setBusy] = useState<string>();
  const [problem, setProblem] = useState<Problem>();

  const finish = async (answer: Answer<{ state: 'signed-in' | 'second-factor' }>, refused: string) => {
    if (!answer.ok) {
      setBusy(undefined);
      setProblem(asProblem(answer.problem, refused));
      return;
    }
    if (answer.value.state === 'second-factor') {
      const next = returnTo === undefined ? '' : `?next=${encodeURIComponent(returnTo)}`;
      window.location.assign(`/${language}/signin/code${next}`);
      return;
    }
    await land(language, returnTo);
  };
  const begin = (what: string) => {
    setBusy(what);
    setProblem(undefined);
  };

  /** @returns the company that signs this address in, while the browser leaves for it; none: a password is asked for here. */
  const askRoute = async (email: string): Promise<{ company?: string } | undefined> => {
    begin('route');
    const answer = await send('/v2/sign-in/route', { body: { email }, schema: late('signInRoute') });
    if (!answer.ok) {
      setBusy(undefined);
      setProblem(answer.problem);
      return undefined;
    }
    const { sso } = answer.value;
    if (sso === null) {
      setBusy(undefined);
      return {};
    }
    const back = returnTo ?? `/${language}`;
    window.location.assign(`${sso.beginAt}?next=${encodeURIComponent(back)}`);
    return { company: sso.name };
  };
  const byPassword = async (email: string, password: string) => {
    begin(email);
    await finish(
      await send('/v2/sign-in/password', { body: { email, password }, schema: late('signInAnswer') }),
      t('failed'),
    );
  };
  /** `isOffered`: in what the browser fills in, silently; nothing is said when it is not taken up. */
  const byPasskey = async (isOffered = false) => {
    if (!isOffered) begin('passkey');
    const proof = await provePasskey(isOffered);
    if (!proof.ok) {
      if (isOffered) return;
      setBusy(undefined);
      setProblem(
        proof.problem.code === 'PASSKEY_ABORTED'
          ? { ...proof.problem, sentence: t('passkeyAborted') }
          : proof.problem,
      );
      return;
    }
    begin('passkey');
    await finish(
      await send('/v2/sign-in/passkey', { body: proof.value, schema: late('signInAnswer') }),
      // What was offered may have waited longer than it counts; a further try begins anew.
      t(isOffered ? 'passkeyAborted' : 'passkeyRefused'),
    );
  };
  return { busy, problem, askRoute, byPassword, byPasskey, finish };
}
