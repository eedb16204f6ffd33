import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { order as orderSchema } from '@topsteel/domain/api';
import { read } from '../../../../backend/read.ts';
import { isMoving } from '../../../../features/order/order-state.ts';
import { payChoices } from '../../../../features/pay/pay-choices.ts';
import { PayNow } from '../../../../features/pay/pay-now.tsx';
import { PayState } from '../../../../features/pay/pay-state.tsx';
import { PaymentDetails } from '../../../../features/pay/payment-details.tsx';
import { PaymentSteps } from '../../../../features/pay/payment-steps.tsx';
import { payStageOf } from '../../../../features/pay/pay-stage.ts';
import { TryAgain } from '../../../../features/pay/try-again.tsx';
import { WhatIf } from '../../../../features/pay/what-if.tsx';
import { Link } from '../../../../ui/link.tsx';
import { LiveRefresh } from '../../../../ui/live-refresh.tsx';
import { PageTitle } from '../../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../../ui/problem-notice.tsx';
import { ClientWords } from '../../../../words/client-words.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('pay'))('metaTitle') };
}

export default async function PayPage({ params }: { params: Promise<{ orderId: string }> }) {
  const { orderId } = await params;
  const t = await getTranslations('pay');
  const tRails = await getTranslations('checkout.rails');
  const answer = await read(`/v2/orders/${encodeURIComponent(orderId)}`, orderSchema);
  if (!answer.ok) {
    if (answer.problem.status === 404) notFound();
    return (
      <div className="page">
        <PageTitle title={t('metaTitle')} />
        <ProblemNotice problem={answer.problem} />
      </div>
    );
  }
  const order = answer.value;
  const { rail, paymentId, currency } = order.payment;
  const stage = payStageOf(order);
  const isMine = order.mine === 'buyer';
  const isOpen = isMine && (stage === 'waiting' || stage === 'partial');
  return (
    <ClientWords of={['pay', 'checkout', 'wallet', 'problem']}>
      <div className="page grid gap-6">
        <LiveRefresh active={isMoving(order)} everyMs={2500} />
        <PageTitle
          eyebrow={<Link href={`/orders/${order.id}`}>{order.number}</Link>}
          title={t('title', { rail: tRails(`names.${rail}`) })}
        >
          {isMine ? null : <p>{t('notYours', { organisation: order.buyer.name })}</p>}
        </PageTitle>
        <PayState order={order} />
        {isOpen ? <PayNow order={order} /> : null}
        <PaymentSteps order={order} />
        {isMine && (stage === 'failed' || stage === 'again' || stage === 'lapsed') ? (
          <TryAgain
            orderId={order.id}
            tries={`${paymentId.slice(2, 18)}:${order.updatedAt}`}
            choices={payChoices(stage === 'again' ? currency : null)}
            isAgreed={stage === 'again'}
          />
        ) : null}
        {isOpen ? <WhatIf rail={rail} /> : null}
        <PaymentDetails order={order} />
        <noscript>
          <p>{t('noScript')}</p>
        </noscript>
        <p>
          <Link href={`/orders/${order.id}`}>{t('order')}</Link>
        </p>
      </div>
    </ClientWords>
  );
}
