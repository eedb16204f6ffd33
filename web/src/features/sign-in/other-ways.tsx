'use client';

import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import type { SignInAnswer } from '@topsteel/domain/api';
import type { Answer } from '../../backend/problem.ts';
import type { RuntimeConfig } from '../configuration/runtime-config.ts';

/** Wallet code is fetched only by who signs in by wallet. */
const WalletSignIn = dynamic(() => import('./wallet-proof.tsx').then((module) => module.WalletSignIn), {
  ssr: false,
});

type OtherWaysProps = {
  config: RuntimeConfig;
  isBusy: boolean;
  isPasskeyBusy: boolean;
  onPasskey: () => void;
  onWallet: (answer: Answer<SignInAnswer>) => Promise<void>;
};

/** A passkey, or a wallet. */
export function OtherWays({ config, isBusy, isPasskeyBusy, onPasskey, onWallet }: OtherWaysProps) {
  const t = useTranslations('signIn');
  const [hasWallet, setWallet] = useState(false);
  return (
    <section aria-labelledby="other-ways" className="grid gap-3 border-t border-rule pt-4">
      <h2 id="other-ways" className="text-base">
        {t('otherWays')}
      </h2>
      <div className="grid gap-1">
        <button type="button" className="button button-quiet" disabled={isBusy} onClick={onPasskey}>
          {isPasskeyBusy ? t('moment') : t('withPasskey')}
        </button>
        <p className="text-sm text-ink-2">{t('passkeyHint')}</p>
      </div>
      {hasWallet ? (
        <WalletSignIn config={config} onDone={onWallet} />
      ) : (
        <button
          type="button"
          className="button button-quiet"
          disabled={isBusy}
          onClick={() => {
            setWallet(true);
          }}
        >
          {t('withWallet')}
        </button>
      )}
    </section>
  );
}
