'use client';

import { useRouter } from 'next/navigation';
import { order as orderSchema, type Order } from '@topsteel/domain/api';
import { formatKilograms } from '@topsteel/domain/units';
import { send } from '../../backend/send.ts';
import type { RuntimeConfig } from '../configuration/runtime-config.ts';
import { AccountGuard } from '../wallet/account-guard.tsx';
import { SignButton } from '../wallet/sign-button.tsx';
import { WalletRoot } from '../wallet/wallet-root.tsx';
import { texts } from './texts.ts';

type ConfirmReceiptProps = { config: RuntimeConfig; order: Order };

/** The buyer's word that the weighed mass arrived; it releases the payment at once. */
export function ConfirmReceipt({ config, order }: ConfirmReceiptProps) {
  const router = useRouter();
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
            label={texts.receipt.button(formatKilograms(BigInt(grams)))}
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
