'use client';

import { useTranslations } from 'next-intl';
import { order as orderSchema, type TypedData } from '@topsteel/domain/api';
import { send } from '../../backend/send.ts';
import { useRouter } from '../../words/navigation.ts';
import type { RuntimeConfig } from '../configuration/runtime-config.ts';
import { AccountGuard } from '../wallet/account-guard.tsx';
import { SignButton } from '../wallet/sign-button.tsx';
import { WalletRoot } from '../wallet/wallet-root.tsx';

type AcceptOrderProps = { config: RuntimeConfig; orderId: string; typedData: TypedData };

/** The acceptance of a seller that holds its own key; without it goods cannot be pinned to a payment. */
export function AcceptOrder({ config, orderId, typedData }: AcceptOrderProps) {
  const router = useRouter();
  const t = useTranslations('shipment');
  return (
    <WalletRoot config={config}>
      <AccountGuard chainId={config.chainId}>
        {() => (
          <SignButton
            typedData={typedData}
            label={t('accept')}
            submit={(signature) =>
              send(`/v2/orders/${orderId}/acceptance`, {
                body: { signature },
                schema: orderSchema,
                idempotencyKey: `acceptance:${orderId}:${signature.slice(0, 42)}`,
              })
            }
            onDone={() => {
              router.refresh();
            }}
          />
        )}
      </AccountGuard>
    </WalletRoot>
  );
}
