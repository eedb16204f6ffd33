'use client';

import type { ComponentProps } from 'react';
import { useRouter } from '../../words/navigation.ts';
import { PayOrder } from '../checkout/pay-order.tsx';

/** The signature that pays an order into escrow; the page shows afterwards how far it has come. */
export function SignPayment(given: Pick<ComponentProps<typeof PayOrder>, 'config' | 'order'>) {
  const router = useRouter();
  return (
    <PayOrder
      {...given}
      isAsked
      onDone={() => {
        router.refresh();
      }}
    />
  );
}
