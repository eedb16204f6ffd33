import type { GuestOrder } from '@topsteel/domain/api';
import { useTranslations } from 'next-intl';
import { useFormats } from '../../ui/formats.ts';
import { LiveRefresh } from '../../ui/live-refresh.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { GroupOrders } from '../order-group/group-orders.tsx';
import { PayerActionPanel } from '../pay/payer-action.tsx';
import { AcceptTotal, ClaimAccount, VerifyMailbox } from './guest-acts.tsx';

const TONES = { registering: 'hot', placed: 'good', stopped: 'attention', failed: 'bad' } as const;

type GuestOrderViewProps = {
  token: string;
  order: GuestOrder;
  /** A payment page has just led here. */
  isBack: boolean;
};

/** A guest's order under its link: how it stands, what to pay, whose mailbox it is, and the account it can become. */
export function GuestOrderView({ token, order, isBack }: GuestOrderViewProps) {
  const t = useTranslations('guest.order');
  const formats = useFormats();
  const { state, problem, group } = order;
  const totalNow = problem?.totalMinor ?? null;
  return (
    <div className="grid max-w-4xl gap-8">
      <LiveRefresh active={state === 'registering' || order.actions.length > 0} everyMs={3000} />
      <PageTitle title={t('title', { company: order.company.name })}>
        <p>{t('keep', { day: formats.day(order.expiresAt) })}</p>
      </PageTitle>
      <Notice tone={TONES[state]} title={t(`state.${state}.title`)}>
        <p>{t(`state.${state}.text`)}</p>
        {problem === null ? null : (
          <p className="mt-1" lang="en">
            {problem.sentence}
          </p>
        )}
        {state === 'stopped' && totalNow !== null ? (
          <AcceptTotal token={token} totalMinor={totalNow} currency={group?.currency ?? 'EUR'} />
        ) : null}
      </Notice>
      {isBack && order.actions.length > 0 ? (
        <Notice tone="hot" title={t('back.title')}>
          <p>{t('back.text')}</p>
        </Notice>
      ) : null}
      <Payments order={order} />
      {group === null ? null : <GroupOrders group={group} isBare />}
      <section aria-labelledby="mailbox" className="grid gap-2">
        <h2 id="mailbox">{t('verify.heading')}</h2>
        {order.isVerified ? (
          <p>{t('verify.done', { email: order.email })}</p>
        ) : (
          <VerifyMailbox token={token} email={order.email} />
        )}
      </section>
      {order.isClaimed ? null : (
        <section aria-labelledby="account" className="grid gap-2">
          <h2 id="account">{t('claim.heading')}</h2>
          <ClaimAccount token={token} order={{ email: order.email }} />
        </section>
      )}
    </div>
  );
}

function Payments({ order }: { order: GuestOrder }) {
  const t = useTranslations('guest.order');
  const tGroup = useTranslations('orderGroup');
  const tRails = useTranslations('checkout.rails');
  const formats = useFormats();
  if (order.actions.length === 0) return null;
  return (
    <section aria-labelledby="pay" className="grid gap-4">
      <h2 id="pay">{t('pay')}</h2>
      {order.actions.map((one) =>
        one.action === null ? null : (
          <div key={one.orderId} className="panel grid gap-3">
            <h3 className="text-lg">
              {tGroup('amount', {
                amount: formats.money(one.amountMinor, one.currency),
                rail: tRails(`names.${one.rail}`),
              })}
              <span className="block text-sm font-normal text-ink-2">{one.number}</span>
            </h3>
            {/* The code for banking apps is drawn for who is signed in: here the same stands in words. */}
            <PayerActionPanel
              toPay={{
                orderId: one.orderId,
                currency: one.currency,
                amountMinor: one.amountMinor,
                isWhole: false,
                action: one.action,
              }}
            />
          </div>
        ),
      )}
    </section>
  );
}
