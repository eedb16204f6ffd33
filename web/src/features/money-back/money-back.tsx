import { useTranslations } from 'next-intl';
import type { Order } from '@topsteel/domain/api';
import { useFormats } from '../../ui/formats.ts';
import { ClientWords } from '../../words/client-words.tsx';
import { GiveBackForm } from './give-back-form.tsx';
import { moneyBackOf } from './money-back-of.ts';
import { RefundForm } from './refund-form.tsx';

/** What seller or marketplace can give back of an order's money now; nothing where that is nothing. */
export function MoneyBack({ order, isOperator }: { order: Order; isOperator: boolean }) {
  const t = useTranslations('moneyBack');
  const formats = useFormats();
  const what = moneyBackOf(order, isOperator);
  if (what === null) return null;
  const { id, updatedAt, payment } = order;
  const { currency } = payment;
  return (
    <details className="panel">
      <summary className="font-semibold">{t(`${what}.heading`)}</summary>
      <ClientWords of={['moneyBack', 'stepUp', 'problem']}>
        {what === 'refund' ? (
          <RefundForm
            orderId={id}
            currency={currency}
            capturedMinor={payment.capturedMinor}
            tries={updatedAt}
          />
        ) : (
          <GiveBackForm orderId={id} amount={formats.money(payment.authorizedMinor, currency)} />
        )}
      </ClientWords>
    </details>
  );
}
