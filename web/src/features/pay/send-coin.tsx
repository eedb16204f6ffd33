'use client';

import { useSendTransaction } from 'wagmi';
import { formatScaled } from '@topsteel/domain/units';
import { Notice } from '../../ui/notice.tsx';
import type { RuntimeConfig } from '../configuration/runtime-config.ts';
import { AccountGuard } from '../wallet/account-guard.tsx';
import { signingError } from '../wallet/signing-error.ts';
import { texts } from '../wallet/texts.ts';
import { WalletRoot } from '../wallet/wallet-root.tsx';

type SendCoinProps = { config: RuntimeConfig; chainId: number; to: string; wei: string };

/** Sends the native coin of an order from a wallet in this browser. */
export function SendCoin({ config, chainId, to, wei }: SendCoinProps) {
  return (
    <WalletRoot config={config}>
      <AccountGuard chainId={chainId} explain={texts.explainCoin}>
        {() => <SendButton to={to} wei={wei} />}
      </AccountGuard>
    </WalletRoot>
  );
}

function SendButton({ to, wei }: { to: string; wei: string }) {
  const { mutate, isPending, isSuccess, error } = useSendTransaction();
  if (isSuccess) return <Notice tone="good">{texts.sent}</Notice>;
  return (
    <div className="grid justify-items-start gap-3">
      {error === null ? null : <Notice tone="attention">{signingError(error, texts.sendFailed)}</Notice>}
      <button
        type="button"
        className="button"
        disabled={isPending}
        onClick={() => {
          mutate({ to: to as `0x${string}`, value: BigInt(wei) });
        }}
      >
        {isPending ? texts.signing : texts.sendCoin(formatScaled(BigInt(wei), 18, 4))}
      </button>
    </div>
  );
}
