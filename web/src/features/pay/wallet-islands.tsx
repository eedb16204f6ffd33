'use client';

import dynamic from 'next/dynamic';
import { WalletLoading } from '../wallet/wallet-loading.tsx';

/** Wallet code is fetched only where somebody wants a wallet. */
export const SendCoinIsland = dynamic(() => import('./send-coin.tsx').then((module) => module.SendCoin), {
  ssr: false,
  loading: () => <WalletLoading />,
});
export const SignPaymentIsland = dynamic(
  () => import('./sign-payment.tsx').then((module) => module.SignPayment),
  { ssr: false, loading: () => <WalletLoading /> },
);
