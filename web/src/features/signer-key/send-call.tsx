'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useSendTransaction } from 'wagmi';
import type { DirectoryCall } from '@topsteel/domain/api';
import { Notice } from '../../ui/notice.tsx';
import type { RuntimeConfig } from '../configuration/runtime-config.ts';
import { AccountGuard } from '../wallet/account-guard.tsx';
import { useSigningError } from '../wallet/signing-error.ts';
import { WalletRoot } from '../wallet/wallet-root.tsx';

type SendCallProps = { config: RuntimeConfig; account: string; call: DirectoryCall };

/** An act on a key that the organisation's own wallet sends to the directory. */
export function SendCall({ config, account, call }: SendCallProps) {
  return (
    <WalletRoot config={config}>
      <AccountGuard chainId={config.chainId} required={account}>
        {() => <Send call={call} />}
      </AccountGuard>
    </WalletRoot>
  );
}

function Send({ call }: { call: DirectoryCall }) {
  const t = useTranslations('signerKey');
  const [failure, setFailure] = useState<string>();
  const [step, setStep] = useState<'idle' | 'sending' | 'sent'>('idle');
  const signingError = useSigningError();
  const { mutateAsync } = useSendTransaction();
  const run = async () => {
    setFailure(undefined);
    setStep('sending');
    try {
      await mutateAsync({ to: call.to as `0x${string}`, data: call.data as `0x${string}` });
      setStep('sent');
    } catch (error) {
      setFailure(signingError(error));
      setStep('idle');
    }
  };
  return (
    <div className="grid justify-items-start gap-3">
      <dl className="grid gap-1 text-sm">
        <dt className="text-ink-2">{t('to')}</dt>
        <dd className="font-mono break-all">{call.to}</dd>
        <dt className="text-ink-2">{t('data')}</dt>
        <dd className="font-mono break-all">{call.data}</dd>
      </dl>
      {failure === undefined ? null : <Notice tone="attention">{failure}</Notice>}
      {step === 'sent' ? (
        <Notice tone="good">{t('sent')}</Notice>
      ) : (
        <button type="button" className="button" disabled={step === 'sending'} onClick={() => void run()}>
          {t('send')}
        </button>
      )}
    </div>
  );
}
