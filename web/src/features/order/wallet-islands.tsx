'use client';

import dynamic from 'next/dynamic';
import { WalletLoading } from '../wallet/wallet-loading.tsx';

const loading = () => <WalletLoading />;

/** Wallet code is fetched only when an order needs a signature. */
export const ConfirmReceiptIsland = dynamic(
  () => import('../order-act/confirm-receipt.tsx').then((module) => module.ConfirmReceipt),
  { ssr: false, loading },
);
export const PayAwaitingIsland = dynamic(
  () => import('./pay-awaiting.tsx').then((module) => module.PayAwaiting),
  { ssr: false, loading },
);
