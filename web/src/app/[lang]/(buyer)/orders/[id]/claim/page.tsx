import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import type { Order } from '@topsteel/domain/api';
import { ClaimForm } from '../../../../../../features/claim/claim-form.tsx';
import { openWishes } from '../../../../../../features/claim/claim-input.ts';
import { isDisputeOpen } from '../../../../../../features/claim/claim-tones.ts';
import { ClockTable } from '../../../../../../features/claim/clock-table.tsx';
import { DisputePanel } from '../../../../../../features/claim/dispute-panel.tsx';
import { readClaims } from '../../../../../../features/claim/read-claims.ts';
import { ReturnPanel } from '../../../../../../features/claim/return-panel.tsx';
import { loadOrder } from '../../../../../../features/order/load-order.ts';
import { EmptyState } from '../../../../../../ui/empty-state.tsx';
import { Link } from '../../../../../../ui/link.tsx';
import { PageTitle } from '../../../../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../../../../ui/problem-notice.tsx';
import { ClientWords } from '../../../../../../words/client-words.tsx';

type Params = Promise<{ id: string }>;

export async function generateMetadata({ params }: { params: Params }): Promise<Metadata> {
  const t = await getTranslations('claim.page');
  const answer = await loadOrder((await params).id);
  return { title: answer.ok ? t('title', { number: answer.value.number }) : t('titleAlone') };
}

export default async function ClaimPage({ params }: { params: Params }) {
  const { id } = await params;
  const t = await getTranslations('claim.page');
  const answer = await loadOrder(id);
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
  const { disputes, returns, problem } = await readClaims(order.id);
  const hasOpen = disputes.some(({ state }) => isDisputeOpen(state));
  const goods = order.lines.map((line) => line.description).join('; ');
  return (
    <ClientWords of={['claim', 'refusals']}>
      <PageTitle
        eyebrow={<Link href={`/orders/${order.id}`}>{t('order', { number: order.number })}</Link>}
        title={t('title', { number: order.number })}
      >
        {t('from', { goods, seller: order.seller.name })}
      </PageTitle>
      <div className="grid gap-8">
        {problem === undefined ? null : <ProblemNotice problem={problem} />}
        {disputes.map((dispute) => (
          <DisputePanel key={dispute.id} dispute={dispute} />
        ))}
        {returns.map((each) => (
          <ReturnPanel key={each.id} goodsReturn={each} />
        ))}
        <ClockTable order={order} now={new Date()} />
        {order.mine === 'buyer' ? <NewClaim order={order} hasOpen={hasOpen} /> : null}
      </div>
    </ClientWords>
  );
}

/** The form, with what this order still allows. */
async function NewClaim({ order, hasOpen }: { order: Order; hasOpen: boolean }) {
  const t = await getTranslations('claim.page');
  const wishes = openWishes(order).filter((wish) => !(wish === 'dispute' && hasOpen));
  if (wishes.length === 0) {
    return hasOpen ? null : <EmptyState title={t('notYet')}>{t('notYetHint')}</EmptyState>;
  }
  const { payment, settlement, lines, shipments } = order;
  return (
    <ClaimForm
      key={String(shipments.length)}
      order={{
        id: order.id,
        heats: lines.map(({ heatNumber }) => heatNumber),
        deliveredGrams: settlement?.titleGrams ?? '0',
        mostMinor: payment.capturedMinor === '0' ? payment.authorizedMinor : payment.capturedMinor,
        currency: payment.currency,
        wishes,
      }}
    />
  );
}
