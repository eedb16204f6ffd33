'use client';

import dynamic from 'next/dynamic';
import { Skeleton } from '../../ui/skeleton.tsx';
import { texts } from '../wallet/texts.ts';

const loading = () => <Skeleton rows={3} label={texts.loading} />;

/** Wallet code is fetched only when an order needs a signature. */
export const ConfirmReceiptIsland = dynamic(
  () => import('./confirm-receipt.tsx').then((module) => module.ConfirmReceipt),
  { ssr: false, loading },
);
export const PayAwaitingIsland = dynamic(
  () => import('./pay-awaiting.tsx').then((module) => module.PayAwaiting),
  {
    ssr: false,
    loading,
  },
);
