'use client';

import dynamic from 'next/dynamic';
import { WalletLoading } from '../wallet/wallet-loading.tsx';

/** Wallet code runs in the browser only, and is fetched only where somebody wants a wallet. */
export const PlaceInEscrowIsland = dynamic(
  () => import('./place-in-escrow.tsx').then((module) => module.PlaceInEscrow),
  { ssr: false, loading: () => <WalletLoading /> },
);
