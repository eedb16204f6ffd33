'use client';

import { useDisconnect } from 'wagmi';
import { Hash } from '../../ui/hash.tsx';
import { texts } from './texts.ts';

/** Which wallet is connected, and the way to another. */
export function WalletLine({ address, name }: { address: string; name: string | undefined }) {
  const { mutate: disconnect } = useDisconnect();
  return (
    <p className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
      <span>
        {name ?? texts.connected}: <Hash value={address} label="wallet address" />
      </span>
      <button
        type="button"
        className="button-text text-sm"
        onClick={() => {
          disconnect({});
        }}
      >
        {texts.disconnect}
      </button>
    </p>
  );
}
