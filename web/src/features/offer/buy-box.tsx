'use client';

import Link from 'next/link';
import { useState } from 'react';
import { quote as quoteSchema, type Quote } from '@topsteel/domain/api';
import { formatAmount, formatTonnes } from '@topsteel/domain/units';
import type { Problem } from '../../backend/problem.ts';
import { send } from '../../backend/send.ts';
import { formText } from '../../ui/form-text.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { readOrderMass } from './order-mass.ts';
import { QuoteBlock } from './quote-block.tsx';
import { QuoteClock, useSecondsLeft } from './quote-clock.tsx';
import { texts } from './texts.ts';

type BuyBoxProps = {
  offerId: string;
  minGrams: string;
  stepGrams: string;
  availableGrams: string;
  overTolerancePermille: number;
};

/** Asks for a mass and answers with a price that holds for a while. */
export function BuyBox({ offerId, minGrams, stepGrams, availableGrams, overTolerancePermille }: BuyBoxProps) {
  const limits = {
    minGrams: BigInt(minGrams),
    stepGrams: BigInt(stepGrams),
    availableGrams: BigInt(availableGrams),
    overTolerancePermille,
  };
  const [sentence, setSentence] = useState<string>();
  const [problem, setProblem] = useState<Problem>();
  const [quote, setQuote] = useState<Quote>();
  const [isBusy, setBusy] = useState(false);
  const words = texts.buy;

  const ask = async (text: string) => {
    const mass = readOrderMass(text, limits);
    setQuote(undefined);
    setProblem(undefined);
    setSentence(mass.ok ? undefined : mass.sentence);
    if (!mass.ok) return;
    setBusy(true);
    const answer = await send('/v2/quotes', {
      body: { offerId, massGrams: mass.massGrams.toString() },
      schema: quoteSchema,
      idempotencyKey: crypto.randomUUID(),
    });
    setBusy(false);
    if (answer.ok) setQuote(answer.value);
    else setProblem(answer.problem);
  };

  return (
    <div className="grid gap-4">
      <form
        noValidate
        className="grid gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          void ask(formText(new FormData(event.currentTarget), 'mass'));
        }}
      >
        <label htmlFor="mass" className="font-semibold">
          {words.mass}
        </label>
        <p id="mass-hint" className="text-sm text-ink-2">
          {words.hint(
            formatTonnes(limits.minGrams),
            formatTonnes(limits.stepGrams),
            formatTonnes(limits.availableGrams),
          )}
        </p>
        {sentence === undefined ? null : (
          <p id="mass-error" role="alert" className="text-sm font-semibold text-bad">
            {sentence}
          </p>
        )}
        <div className="flex gap-2">
          <input
            id="mass"
            name="mass"
            className="field text-right"
            inputMode="decimal"
            autoComplete="off"
            defaultValue={formatTonnes(limits.minGrams)}
            aria-describedby={sentence === undefined ? 'mass-hint' : 'mass-error mass-hint'}
            aria-invalid={sentence !== undefined}
          />
          <button
            className={`button whitespace-nowrap ${quote === undefined ? '' : 'button-quiet'}`}
            disabled={isBusy}
          >
            {isBusy ? words.busy : words.get}
          </button>
        </div>
      </form>
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      {quote === undefined ? null : <PricedQuote quote={quote} />}
    </div>
  );
}

/** The quote with its clock and the way on, which closes when the clock has run out. */
function PricedQuote({ quote }: { quote: Quote }) {
  const left = useSecondsLeft(quote.expiresAt);
  const words = texts.quote;
  return (
    <section aria-labelledby="quote" className="grid gap-3 border-t border-ink pt-3">
      <h3 id="quote">{words.heading}</h3>
      <QuoteBlock quote={quote} />
      <QuoteClock expiresAt={quote.expiresAt} />
      {left === 0 ? null : (
        <Link href={`/checkout/${quote.id}`} prefetch={false} className="button">
          {words.goOn(formatAmount(BigInt(quote.maxAmountMinor), 'USDC'))}
        </Link>
      )}
    </section>
  );
}
