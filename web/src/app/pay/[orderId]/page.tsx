import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { order as orderSchema } from '@topsteel/domain/api';
import { read } from '../../../backend/read.ts';
import { texts } from '../../../features/checkout/texts.ts';
import { StateSentence } from '../../../features/order/order-parts.tsx';
import { isMoving } from '../../../features/order/order-state.ts';
import { PayerActionPanel } from '../../../features/pay/payer-action.tsx';
import { PaymentSteps } from '../../../features/pay/payment-steps.tsx';
import { TryAgain } from '../../../features/pay/try-again.tsx';
import { LiveRefresh } from '../../../ui/live-refresh.tsx';
import { Money } from '../../../ui/money.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { When } from '../../../ui/when.tsx';

const words = texts.payPage;
export const metadata: Metadata = { title: words.title };

export default async function PayPage({ params }: { params: Promise<{ orderId: string }> }) {
  const { orderId } = await params;
  const answer = await read(`/v2/orders/${encodeURIComponent(orderId)}`, orderSchema);
  if (!answer.ok) {
    if (answer.problem.status === 404) notFound();
    return (
      <div className="page">
        <PageTitle title={words.title} />
        <ProblemNotice problem={answer.problem} />
      </div>
    );
  }
  const order = answer.value;
  const { payment } = order;
  const isOpen =
    order.mine === 'buyer' && payment.rail !== 'usdc-escrow' && order.status === 'awaiting-payment';
  return (
    <div className="page grid gap-8">
      <LiveRefresh active={isMoving(order)} everyMs={2500} />
      <PageTitle
        eyebrow={<Link href={`/orders/${order.id}`}>{order.number}</Link>}
        title={`${words.title}: ${texts.rails.names[payment.rail]}`}
      />
      <StateSentence order={order} />
      {isOpen ? (
        <section aria-labelledby="amount" className="panel grid gap-4">
          <h2 id="amount">
            {words.amount} <Money minor={payment.amountMinor} currency={payment.currency} />
          </h2>
          <p>
            {words.atMost} {words.before} <When iso={payment.rate?.validUntil ?? payment.payBefore} />.
          </p>
          <PayerActionPanel order={order} />
        </section>
      ) : null}
      {payment.rail === 'usdc-escrow' ? (
        <p>{words.nothing}</p>
      ) : order.status === 'payment-failed' ? (
        <TryAgain orderId={order.id} tries={payment.paymentId.slice(2, 18)} />
      ) : (
        <PaymentSteps payment={payment} />
      )}
      {isOpen ? (
        <section aria-labelledby="questions">
          <h2 id="questions">{words.questions}</h2>
          <ul className="list-disc pl-5">
            {words.answers[payment.rail].map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </section>
      ) : null}
      <p>
        <Link href={`/orders/${order.id}`}>{words.order}</Link>
      </p>
    </div>
  );
}
