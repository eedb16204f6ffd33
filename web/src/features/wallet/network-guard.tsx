'use client';

import { useTranslations } from 'next-intl';
import { useConnection, useSwitchChain } from 'wagmi';
import { Notice } from '../../ui/notice.tsx';
import { useChainName } from './chain-name.ts';
import { useSigningError } from './signing-error.ts';

/** Shows what is inside only while the wallet is on our network; otherwise offers to switch it. */
export function NetworkGuard({ chainId, children }: { chainId: number; children: React.ReactNode }) {
  const t = useTranslations('wallet');
  const signingError = useSigningError();
  const chainName = useChainName();
  const connection = useConnection();
  const { mutate: switchChain, isPending, error } = useSwitchChain();
  if (connection.chainId === chainId) return <>{children}</>;
  return (
    <Notice tone="attention">
      <p>{t('wrongNetwork', { name: chainName(chainId) })}</p>
      {error === null ? null : <p className="mt-1">{signingError(error)}</p>}
      <button
        type="button"
        className="button mt-3"
        disabled={isPending}
        onClick={() => {
          switchChain({ chainId });
        }}
      >
        {t('switchNetwork')}
      </button>
    </Notice>
  );
}
