'use client';

import dynamic from 'next/dynamic';
import { Skeleton } from '../../ui/skeleton.tsx';
import { texts } from '../wallet/texts.ts';

/** Wallet code is fetched only where coin is to be sent. */
export const SendCoinIsland = dynamic(() => import('./send-coin.tsx').then((module) => module.SendCoin), {
  ssr: false,
  loading: () => <Skeleton rows={2} label={texts.loading} />,
});
