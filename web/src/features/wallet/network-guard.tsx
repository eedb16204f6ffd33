'use client';

import { useConnection, useSwitchChain } from 'wagmi';
import { Notice } from '../../ui/notice.tsx';
import { signingError } from './signing-error.ts';
import { texts } from './texts.ts';

/** Shows what is inside only while the wallet is on our network; otherwise offers to switch it. */
export function NetworkGuard({ chainId, children }: { chainId: number; children: React.ReactNode }) {
  const connection = useConnection();
  const { mutate: switchChain, isPending, error } = useSwitchChain();
  if (connection.chainId === chainId) return <>{children}</>;
  return (
    <Notice tone="attention">
      <p>{texts.wrongNetwork(texts.chainName(chainId))}</p>
      {error === null ? null : <p className="mt-1">{signingError(error)}</p>}
      <button
        type="button"
        className="button mt-3"
        disabled={isPending}
        onClick={() => {
          switchChain({ chainId });
        }}
      >
        {texts.switchNetwork}
      </button>
    </Notice>
  );
}
