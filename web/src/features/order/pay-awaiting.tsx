'use client';

import { useRouter } from '../../words/navigation.ts';
import type { Order } from '@topsteel/domain/api';
import { PayOrder } from '../checkout/pay-order.tsx';
import type { RuntimeConfig } from '../configuration/runtime-config.ts';

/** Pays an order that was placed and left unpaid. */
export function PayAwaiting({ config, order }: { config: RuntimeConfig; order: Order }) {
  const router = useRouter();
  return (
    <PayOrder
      config={config}
      order={order}
      onDone={() => {
        router.refresh();
      }}
    />
  );
}
