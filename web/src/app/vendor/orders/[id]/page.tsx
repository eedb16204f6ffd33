import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { order as orderSchema, type Order } from '@topsteel/domain/api';
import { read } from '../../../../backend/read.ts';
import { OrderCommission } from '../../../../features/commission/order-commission.tsx';
import { runtimeConfig } from '../../../../features/configuration/runtime-config.ts';
import {
  DeliveryFacts,
  MassTable,
  ProofLinks,
  StateSentence,
  Timeline,
} from '../../../../features/order/order-parts.tsx';
import { CancelOrder } from '../../../../features/order/order-acts.tsx';
import { MoneyTables } from '../../../../features/order/order-money.tsx';
import { isMoving } from '../../../../features/order/order-state.ts';
import { SettlementSteps } from '../../../../features/order/settlement-steps.tsx';
import { ShipOrder } from '../../../../features/order/ship-order.tsx';
import { OrderInvoices } from '../../../../features/invoice/order-invoices.tsx';
import { OrderRecall } from '../../../../features/recall/order-recall.tsx';
import { texts } from '../../../../features/vendor/texts.ts';
import { AcceptOrderIsland } from '../../../../features/vendor/wallet-islands.tsx';
import { LiveRefresh } from '../../../../ui/live-refresh.tsx';
import { PageTitle } from '../../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../../ui/problem-notice.tsx';

export const metadata: Metadata = { title: 'Order' };

export default async function VendorOrderPage({ params }: { params: Promise<{ id: string }> }) {
  const answer = await read(`/v2/orders/${encodeURIComponent((await params).id)}`, orderSchema);
  if (!answer.ok) {
    if (answer.problem.status === 404) notFound();
    return <ProblemNotice problem={answer.problem} />;
  }
  const order = answer.value;
  return (
    <>
      <LiveRefresh active={isMoving(order)} />
      <PageTitle
        eyebrow={<Link href="/vendor/orders">{texts.orders.title}</Link>}
        title={`Order ${order.number}`}
      >
        {order.lines.map((line) => line.description).join('; ')}, for {order.buyer.name}
        {order.reference === null ? '' : ` · buyer’s reference ${order.reference}`}
      </PageTitle>
      <div className="grid gap-8">
        <OrderRecall order={order} />
        <StateSentence order={order} />
        <SellerAction order={order} />
        <div className="grid items-start gap-x-10 gap-y-8 xl:grid-cols-2">
          <div className="grid gap-8">
            <MassTable order={order} />
            <DeliveryFacts order={order} />
            <ProofLinks order={order} />
          </div>
          <div className="grid gap-8">
            <MoneyTables order={order} />
            <OrderCommission orderId={order.id} />
          </div>
        </div>
        <OrderInvoices orderId={order.id} />
        <SettlementSteps steps={order.steps} />
        <Timeline order={order} />
        <CancelOrder order={order} />
      </div>
    </>
  );
}

/** What only the seller can do now: accept, ship, or have the load weighed. */
function SellerAction({ order }: { order: Order }) {
  const words = texts.orders.ship;
  if (order.mine !== 'seller' || order.recall !== null) return null;
  if (order.payment.acceptanceTypedData !== null) {
    return (
      <section aria-labelledby="accept" className="panel grid gap-3">
        <h2 id="accept">{words.accept}</h2>
        <p>{words.acceptIntro}</p>
        <AcceptOrderIsland
          config={runtimeConfig()}
          orderId={order.id}
          typedData={order.payment.acceptanceTypedData}
        />
      </section>
    );
  }
  const unweighed = order.shipments.find(({ weighedGrams }) => weighedGrams === null);
  return (
    <>
      {order.nextMove.code === 'ship' ? (
        <section aria-labelledby="ship" className="panel grid gap-3">
          <h2 id="ship">{words.heading}</h2>
          <p>{words.intro}</p>
          <ShipOrder orderId={order.id} loadCount={order.shipments.length} />
        </section>
      ) : null}
      {order.delivery === null || unweighed === undefined ? null : (
        <section aria-labelledby="weigh" className="panel grid justify-items-start gap-3">
          <h2 id="weigh">{words.weigh}</h2>
          <p>
            {words.weighIntro} {words.weighRef(unweighed.ref)}
          </p>
          <a href={order.delivery.weighbridgeUrl} target="_blank" rel="noreferrer" className="button">
            {words.weigh}
          </a>
        </section>
      )}
    </>
  );
}
