import { getTranslations } from 'next-intl/server';
import type { Metadata } from 'next';
import { Link } from '../../../../../ui/link.tsx';
import { notFound } from 'next/navigation';
import { order as orderSchema } from '@topsteel/domain/api';
import { read } from '../../../../../backend/read.ts';
import { WorkOrder } from '../../../../../features/configurator/work-order.tsx';
import { OrderCommission } from '../../../../../features/commission/order-commission.tsx';
import { EscrowTimeline } from '../../../../../features/order/escrow-timeline.tsx';
import {
  DeliveryFacts,
  MassTable,
  ProofLinks,
  StateSentence,
  Timeline,
} from '../../../../../features/order/order-parts.tsx';
import { MoneyBack } from '../../../../../features/money-back/money-back.tsx';
import { CancelOrder } from '../../../../../features/order/order-acts.tsx';
import { MoneyTables } from '../../../../../features/order/order-money.tsx';
import { followMs, isMoving } from '../../../../../features/order/order-state.ts';
import { SettlementSteps } from '../../../../../features/order/settlement-steps.tsx';
import { OrderInvoices } from '../../../../../features/invoice/order-invoices.tsx';
import { OrderRecall } from '../../../../../features/recall/order-recall.tsx';
import { SellerAction } from '../../../../../features/vendor/seller-action.tsx';
import { LiveRefresh } from '../../../../../ui/live-refresh.tsx';
import { PageTitle } from '../../../../../ui/page-title.tsx';
import { FailedPage } from '../../../../../ui/failed-page.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('vendor'))('order.meta') };
}

export default async function VendorOrderPage({ params }: { params: Promise<{ id: string }> }) {
  const t = await getTranslations('vendor');
  const answer = await read(`/v2/orders/${encodeURIComponent((await params).id)}`, orderSchema);
  if (!answer.ok) {
    if (answer.problem.status === 404) notFound();
    return <FailedPage title={t('order.meta')} problem={answer.problem} />;
  }
  const order = answer.value;
  return (
    <>
      <LiveRefresh active={isMoving(order)} everyMs={followMs(order)} />
      <PageTitle
        eyebrow={<Link href="/vendor/orders">{t('orders.title')}</Link>}
        title={t('order.title', { number: order.number })}
      >
        {t('order.for', {
          what: order.lines.map((line) => line.description).join('; '),
          buyer: order.buyer.name,
        })}
        {order.reference === null ? '' : ` · ${t('order.reference', { reference: order.reference })}`}
      </PageTitle>
      <div className="grid gap-8">
        <OrderRecall order={order} />
        <StateSentence order={order} />
        <WorkOrder order={order} />
        <SellerAction order={order} />
        <EscrowTimeline order={order} />
        {/* One below the other: beside the rail half a page clips the tables of money. */}
        <MassTable order={order} />
        <DeliveryFacts order={order} />
        <ProofLinks order={order} />
        <MoneyTables order={order} />
        <OrderCommission orderId={order.id} />
        <OrderInvoices orderId={order.id} />
        <SettlementSteps steps={order.steps} />
        <Timeline order={order} />
        <MoneyBack order={order} isOperator={false} />
        <CancelOrder order={order} />
      </div>
    </>
  );
}
