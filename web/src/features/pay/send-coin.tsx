'use client';

import { useTranslations } from 'next-intl';
import { useSendTransaction } from 'wagmi';
import { useFormats } from '../../ui/formats.ts';
import { Notice } from '../../ui/notice.tsx';
import type { RuntimeConfig } from '../configuration/runtime-config.ts';
import { AccountGuard } from '../wallet/account-guard.tsx';
import { useSigningError } from '../wallet/signing-error.ts';
import { WalletRoot } from '../wallet/wallet-root.tsx';

type SendCoinProps = { config: RuntimeConfig; chainId: number; to: string; wei: string };

/** Sends the native coin of an order from a wallet in this browser. */
export function SendCoin({ config, chainId, to, wei }: SendCoinProps) {
  const t = useTranslations('wallet');
  return (
    <WalletRoot config={config}>
      <AccountGuard chainId={chainId} explain={t('explainCoin')} isAsked>
        {() => <SendButton to={to} wei={wei} />}
      </AccountGuard>
    </WalletRoot>
  );
}

function SendButton({ to, wei }: { to: string; wei: string }) {
  const t = useTranslations('wallet');
  const formats = useFormats();
  const signingError = useSigningError();
  const { mutate, isPending, isSuccess, error } = useSendTransaction();
  if (isSuccess) return <Notice tone="good">{t('sent')}</Notice>;
  return (
    <div className="grid justify-items-start gap-3">
      {error === null ? null : <Notice tone="attention">{signingError(error, 'send')}</Notice>}
      <button
        type="button"
        className="button"
        disabled={isPending}
        onClick={() => {
          mutate({ to: to as `0x${string}`, value: BigInt(wei) });
        }}
      >
        {isPending ? t('signing') : t('sendCoin', { amount: formats.money(wei, 'ETH') })}
      </button>
    </div>
  );
}
