'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { formPassword, formText } from '../../ui/form-text.ts';
import { Link } from '../../ui/link.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import type { RuntimeConfig } from '../configuration/runtime-config.ts';
import { DemoSignIns, type DemoSignIn } from './demo-sign-ins.tsx';
import { OtherWays } from './other-ways.tsx';
import { offersPasskeys } from './passkey-ceremony.ts';
import { PasswordField } from './password-field.tsx';
import { useSignIn } from './use-sign-in.ts';

type SignInFormProps = { returnTo: string | undefined; demo: DemoSignIn[]; config: RuntimeConfig };

/** The address first: it decides whether the company signs its people in itself, or a password is asked for here. */
export function SignInForm({ returnTo, demo, config }: SignInFormProps) {
  const t = useTranslations('signIn');
  const { busy, problem, askRoute, byPassword, byPasskey, finish } = useSignIn(returnTo);
  const [step, setStep] = useState<{ email: string; company?: string }>();

  // The browser offers passkeys in the address field, once, as long as the page is open.
  const offer = useRef(byPasskey);
  useEffect(() => {
    void offersPasskeys().then((does) => {
      if (does) void offer.current(true);
    });
  }, []);

  const choose = async (email: string) => {
    const route = await askRoute(email);
    if (route !== undefined) setStep({ email, ...route });
  };

  return (
    <div className="grid gap-x-12 gap-y-10 lg:grid-cols-[minmax(0,24rem)_minmax(0,1fr)]">
      <div className="grid content-start gap-6">
        {problem === undefined ? null : <ProblemNotice problem={problem} />}
        {step === undefined ? (
          <form
            method="post"
            className="grid content-start gap-4"
            onSubmit={(event) => {
              event.preventDefault();
              void choose(formText(new FormData(event.currentTarget), 'email'));
            }}
          >
            <label className="grid gap-1">
              <span className="font-semibold">{t('email')}</span>
              <input
                className="field"
                name="email"
                type="email"
                autoComplete="username webauthn"
                required
                maxLength={254}
              />
            </label>
            <button className="button justify-self-start" disabled={busy !== undefined}>
              {busy === 'route' ? t('moment') : t('continue')}
            </button>
          </form>
        ) : step.company === undefined ? (
          <form
            method="post"
            className="grid content-start gap-4"
            onSubmit={(event) => {
              event.preventDefault();
              void byPassword(step.email, formPassword(new FormData(event.currentTarget), 'password'));
            }}
          >
            <p>
              {t('signingInAs', { email: step.email })}{' '}
              <button
                type="button"
                className="button-text text-sm"
                onClick={() => {
                  setStep(undefined);
                }}
              >
                {t('otherEmail')}
              </button>
            </p>
            {/* Managers of passwords keep both together. */}
            <input
              className="sr-only"
              type="email"
              name="email"
              autoComplete="username"
              value={step.email}
              readOnly
              tabIndex={-1}
              aria-hidden="true"
            />
            <PasswordField name="password" label={t('password')} autoComplete="current-password" hasFocus />
            <button className="button justify-self-start" disabled={busy !== undefined}>
              {busy === step.email ? t('busy') : t('button')}
            </button>
            <p>
              <Link href="/signin/reset">{t('forgot')}</Link>
            </p>
          </form>
        ) : (
          <p role="status">{t('toCompany', { company: step.company })}</p>
        )}
        <OtherWays
          config={config}
          isBusy={busy !== undefined}
          isPasskeyBusy={busy === 'passkey'}
          onPasskey={() => void byPasskey()}
          onWallet={(answer) => finish(answer, t('walletRefused'))}
        />
        <p className="text-sm text-ink-2">
          {t.rich('joining', { sell: (words) => <Link href="/sell">{words}</Link> })}
        </p>
      </div>
      <DemoSignIns
        demo={demo}
        busy={busy}
        onChoose={({ email, password }) => void byPassword(email, password)}
      />
    </div>
  );
}
