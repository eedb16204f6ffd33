import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { order as orderSchema, type Order } from '@topsteel/domain/api';
import { captureAmountOf } from '@topsteel/domain/settlement';
import { read } from '../../../backend/read.ts';
import { OrderCommission } from '../../../features/commission/order-commission.tsx';
import { runtimeConfig } from '../../../features/configuration/runtime-config.ts';
import {
  DeliveryFacts,
  MassTable,
  ProofLinks,
  StateSentence,
  Timeline,
} from '../../../features/order/order-parts.tsx';
import { CancelOrder, ConfirmWeight } from '../../../features/order/order-acts.tsx';
import { MoneyTables } from '../../../features/order/order-money.tsx';
import { isMoving } from '../../../features/order/order-state.ts';
import { SettlementSteps } from '../../../features/order/settlement-steps.tsx';
import { texts } from '../../../features/order/texts.ts';
import { OrderInvoices } from '../../../features/invoice/order-invoices.tsx';
import { OrderRecall } from '../../../features/recall/order-recall.tsx';
import { ConfirmReceiptIsland, PayAwaitingIsland } from '../../../features/order/wallet-islands.tsx';
import { LiveRefresh } from '../../../ui/live-refresh.tsx';
import { Money } from '../../../ui/money.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { When } from '../../../ui/when.tsx';

type Params = Promise<{ id: string }>;

const loadOrder = cache((id: string) => read(`/v2/orders/${encodeURIComponent(id)}`, orderSchema));

export async function generateMetadata({ params }: { params: Params }): Promise<Metadata> {
  const answer = await loadOrder((await params).id);
  return { title: answer.ok ? `Order ${answer.value.number}` : 'Order' };
}

export default async function OrderPage({ params }: { params: Params }) {
  const answer = await loadOrder((await params).id);
  if (!answer.ok) {
    if (answer.problem.status === 404) notFound();
    return (
      <div className="page">
        <PageTitle title="Order" />
        <ProblemNotice problem={answer.problem} />
      </div>
    );
  }
  const order = answer.value;
  return (
    <div className="page">
      <LiveRefresh active={isMoving(order)} />
      <PageTitle eyebrow={<Link href="/orders">{texts.list.title}</Link>} title={`Order ${order.number}`}>
        {order.lines.map((line) => line.description).join('; ')}, from {order.seller.name}
        {order.reference === null ? '' : ` · your reference ${order.reference}`}
      </PageTitle>
      <div className="grid gap-8">
        <OrderRecall order={order} />
        <StateSentence order={order} />
        <PaymentProgress order={order} />
        <BuyerAction order={order} />
        <div className="grid items-start gap-x-12 gap-y-8 lg:grid-cols-2">
          <div className="grid gap-8">
            <MassTable order={order} />
            <DeliveryFacts order={order} />
            <ProofLinks order={order} />
          </div>
          <div className="grid gap-8">
            <MoneyTables order={order} />
            {order.mine === 'none' ? <OrderCommission orderId={order.id} /> : null}
          </div>
        </div>
        <OrderInvoices orderId={order.id} />
        <SettlementSteps steps={order.steps} />
        <Timeline order={order} />
        <CancelOrder order={order} />
      </div>
    </div>
  );
}

/** Waiting, seen, final: what the network says of a payment that was signed. */
function PaymentProgress({ order }: { order: Order }) {
  const { state, isFinal, rail } = order.payment;
  if (rail !== 'usdc-escrow') return null;
  if (state === 'requested') return <Notice tone="hot">{texts.payment.waiting}</Notice>;
  if (state === 'authorized' && !isFinal) return <Notice tone="hot">{texts.payment.seen}</Notice>;
  if (state === 'captured' && !isFinal) return <Notice tone="hot">{texts.payment.seen}</Notice>;
  if (state === 'authorized' && order.delivery === null)
    return <Notice tone="good">{texts.payment.final}</Notice>;
  return null;
}

/** What only the buyer can do now: pay, or confirm arrival. */
function BuyerAction({ order }: { order: Order }) {
  if (order.mine !== 'buyer') return null;
  if (order.payment.typedData !== null) {
    return (
      <section aria-labelledby="pay" className="panel grid gap-3">
        <h2 id="pay">{texts.payment.pay}</h2>
        <PayAwaitingIsland config={runtimeConfig()} order={order} />
      </section>
    );
  }
  if (order.payment.rail !== 'usdc-escrow' && ['awaiting-payment', 'payment-failed'].includes(order.status)) {
    return (
      <Link href={`/pay/${order.id}`} className="button justify-self-start">
        {texts.pay}
      </Link>
    );
  }
  if (order.mayConfirm && order.receiptTypedData === null) {
    return (
      <section aria-labelledby="receipt" className="panel grid gap-3">
        <h2 id="receipt">{texts.receipt.heading}</h2>
        <p>
          {texts.confirm.intro} <ReceiptAmounts order={order} />{' '}
          {order.capturesAt === null ? null : (
            <>
              {texts.receipt.otherwise} <When iso={order.capturesAt} />.
            </>
          )}
        </p>
        <ConfirmWeight order={order} />
      </section>
    );
  }
  if (order.receiptTypedData !== null) {
    return (
      <section aria-labelledby="receipt" className="panel grid gap-3">
        <h2 id="receipt">{texts.receipt.heading}</h2>
        <p>
          {texts.receipt.intro} <ReceiptAmounts order={order} />{' '}
          {order.capturesAt === null ? null : (
            <>
              {texts.receipt.otherwise} <When iso={order.capturesAt} />.
            </>
          )}
        </p>
        <ConfirmReceiptIsland config={runtimeConfig()} order={order} />
      </section>
    );
  }
  return null;
}

/** What confirming pays and what it returns, by the rail's own rule. */
function ReceiptAmounts({ order }: { order: Order }) {
  const line = order.lines[0];
  if (line === undefined || line.weighedGrams === null) return null;
  const { rail, amountMinor, currency } = order.payment;
  const maxMinor = BigInt(amountMinor);
  const maxGrams = BigInt(line.maxGrams);
  const weighed = BigInt(line.weighedGrams);
  const paidMinor = captureAmountOf(rail, maxMinor, weighed < maxGrams ? weighed : maxGrams, maxGrams);
  return (
    <>
      {texts.receipt.paid} <Money minor={paidMinor} currency={currency} /> {texts.receipt.returned}{' '}
      <Money minor={maxMinor - paidMinor} currency={currency} />.
    </>
  );
}
