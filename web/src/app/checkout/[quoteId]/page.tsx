import type { Metadata } from 'next';
import Link from 'next/link';
import { quote as quoteSchema, railOffers, type Quote } from '@topsteel/domain/api';
import { read } from '../../../backend/read.ts';
import { PlaceOrderIsland } from '../../../features/checkout/place-order-island.tsx';
import { texts } from '../../../features/checkout/texts.ts';
import { runtimeConfig } from '../../../features/configuration/runtime-config.ts';
import { QuoteBlock } from '../../../features/offer/quote-block.tsx';
import { QuoteClock } from '../../../features/offer/quote-clock.tsx';
import { Fact, Facts } from '../../../ui/facts.tsx';
import { Mass } from '../../../ui/mass.tsx';
import { countryName } from '../../../ui/names.ts';
import { Notice } from '../../../ui/notice.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';

export const metadata: Metadata = { title: texts.title };

export default async function CheckoutPage({ params }: { params: Promise<{ quoteId: string }> }) {
  const { quoteId } = await params;
  const answer = await read(`/v2/quotes/${encodeURIComponent(quoteId)}`, quoteSchema);
  if (!answer.ok) {
    const isGone = [404, 409, 410].includes(answer.problem.status);
    return (
      <div className="page">
        <PageTitle title={texts.title} />
        {isGone ? (
          <Notice tone="attention" title={texts.used}>
            <p>
              {answer.problem.sentence} See <Link href="/orders">your orders</Link>, or choose{' '}
              <Link href="/steel">steel on offer</Link> again.
            </p>
          </Notice>
        ) : (
          <ProblemNotice problem={answer.problem} />
        )}
      </div>
    );
  }
  const quote = answer.value;
  const rails = await read(`/v2/quotes/${encodeURIComponent(quoteId)}/rails`, railOffers);
  return (
    <div className="page">
      <PageTitle title={texts.title} />
      <div className="grid items-start gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="grid gap-8 lg:col-start-1 lg:row-start-1">
          <OrderAnswers quote={quote} />
          <PlaceOrderIsland
            config={runtimeConfig()}
            quote={quote}
            offers={rails.ok ? rails.value.items : []}
          />
        </div>
        <aside className="panel lg:sticky lg:top-4" aria-label="Price">
          <QuoteClock expiresAt={quote.expiresAt} />
          <QuoteBlock quote={quote} />
        </aside>
      </div>
    </div>
  );
}

/** What is being ordered, to be checked before paying. */
function OrderAnswers({ quote }: { quote: Quote }) {
  const words = texts.answers;
  return (
    <section aria-labelledby="answers">
      <div className="mb-2 flex items-baseline justify-between gap-4">
        <h2 id="answers">{words.heading}</h2>
        <Link href={`/offers/${quote.offerId}`} prefetch={false}>
          {words.change} <span className="sr-only">{words.changeWhat}</span>
        </Link>
      </div>
      {quote.lines.map((line) => (
        <Facts key={line.lotId}>
          <Fact name={words.product}>{line.description}</Fact>
          <Fact name={words.heat}>
            <span className="font-mono">{line.heatNumber}</span>
          </Fact>
          <Fact name={words.seller}>
            {quote.seller.name}, {countryName(quote.seller.country)}
          </Fact>
          <Fact name={words.mass}>
            <Mass grams={line.massGrams} />
          </Fact>
          <Fact name={words.max}>
            <Mass grams={line.maxGrams} />
          </Fact>
        </Facts>
      ))}
    </section>
  );
}
