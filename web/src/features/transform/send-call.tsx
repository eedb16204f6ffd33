'use client';

import { useTranslations } from 'next-intl';
import { useRouter } from '../../words/navigation.ts';
import { useState } from 'react';
import { useSendTransaction } from 'wagmi';
import type { WalletCall } from '@topsteel/domain/api';
import { Notice } from '../../ui/notice.tsx';
import type { RuntimeConfig } from '../configuration/runtime-config.ts';
import { AccountGuard } from '../wallet/account-guard.tsx';
import { useSigningError } from '../wallet/signing-error.ts';
import { WalletRoot } from '../wallet/wallet-root.tsx';

type SendCallProps = { config: RuntimeConfig; call: WalletCall; label: string };

/** Sends one call from the organisation's own wallet: for acts that the register takes from their author alone. */
export function SendCall({ config, call, label }: SendCallProps) {
  return (
    <WalletRoot config={config}>
      <AccountGuard chainId={call.chainId} required={call.from}>
        {() => <SendButton call={call} label={label} />}
      </AccountGuard>
    </WalletRoot>
  );
}

function SendButton({ call, label }: { call: WalletCall; label: string }) {
  const router = useRouter();
  const [step, setStep] = useState<'idle' | 'sending' | 'sent'>('idle');
  const [failure, setFailure] = useState<string>();
  const signingError = useSigningError();
  const { mutateAsync } = useSendTransaction();
  const t = useTranslations('transform');

  const run = async () => {
    setFailure(undefined);
    setStep('sending');
    try {
      await mutateAsync({
        to: call.to as `0x${string}`,
        data: call.data as `0x${string}`,
        chainId: call.chainId,
      });
      setStep('sent');
      router.refresh();
    } catch (error) {
      setFailure(signingError(error));
      setStep('idle');
    }
  };

  return (
    <div className="grid justify-items-start gap-3">
      {failure === undefined ? null : <Notice tone="attention">{failure}</Notice>}
      {step === 'sent' ? <Notice tone="good">{t('call.sent')}</Notice> : null}
      <button type="button" className="button" disabled={step !== 'idle'} onClick={() => void run()}>
        {step === 'sending' ? t('call.sending') : label}
      </button>
    </div>
  );
}
