'use client';

import { useTranslations } from 'next-intl';
import { order as orderSchema, type Order } from '@topsteel/domain/api';
import { send } from '../../backend/send.ts';
import { useFormats } from '../../ui/formats.ts';
import { useRouter } from '../../words/navigation.ts';
import type { RuntimeConfig } from '../configuration/runtime-config.ts';
import { AccountGuard } from '../wallet/account-guard.tsx';
import { SignButton } from '../wallet/sign-button.tsx';
import { WalletRoot } from '../wallet/wallet-root.tsx';

type ConfirmReceiptProps = { config: RuntimeConfig; order: Order };

/** The buyer's word that the weighed mass arrived; it releases the payment at once. */
export function ConfirmReceipt({ config, order }: ConfirmReceiptProps) {
  const router = useRouter();
  const t = useTranslations('orderAct.confirm');
  const formats = useFormats();
  const { receiptTypedData, delivery, payment } = order;
  const grams = delivery?.weighedGrams;
  if (receiptTypedData === null || grams === null || grams === undefined) return null;
  return (
    <WalletRoot config={config}>
      <AccountGuard
        chainId={payment.chainId}
        {...(payment.payer === null ? {} : { required: payment.payer })}
      >
        {() => (
          <SignButton
            typedData={receiptTypedData}
            label={t('button', { kilograms: formats.mass(grams, 'kg') })}
            submit={(signature) =>
              send(`/v2/orders/${order.id}/receipt`, {
                body: { signature, grams },
                schema: orderSchema,
                idempotencyKey: `receipt:${order.id}:${grams}`,
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
