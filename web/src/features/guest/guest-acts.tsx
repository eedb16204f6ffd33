'use client';

import type { GuestOrder } from '@topsteel/domain/api';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { late } from '../../backend/late.ts';
import type { Problem } from '../../backend/problem.ts';
import { send } from '../../backend/send.ts';
import { formPassword } from '../../ui/form-text.ts';
import { useFormats } from '../../ui/formats.ts';
import { Link } from '../../ui/link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useForm } from '../../ui/use-form.ts';
import { useRouter } from '../../words/navigation.ts';

/** Accepts the total of now for an order that stopped. */
export function AcceptTotal({
  token,
  totalMinor,
  currency,
}: {
  token: string;
  totalMinor: string;
  currency: string;
}) {
  const t = useTranslations('guest.order');
  const formats = useFormats();
  const router = useRouter();
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);
  const accept = async () => {
    setBusy(true);
    const answer = await send(`/v2/guest-orders/${token}/acceptance`, {
      body: { totalMinor },
      schema: late('guestOrder'),
      idempotencyKey: `${key}:${totalMinor}`,
    });
    setBusy(false);
    setProblem(answer.ok ? undefined : answer.problem);
    if (!answer.ok) return;
    setKey(crypto.randomUUID());
    router.refresh();
  };
  return (
    <div className="mt-3 grid justify-items-start gap-3">
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      <button
        type="button"
        className="button"
        aria-disabled={isBusy}
        onClick={() => {
          if (!isBusy) void accept();
        }}
      >
        {isBusy ? t('accepting') : t('accept', { total: formats.money(totalMinor, currency) })}
      </button>
    </div>
  );
}

/** Proves the mailbox; only the link of the letter does. */
export function VerifyMailbox({ token, email }: { token: string; email: string }) {
  const t = useTranslations('guest.order.verify');
  const router = useRouter();
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);
  const verify = async () => {
    setBusy(true);
    const answer = await send(`/v2/guest-orders/${token}/verification`, {
      schema: late('guestOrder'),
    });
    setBusy(false);
    setProblem(answer.ok ? undefined : answer.problem);
    if (answer.ok) router.refresh();
  };
  return (
    <div className="grid justify-items-start gap-3">
      <p>{t('letter', { email })}</p>
      {problem === undefined ? null : problem.reason === 'letter-needed' ? (
        <Notice tone="attention">{t('wrongLink', { email })}</Notice>
      ) : (
        <ProblemNotice problem={problem} />
      )}
      <button
        type="button"
        className="button"
        aria-disabled={isBusy}
        onClick={() => {
          if (!isBusy) void verify();
        }}
      >
        {isBusy ? t('acting') : t('act')}
      </button>
    </div>
  );
}

/** Makes an account of the guest's company: a password for its first member. */
export function ClaimAccount({ token, order }: { token: string; order: Pick<GuestOrder, 'email'> }) {
  const t = useTranslations('guest.order.claim');
  const tVerify = useTranslations('guest.order.verify');
  const { email } = order;
  const [isDone, setDone] = useState(false);
  const form = useForm({
    check: (data) =>
      formPassword(data, 'password').length < 10 ? [{ field: 'password', message: t('short') }] : [],
    send: (data) =>
      send(`/v2/guest-orders/${token}/claim`, {
        body: { password: formPassword(data, 'password') },
        schema: late('guestClaimed'),
      }),
    onDone: () => {
      setDone(true);
    },
  });
  if (isDone) {
    return (
      <Notice tone="good">
        <p>
          <Link href="/signin">{t('done', { email })}</Link>
        </p>
      </Notice>
    );
  }
  return (
    <form
      method="post"
      noValidate
      className="grid max-w-md justify-items-start gap-3"
      onSubmit={form.onSubmit}
    >
      <p>{t('text', { email })}</p>
      {form.problem === undefined ? null : form.problem.reason === 'letter-needed' ? (
        <Notice tone="attention">{tVerify('wrongLink', { email })}</Notice>
      ) : (
        <ProblemNotice problem={form.problem} />
      )}
      <TextField
        name="password"
        type="password"
        label={t('password')}
        hint={t('passwordHint')}
        autoComplete="new-password"
        maxLength={128}
        error={form.errorOf('password')}
      />
      <button type="submit" className="button button-quiet" aria-disabled={form.isBusy}>
        {t('act')}
      </button>
    </form>
  );
}
