import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { OrderApproval } from '../../../../../features/approval/order-approval.tsx';
import { WorkOrder } from '../../../../../features/configurator/work-order.tsx';
import { OrderCommission } from '../../../../../features/commission/order-commission.tsx';
import { OrderInvoices } from '../../../../../features/invoice/order-invoices.tsx';
import { BuyerAction, PaymentProgress } from '../../../../../features/order/buyer-action.tsx';
import { MoneyBack } from '../../../../../features/money-back/money-back.tsx';
import { EscrowTimeline } from '../../../../../features/order/escrow-timeline.tsx';
import { loadOrder } from '../../../../../features/order/load-order.ts';
import { CancelOrder } from '../../../../../features/order/order-acts.tsx';
import { OrderAfter } from '../../../../../features/order/order-after.tsx';
import { MoneyTables } from '../../../../../features/order/order-money.tsx';
import {
  DeliveryFacts,
  MassTable,
  ProofLinks,
  StateSentence,
  Timeline,
} from '../../../../../features/order/order-parts.tsx';
import { followMs, isMoving } from '../../../../../features/order/order-state.ts';
import { OrderRecall } from '../../../../../features/recall/order-recall.tsx';
import { getSession, hasAccess } from '../../../../../features/session/get-me.ts';
import { LiveRefresh } from '../../../../../ui/live-refresh.tsx';
import { Link } from '../../../../../ui/link.tsx';
import { PageTitle } from '../../../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../../../ui/problem-notice.tsx';

type Params = Promise<{ id: string }>;

export async function generateMetadata({ params }: { params: Params }): Promise<Metadata> {
  const t = await getTranslations('order');
  const answer = await loadOrder((await params).id);
  return { title: answer.ok ? t('title', { number: answer.value.number }) : t('titleAlone') };
}

export default async function OrderPage({ params }: { params: Params }) {
  const t = await getTranslations('order');
  const answer = await loadOrder((await params).id);
  if (!answer.ok) {
    if (answer.problem.status === 404) notFound();
    return (
      <>
        <PageTitle title={t('titleAlone')} />
        <ProblemNotice problem={answer.problem} />
      </>
    );
  }
  const order = answer.value;
  const goods = order.lines.map((line) => line.description).join('; ');
  return (
    <>
      <LiveRefresh active={isMoving(order)} everyMs={followMs(order)} />
      <PageTitle
        eyebrow={<Link href="/orders">{t('list.title')}</Link>}
        title={t('title', { number: order.number })}
      >
        {t('fromSeller', { goods, seller: order.seller.name })}
        {order.reference === null ? null : <> · {t('yourReference', { reference: order.reference })}</>}
        <OrderApproval approval={order.approval} />
      </PageTitle>
      <div className="grid gap-8">
        <OrderRecall order={order} />
        <StateSentence order={order} />
        <PaymentProgress order={order} />
        <BuyerAction order={order} />
        <EscrowTimeline order={order} />
        <div className="grid items-start gap-x-12 gap-y-8 xl:grid-cols-2">
          <MassTable order={order} />
          <div className="grid gap-8">
            <MoneyTables order={order} />
            {order.mine === 'none' ? <OrderCommission orderId={order.id} /> : null}
          </div>
        </div>
        <WorkOrder order={order} />
        <DeliveryFacts order={order} />
        <ProofLinks order={order} />
        <OrderInvoices orderId={order.id} />
        <OrderAfter order={order} />
        <Timeline order={order} />
        <MoneyBack order={order} isOperator={hasAccess(await getSession(), 'operator')} />
        <CancelOrder order={order} />
      </div>
    </>
  );
}
