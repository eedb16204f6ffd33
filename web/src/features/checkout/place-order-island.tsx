'use client';

import dynamic from 'next/dynamic';
import { Skeleton } from '../../ui/skeleton.tsx';
import { texts } from '../wallet/texts.ts';

/** Wallet code runs in the browser only, and is fetched only where it is used. */
export const PlaceOrderIsland = dynamic(
  () => import('./place-order.tsx').then((module) => module.PlaceOrder),
  {
    ssr: false,
    loading: () => <Skeleton rows={4} label={texts.loading} />,
  },
);
