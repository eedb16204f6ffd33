import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { quote as quoteSchema, railOffers } from '@topsteel/domain/api';
import { read } from '../../../../backend/read.ts';
import { OrderAnswers } from '../../../../features/checkout/order-answers.tsx';
import { PlaceOrder } from '../../../../features/checkout/place-order.tsx';
import { PriceClock } from '../../../../features/checkout/price-clock.tsx';
import { QuotePrice } from '../../../../features/checkout/quote-price.tsx';
import { railReasons } from '../../../../features/checkout/rail-reasons.tsx';
import { runtimeConfig } from '../../../../features/configuration/runtime-config.ts';
import { Link } from '../../../../ui/link.tsx';
import { Notice } from '../../../../ui/notice.tsx';
import { PageTitle } from '../../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../../ui/problem-notice.tsx';
import { ClientWords } from '../../../../words/client-words.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('checkout'))('title') };
}

export default async function CheckoutPage({ params }: { params: Promise<{ quoteId: string }> }) {
  const t = await getTranslations('checkout');
  const path = `/v2/quotes/${encodeURIComponent((await params).quoteId)}`;
  const answer = await read(path, quoteSchema);
  if (!answer.ok) {
    return (
      <div className="page">
        <PageTitle title={t('title')} />
        {[404, 409, 410].includes(answer.problem.status) ? (
          <Notice tone="attention" title={t('used')}>
            <p>
              {t.rich('usedHint', {
                orders: (chunks) => <Link href="/orders">{chunks}</Link>,
                steel: (chunks) => <Link href="/steel">{chunks}</Link>,
              })}
            </p>
          </Notice>
        ) : (
          <ProblemNotice problem={answer.problem} />
        )}
      </div>
    );
  }
  const quote = answer.value;
  const rails = await read(`${path}/rails`, railOffers);
  const offers = rails.ok ? rails.value.items : [];
  return (
    <ClientWords of={['checkout', 'wallet', 'problem']}>
      <div className="page">
        <PageTitle title={t('title')} />
        <div className="grid items-start gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_24rem]">
          <div className="grid gap-8 lg:col-start-1 lg:row-start-1">
            <OrderAnswers quote={quote} />
            <PlaceOrder
              config={runtimeConfig()}
              quote={quote}
              offers={offers}
              reasons={railReasons(offers)}
            />
          </div>
          <aside className="panel lg:sticky lg:top-4" aria-label={t('price')}>
            <PriceClock until={quote.expiresAt} />
            <QuotePrice quote={quote} />
          </aside>
        </div>
      </div>
    </ClientWords>
  );
}
