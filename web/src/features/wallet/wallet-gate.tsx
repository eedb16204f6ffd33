'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';

/** Where `wagmi` keeps which wallet was used last. */
const LAST_WALLET = 'wagmi.recentConnectorId';

/**
 * Shows the button that asks for a wallet, and what is inside only when it was pressed, or when this browser has used a
 * wallet before: until then no wallet code is fetched.
 */
export function WalletGate({ explain, children }: { explain?: string; children: React.ReactNode }) {
  const t = useTranslations('wallet');
  const [isWanted, setWanted] = useState(false);
  useEffect(() => {
    if (localStorage.getItem(LAST_WALLET) !== null) setWanted(true);
  }, []);
  if (isWanted) return <>{children}</>;
  return (
    <div className="grid justify-items-start gap-3">
      <p className="text-sm text-ink-2">{explain ?? t('explain')}</p>
      <button
        type="button"
        className="button"
        onClick={() => {
          setWanted(true);
        }}
      >
        {t('connect')}
      </button>
    </div>
  );
}
