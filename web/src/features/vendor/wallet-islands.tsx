'use client';

import dynamic from 'next/dynamic';
import { WalletLoading } from '../wallet/wallet-loading.tsx';

const loading = () => <WalletLoading />;

/** Wallet code is fetched only by vendors who sign themselves. */
export const SignBatchIsland = dynamic(
  () => import('../certificate/sign-batch.tsx').then((module) => module.SignBatch),
  {
    ssr: false,
    loading,
  },
);
export const SignLotIsland = dynamic(() => import('../lot/sign-lot.tsx').then((module) => module.SignLot), {
  ssr: false,
  loading,
});
export const AcceptOrderIsland = dynamic(
  () => import('../shipment/accept-order.tsx').then((module) => module.AcceptOrder),
  { ssr: false, loading },
);
export const SignRevocationIsland = dynamic(
  () => import('../certificate/sign-revocation.tsx').then((module) => module.SignRevocation),
  { ssr: false, loading },
);
export const SignCountersignatureIsland = dynamic(
  () => import('../countersignature/sign-countersignature.tsx').then((module) => module.SignCountersignature),
  { ssr: false, loading },
);
export const SendCallIsland = dynamic(
  () => import('../signer-key/send-call.tsx').then((module) => module.SendCall),
  { ssr: false, loading },
);
