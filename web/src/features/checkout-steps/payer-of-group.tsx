'use client';

import type { RuntimeConfig } from '../configuration/runtime-config.ts';
import { AccountGuard } from '../wallet/account-guard.tsx';
import { BalanceGuard } from '../wallet/balance-guard.tsx';
import { WalletRoot } from '../wallet/wallet-root.tsx';

type PayerOfGroupProps = {
  config: RuntimeConfig;
  neededMinor: string;
  label: string;
  isBusy: boolean;
  place: (payer: string) => void;
};

/** The wallet that will sign and pay every order of the group. */
export function PayerOfGroup({ config, neededMinor, label, isBusy, place }: PayerOfGroupProps) {
  return (
    <WalletRoot config={config}>
      <AccountGuard chainId={config.chainId} isAsked>
        {(address) => (
          <BalanceGuard config={config} address={address} neededMinor={neededMinor}>
            <button
              type="button"
              className="button justify-self-start"
              aria-disabled={isBusy}
              onClick={() => {
                if (!isBusy) place(address);
              }}
            >
              {label}
            </button>
          </BalanceGuard>
        )}
      </AccountGuard>
    </WalletRoot>
  );
}
