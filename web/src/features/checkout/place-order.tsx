'use client';

import type { Order, Quote, RailOffer } from '@topsteel/domain/api';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { late } from '../../backend/late.ts';
import type { Problem } from '../../backend/problem.ts';
import { send } from '../../backend/send.ts';
import { useFormats } from '../../ui/formats.ts';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { useRouter } from '../../words/navigation.ts';
import type { RuntimeConfig } from '../configuration/runtime-config.ts';
import { WalletGate } from '../wallet/wallet-gate.tsx';
import { ChooseRail } from './choose-rail.tsx';
import { PlaceInEscrowIsland } from './place-in-escrow-island.tsx';
import { PlaceOnRail } from './place-on-rail.tsx';
import { useSecondsLeft } from './price-clock.tsx';

type PlaceOrderProps = {
  config: RuntimeConfig;
  quote: Quote;
  offers: RailOffer[];
  /** Why a way cannot be used, by the place of its offer. */
  reasons: React.ReactNode[];
};

/** From a quote to a paid order: reference, way of paying, order, and in escrow one signature. */
export function PlaceOrder({ config, quote, offers, reasons }: PlaceOrderProps) {
  const t = useTranslations('checkout');
  const router = useRouter();
  const [order, setOrder] = useState<Order>();
  const [problem, setProblem] = useState<Problem>();
  const [reference, setReference] = useState('');
  const [step, setStep] = useState<'idle' | 'placing' | 'paid'>('idle');
  const [chosen, setChosen] = useState(0);
  const offer = offers[chosen];
  const isEscrow = offer === undefined || offer.rail === 'usdc-escrow';
  const isOver = useSecondsLeft(quote.expiresAt) === 0;

  const place = async (how: { payer: string } | Pick<RailOffer, 'rail' | 'currency'>) => {
    setStep('placing');
    setProblem(undefined);
    const ref = reference.trim() === '' ? {} : { reference: reference.trim() };
    const answer = await send('/v2/orders', {
      body: { quoteId: quote.id, ...how, ...ref },
      schema: late('order'),
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
      <ReferenceField value={reference} isFixed={order !== undefined} change={setReference} />
      {offers.length === 0 ? null : (
        <ChooseRail
          offers={offers}
          chosen={chosen}
          isFixed={order !== undefined}
          choose={setChosen}
          reasons={reasons}
        />
      )}
      <section aria-labelledby={isEscrow ? 'pay' : undefined} className="grid gap-3">
        {isEscrow ? <EscrowTerms maxAmountMinor={quote.maxAmountMinor} /> : null}
        {problem === undefined ? null : <ProblemNotice problem={problem} />}
        {order === undefined ? null : (
          <Notice tone="info">
            {step === 'paid' ? t('pay.done') : t('pay.placed', { number: order.number })}
          </Notice>
        )}
        {isOver && order === undefined ? (
          <Notice tone="attention">{t('expired')}</Notice>
        ) : isEscrow ? (
          <WalletGate>
            <PlaceInEscrowIsland
              config={config}
              maxAmountMinor={quote.maxAmountMinor}
              order={order}
              isBusy={step === 'placing'}
              place={(payer) => void place({ payer })}
              onPaid={({ id }) => {
                setStep('paid');
                router.push(`/orders/${id}`);
              }}
            />
          </WalletGate>
        ) : (
          <PlaceOnRail
            offer={offer}
            isBusy={step === 'placing'}
            place={() => void place({ rail: offer.rail, currency: offer.currency })}
          />
        )}
      </section>
    </div>
  );
}

type ReferenceFieldProps = { value: string; isFixed: boolean; change: (value: string) => void };

function ReferenceField({ value, isFixed, change }: ReferenceFieldProps) {
  const t = useTranslations('checkout.references');
  return (
    <section aria-labelledby="references" className="grid gap-2">
      <h2 id="references">{t('heading')}</h2>
      <label htmlFor="reference" className="font-semibold">
        {t('label')}
      </label>
      <p id="reference-hint" className="text-sm text-ink-2">
        {t('hint')}
      </p>
      <input
        id="reference"
        className="field max-w-md"
        maxLength={64}
        autoComplete="off"
        aria-describedby="reference-hint"
        value={value}
        disabled={isFixed}
        onChange={(event) => {
          change(event.target.value);
        }}
      />
    </section>
  );
}

/** What paying into escrow means: what leaves, who releases it, what returns. */
function EscrowTerms({ maxAmountMinor }: { maxAmountMinor: string }) {
  const t = useTranslations('checkout.pay');
  const tRails = useTranslations('checkout.rails');
  const formats = useFormats();
  return (
    <>
      <h2 id="pay">{t('heading')}</h2>
      <dl className="panel grid gap-2 text-sm">
        {[
          [t('due'), t('dueText', { amount: formats.money(maxAmountMinor, 'USDC') })],
          [tRails('release'), tRails('releaseText')],
          [t('rest'), t('restText')],
        ].map(([name, value]) => (
          <div key={name}>
            <dt className="inline font-semibold">{name}: </dt>
            <dd className="inline">{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
