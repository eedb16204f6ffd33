'use client';

import { useTranslations } from 'next-intl';
import { useDisconnect } from 'wagmi';
import { Hash } from '../../ui/hash.tsx';

/** Which wallet is connected, and the way to another. */
export function WalletLine({ address, name }: { address: string; name: string | undefined }) {
  const t = useTranslations('wallet');
  const { mutate: disconnect } = useDisconnect();
  return (
    <p className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
      <span>
        {name ?? t('connected')}: <Hash value={address} label={t('address')} />
      </span>
      <button
        type="button"
        className="button-text text-sm"
        onClick={() => {
          disconnect({});
        }}
      >
        {t('disconnect')}
      </button>
    </p>
  );
}
