import type { GroupPayment, TypedData } from '@topsteel/domain/api';
import { useTranslations } from 'next-intl';
import { useFormats } from '../../ui/formats.ts';
import { runtimeConfig } from '../configuration/runtime-config.ts';
import { PayerActionPanel } from '../pay/payer-action.tsx';
import { SignPaymentIsland } from '../pay/wallet-islands.tsx';
import { WalletGate } from '../wallet/wallet-gate.tsx';

/** The account that the typed data takes the money from: only its wallet can sign. */
const payerOf = ({ message }: TypedData): string | null =>
  typeof message.from === 'string' ? message.from : null;

/** What pays each order that waits: the first one open, the others a press away. */
export function GroupPayments({ actions }: { actions: GroupPayment['actions'] }) {
  const t = useTranslations('orderGroup');
  const tRails = useTranslations('checkout.rails');
  const formats = useFormats();
  return (
    <ol className="grid gap-4">
      {actions.map((one, index) => {
        const amount = formats.money(one.amountMinor, one.currency);
        const config = runtimeConfig();
        return (
          <li key={one.orderId} className="panel grid gap-3">
            <h2 className="text-lg">
              {t('amount', { amount, rail: tRails(`names.${one.rail}`) })}
              <span className="block text-sm font-normal text-ink-2">
                {t('order', { position: index + 1, total: actions.length, number: one.number })}
              </span>
            </h2>
            <details open={index === 0}>
              <summary className="mb-3 min-h-6 text-link">{t('open')}</summary>
              {one.action === null ? null : (
                <PayerActionPanel
                  toPay={{
                    orderId: one.orderId,
                    currency: one.currency,
                    amountMinor: one.amountMinor,
                    isWhole: true,
                    action: one.action,
                  }}
                />
              )}
              {one.typedData === null ? null : (
                <WalletGate>
                  <SignPaymentIsland
                    config={config}
                    order={{
                      id: one.orderId,
                      maxAmountMinor: one.amountMinor,
                      payment: {
                        typedData: one.typedData,
                        chainId: config.chainId,
                        payer: payerOf(one.typedData),
                      },
                    }}
                  />
                </WalletGate>
              )}
            </details>
          </li>
        );
      })}
    </ol>
  );
}
