import { useTranslations } from 'next-intl';
import type { Order } from '@topsteel/domain/api';
import { captureAmountOf } from '@topsteel/domain/settlement';
import { useFormats } from '../../ui/formats.ts';
import { Link } from '../../ui/link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ClientWords } from '../../words/client-words.tsx';
import { runtimeConfig } from '../configuration/runtime-config.ts';
import { ConfirmWeight } from '../order-act/confirm-weight.tsx';
import { ConfirmReceiptIsland, PayAwaitingIsland } from './wallet-islands.tsx';

/** What only the buyer can do now: pay, or confirm arrival. */
export function BuyerAction({ order }: { order: Order }) {
  const t = useTranslations('order');
  const formats = useFormats();
  if (order.mine !== 'buyer') return null;
  if (order.payment.typedData !== null) {
    return (
      <section aria-labelledby="pay" className="panel grid gap-3">
        <h2 id="pay">{t('payment.pay')}</h2>
        <ClientWords of={['wallet', 'checkout', 'problem']}>
          <PayAwaitingIsland config={runtimeConfig()} order={order} />
        </ClientWords>
      </section>
    );
  }
  if (['awaiting-payment', 'payment-failed'].includes(order.status)) {
    const amount = formats.money(order.payment.amountMinor, order.payment.currency);
    return (
      <Link href={`/pay/${order.id}`} className="button justify-self-start">
        {t('payment.payAmount', { amount })}
      </Link>
    );
  }
  return order.mayConfirm || order.receiptTypedData !== null ? <Arrival order={order} /> : null;
}

/** Has it arrived? Confirming pays now; saying nothing pays later; a claim stops both. */
function Arrival({ order }: { order: Order }) {
  const t = useTranslations('order.receipt');
  const formats = useFormats();
  const amounts = receiptAmounts(order);
  const written =
    amounts === null
      ? null
      : {
          paid: formats.money(amounts.paidMinor, order.payment.currency),
          returned: formats.money(amounts.returnedMinor, order.payment.currency),
        };
  const grams = order.delivery?.weighedGrams ?? null;
  return (
    <section aria-labelledby="receipt" className="panel grid gap-3">
      <h2 id="receipt">{t('heading')}</h2>
      <p>
        {t('intro')} {written === null ? null : t('amounts', written)}{' '}
        {order.receiptTypedData === null ? null : t('wallet')}{' '}
        {order.capturesAt === null ? null : t('otherwise', { when: formats.instant(order.capturesAt) })}
      </p>
      {order.receiptTypedData !== null ? (
        <ClientWords of={['wallet', 'orderAct', 'refusals']}>
          <ConfirmReceiptIsland config={runtimeConfig()} order={order} />
        </ClientWords>
      ) : grams === null ? null : (
        <ClientWords of={['orderAct', 'refusals']}>
          <ConfirmWeight orderId={order.id} grams={grams} amounts={written} />
        </ClientWords>
      )}
      <p>
        <Link href={`/orders/${order.id}/claim`} prefetch={false}>
          {t('wrong')}
        </Link>
      </p>
    </section>
  );
}

/** What confirming pays and what it returns, by the rail's own rule. */
export function receiptAmounts({
  lines,
  payment,
}: Pick<Order, 'lines' | 'payment'>): { paidMinor: bigint; returnedMinor: bigint } | null {
  const line = lines[0];
  if (line === undefined || line.weighedGrams === null) return null;
  const maxMinor = BigInt(payment.amountMinor);
  const maxGrams = BigInt(line.maxGrams);
  const weighed = BigInt(line.weighedGrams);
  const paidMinor = captureAmountOf(
    payment.rail,
    maxMinor,
    weighed < maxGrams ? weighed : maxGrams,
    maxGrams,
  );
  return { paidMinor, returnedMinor: maxMinor - paidMinor };
}

/** Waiting, seen, final: what the register says of a payment that was signed. */
export function PaymentProgress({ order }: { order: Order }) {
  const t = useTranslations('order.payment');
  const { state, isFinal, rail } = order.payment;
  if (rail !== 'usdc-escrow') return null;
  if (state === 'requested') return <Notice tone="hot">{t('waiting')}</Notice>;
  if (['authorized', 'captured'].includes(state) && !isFinal) return <Notice tone="hot">{t('seen')}</Notice>;
  if (state === 'authorized' && order.delivery === null) return <Notice tone="good">{t('final')}</Notice>;
  return null;
}
