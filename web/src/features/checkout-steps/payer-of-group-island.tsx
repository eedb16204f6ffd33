'use client';

import dynamic from 'next/dynamic';
import { WalletLoading } from '../wallet/wallet-loading.tsx';

/** Wallet code is fetched only where somebody pays into escrow. */
export const PayerOfGroupIsland = dynamic(
  () => import('./payer-of-group.tsx').then((module) => module.PayerOfGroup),
  { ssr: false, loading: () => <WalletLoading /> },
);
