'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { order as orderSchema, type Order, type Quote, type RailOffer } from '@topsteel/domain/api';
import { formatAmount } from '@topsteel/domain/units';
import type { Problem } from '../../backend/problem.ts';
import { send } from '../../backend/send.ts';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import type { RuntimeConfig } from '../configuration/runtime-config.ts';
import { useSecondsLeft } from '../offer/quote-clock.tsx';
import { texts as offerTexts } from '../offer/texts.ts';
import { AccountGuard } from '../wallet/account-guard.tsx';
import { BalanceGuard } from '../wallet/balance-guard.tsx';
import { WalletRoot } from '../wallet/wallet-root.tsx';
import { ChooseRail, PlaceOnRail } from './choose-rail.tsx';
import { PayOrder } from './pay-order.tsx';
import { texts } from './texts.ts';

type PlaceOrderProps = { config: RuntimeConfig; quote: Quote; offers: RailOffer[] };

/** From a quote to a paid order: reference, wallet, order, and one signature. */
export function PlaceOrder({ config, quote, offers }: PlaceOrderProps) {
  const router = useRouter();
  const [order, setOrder] = useState<Order>();
  const [problem, setProblem] = useState<Problem>();
  const [reference, setReference] = useState('');
  const [step, setStep] = useState<'idle' | 'placing' | 'paid'>('idle');
  const [chosen, setChosen] = useState(0);
  const offer = offers[chosen];
  const isEscrow = offer === undefined || offer.rail === 'usdc-escrow';
  const left = useSecondsLeft(quote.expiresAt);
  const words = texts.pay;
  const amount = formatAmount(BigInt(quote.maxAmountMinor), 'USDC');

  const place = async (how: { payer: string } | Pick<RailOffer, 'rail' | 'currency'>) => {
    setStep('placing');
    setProblem(undefined);
    const ref = reference.trim() === '' ? {} : { reference: reference.trim() };
    const answer = await send('/v2/orders', {
      body: { quoteId: quote.id, ...how, ...ref },
      schema: orderSchema,
      idempotencyKey: `order:${quote.id}:${'payer' in how ? 'escrow' : `${how.rail}:${how.currency}`}`,
    });
    if (answer.ok && answer.value.payment.rail !== 'usdc-escrow') {
      router.push(`/pay/${answer.value.id}`);
      return;
    }
    setStep('idle');
    if (answer.ok) setOrder(answer.value);
    else setProblem(answer.problem);
  };

  return (
    <div className="grid gap-8">
      <section aria-labelledby="references" className="grid gap-2">
        <h2 id="references">{texts.references.heading}</h2>
        <label htmlFor="reference" className="font-semibold">
          {texts.references.label}
        </label>
        <p id="reference-hint" className="text-sm text-ink-2">
          {texts.references.hint}
        </p>
        <input
          id="reference"
          className="field max-w-md"
          maxLength={64}
          autoComplete="off"
          aria-describedby="reference-hint"
          value={reference}
          disabled={order !== undefined}
          onChange={(event) => {
            setReference(event.target.value);
          }}
        />
      </section>
      {offers.length === 0 ? null : (
        <ChooseRail offers={offers} chosen={chosen} isFixed={order !== undefined} choose={setChosen} />
      )}
      {isEscrow ? null : (
        <section className="grid gap-3">
          {problem === undefined ? null : <ProblemNotice problem={problem} />}
          {left === 0 ? (
            <Notice tone="attention">{offerTexts.quote.expired}</Notice>
          ) : (
            <PlaceOnRail
              offer={offer}
              isBusy={step === 'placing'}
              place={() => void place({ rail: offer.rail, currency: offer.currency })}
            />
          )}
        </section>
      )}
      <section aria-labelledby="pay" className="grid gap-3" hidden={!isEscrow}>
        <h2 id="pay">{words.heading}</h2>
        <PaymentTerms amount={amount} />
        {problem === undefined || !isEscrow ? null : <ProblemNotice problem={problem} />}
        {!isEscrow ? null : order !== undefined ? (
          <>
            <Notice tone="info">{step === 'paid' ? words.done : words.placed(order.number)}</Notice>
            <PayOrder
              config={config}
              order={order}
              onDone={() => {
                setStep('paid');
                router.push(`/orders/${order.id}`);
              }}
            />
          </>
        ) : left === 0 ? (
          <Notice tone="attention">{offerTexts.quote.expired}</Notice>
        ) : (
          <WalletRoot config={config}>
            <AccountGuard chainId={config.chainId}>
              {(address) => (
                <BalanceGuard config={config} address={address} neededMinor={quote.maxAmountMinor}>
                  <button
                    type="button"
                    className="button justify-self-start"
                    disabled={step === 'placing'}
                    onClick={() => void place({ payer: address })}
                  >
                    {step === 'placing' ? words.placing : words.place(amount)}
                  </button>
                </BalanceGuard>
              )}
            </AccountGuard>
          </WalletRoot>
        )}
      </section>
    </div>
  );
}

/** What this way of paying means: what leaves, who releases it, what returns. */
function PaymentTerms({ amount }: { amount: string }) {
  const words = texts.pay;
  return (
    <dl className="panel grid gap-2 text-sm">
      {[
        [words.due, words.dueText(amount)],
        [words.release, words.releaseText],
        [words.rest, words.restText],
      ].map(([name, value]) => (
        <div key={name}>
          <dt className="inline font-semibold">{name}: </dt>
          <dd className="inline">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
