'use client';

import { authorizationInput, order as orderSchema, type Order } from '@topsteel/domain/api';
import { useTranslations } from 'next-intl';
import { send } from '../../backend/send.ts';
import { useFormats } from '../../ui/formats.ts';
import type { RuntimeConfig } from '../configuration/runtime-config.ts';
import { AccountGuard } from '../wallet/account-guard.tsx';
import { BalanceGuard } from '../wallet/balance-guard.tsx';
import { SignButton } from '../wallet/sign-button.tsx';
import { WalletRoot } from '../wallet/wallet-root.tsx';

type Payable = {
  id: string;
  maxAmountMinor: string;
  payment: Pick<Order['payment'], 'typedData' | 'chainId' | 'payer'>;
};
type PayOrderProps = { config: RuntimeConfig; order: Payable; isAsked?: boolean; onDone: () => void };

/** The one signature of a buyer: lets the escrow collect at most the authorised maximum. Needs the words of `checkout` and `wallet`. */
export function PayOrder({ config, order, isAsked = false, onDone }: PayOrderProps) {
  const t = useTranslations('checkout.pay');
  const formats = useFormats();
  const { payment } = order;
  const { typedData } = payment;
  if (typedData === null) return null;
  const submit = (signature: `0x${string}`) =>
    send(`/v2/orders/${order.id}/authorization`, {
      body: authorizationInput.parse({ signature, chainId: payment.chainId }),
      schema: orderSchema,
      idempotencyKey: `authorization:${order.id}:${signature.slice(0, 42)}`,
    });
  return (
    <WalletRoot config={config}>
      <AccountGuard
        chainId={payment.chainId}
        isAsked={isAsked}
        {...(payment.payer === null ? {} : { required: payment.payer })}
      >
        {(address) => (
          <BalanceGuard config={config} address={address} neededMinor={order.maxAmountMinor}>
            <SignButton
              typedData={typedData}
              label={t('authorise', { amount: formats.money(order.maxAmountMinor, 'USDC') })}
              submit={submit}
              onDone={onDone}
            />
          </BalanceGuard>
        )}
      </AccountGuard>
    </WalletRoot>
  );
}
