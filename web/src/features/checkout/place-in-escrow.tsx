'use client';

import type { Order } from '@topsteel/domain/api';
import { useTranslations } from 'next-intl';
import { useFormats } from '../../ui/formats.ts';
import type { RuntimeConfig } from '../configuration/runtime-config.ts';
import { AccountGuard } from '../wallet/account-guard.tsx';
import { BalanceGuard } from '../wallet/balance-guard.tsx';
import { WalletRoot } from '../wallet/wallet-root.tsx';
import { PayOrder } from './pay-order.tsx';

type PlaceInEscrowProps = {
  config: RuntimeConfig;
  maxAmountMinor: string;
  /** Placed already: only its signature is left. */
  order: Order | undefined;
  isBusy: boolean;
  place: (payer: string) => void;
  onPaid: (order: Order) => void;
};

/** Wallet, order and one signature. Fetched when somebody wants a wallet. */
export function PlaceInEscrow(given: PlaceInEscrowProps) {
  const { config, maxAmountMinor, order, isBusy, place, onPaid } = given;
  const t = useTranslations('checkout.pay');
  const tRails = useTranslations('checkout.rails');
  const formats = useFormats();
  if (order !== undefined) {
    return (
      <PayOrder
        config={config}
        order={order}
        onDone={() => {
          onPaid(order);
        }}
      />
    );
  }
  return (
    <WalletRoot config={config}>
      <AccountGuard chainId={config.chainId} isAsked>
        {(address) => (
          <BalanceGuard config={config} address={address} neededMinor={maxAmountMinor}>
            <button
              type="button"
              className="button justify-self-start"
              disabled={isBusy}
              onClick={() => {
                place(address);
              }}
            >
              {isBusy ? tRails('placing') : t('place', { amount: formats.money(maxAmountMinor, 'USDC') })}
            </button>
          </BalanceGuard>
        )}
      </AccountGuard>
    </WalletRoot>
  );
}
