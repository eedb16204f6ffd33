'use client';

import dynamic from 'next/dynamic';
import { Skeleton } from '../../ui/skeleton.tsx';
import { texts } from '../wallet/texts.ts';

/** Wallet code is fetched only by vendors who send with their own wallet. */
export const SendCallIsland = dynamic(() => import('./send-call.tsx').then((module) => module.SendCall), {
  ssr: false,
  loading: () => <Skeleton rows={3} label={texts.loading} />,
});
