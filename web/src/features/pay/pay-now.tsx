import type { Order } from '@topsteel/domain/api';
import { formatScaled, currencyDecimals } from '@topsteel/domain/units';
import { useTranslations } from 'next-intl';
import { CopyButton } from '../../ui/copy-button.tsx';
import { useFormats } from '../../ui/formats.ts';
import { PriceClock } from '../checkout/price-clock.tsx';
import { runtimeConfig } from '../configuration/runtime-config.ts';
import { WalletGate } from '../wallet/wallet-gate.tsx';
import { PayerActionPanel } from './payer-action.tsx';
import { payFigures } from './pay-stage.ts';
import { SignPaymentIsland } from './wallet-islands.tsx';

/** The amount that is left to pay, until when, and the act that pays it. */
export function PayNow({ order }: { order: Order }) {
  const t = useTranslations('pay');
  const formats = useFormats();
  const { payment } = order;
  const { currency, rate, action, typedData } = payment;
  const dueMinor = payFigures(order).missingMinor;
  return (
    <section aria-labelledby="amount" className="panel grid gap-4">
      <div>
        <div className="flex flex-wrap items-baseline gap-x-4">
          <h2 id="amount" className="text-xl">
            {t('amount', { amount: formats.money(dueMinor, currency) })}
          </h2>
          <CopyButton
            text={formatScaled(dueMinor, currencyDecimals[currency], 2)}
            label={t('copy')}
            done={t('copied')}
          />
        </div>
        <p>
          {t('atMost')} {t('before', { day: formats.instant(rate?.validUntil ?? payment.payBefore) })}
        </p>
        {rate === null ? null : <PriceClock until={rate.validUntil} />}
      </div>
      {action === null ? null : (
        <PayerActionPanel
          toPay={{
            orderId: order.id,
            currency,
            amountMinor: dueMinor.toString(),
            isWhole: payment.authorizedMinor === '0',
            action,
          }}
        />
      )}
      {typedData === null ? null : (
        <>
          <WalletGate>
            <SignPaymentIsland
              config={runtimeConfig()}
              order={{ id: order.id, maxAmountMinor: order.maxAmountMinor, payment }}
            />
          </WalletGate>
          <noscript>
            <p>{t('noScriptWallet')}</p>
          </noscript>
        </>
      )}
    </section>
  );
}
