'use client';

import dynamic from 'next/dynamic';
import { WalletLoading } from '../wallet/wallet-loading.tsx';

/** Wallet code is fetched only by vendors who send with their own wallet. */
export const SendCallIsland = dynamic(() => import('./send-call.tsx').then((module) => module.SendCall), {
  ssr: false,
  loading: () => <WalletLoading />,
});
