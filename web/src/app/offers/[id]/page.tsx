import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { offerDetail, type OfferDetail } from '@topsteel/domain/api';
import { read } from '../../../backend/read.ts';
import { BuyBox } from '../../../features/offer/buy-box.tsx';
import { OfferPrice } from '../../../features/offer/offer-price.tsx';
import { ProofStrip } from '../../../features/offer/proof-strip.tsx';
import { texts } from '../../../features/offer/texts.ts';
import { CertifiedValues } from '../../../features/offer/value-table.tsx';
import { getSession, hasAccess, type Session } from '../../../features/session/get-me.ts';
import { SignInLink } from '../../../features/session/sign-in-link.tsx';
import { carbonText } from '../../../ui/carbon-text.ts';
import { Co2e } from '../../../ui/co2e.tsx';
import { Fact, Facts } from '../../../ui/facts.tsx';
import { Hash } from '../../../ui/hash.tsx';
import { Mass } from '../../../ui/mass.tsx';
import { capitalised, countryName } from '../../../ui/names.ts';
import { Notice } from '../../../ui/notice.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';

type Params = Promise<{ id: string }>;

const loadOffer = cache((id: string) => read(`/v2/offers/${encodeURIComponent(id)}`, offerDetail));

export async function generateMetadata({ params }: { params: Params }): Promise<Metadata> {
  const answer = await loadOffer((await params).id);
  return { title: answer.ok ? `${answer.value.grade} ${answer.value.product}` : 'Offer' };
}

export default async function OfferPage({ params }: { params: Params }) {
  const [answer, session] = await Promise.all([loadOffer((await params).id), getSession()]);
  if (!answer.ok) {
    if (answer.problem.status === 404) notFound();
    return (
      <div className="page">
        <PageTitle title="Offer" />
        <ProblemNotice problem={answer.problem} />
      </div>
    );
  }
  const offer = answer.value;
  const { summary } = offer;
  const words = texts.facts;
  return (
    <div className="page">
      <PageTitle
        eyebrow={<Link href="/steel">Steel on offer</Link>}
        title={`${offer.grade} ${offer.product.toLowerCase()}, ${offer.dimensions}`}
      >
        {texts.soldBy(offer.seller.name)}, {countryName(offer.seller.country)}
      </PageTitle>
      <div className="grid items-start gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="grid gap-8 lg:col-start-1">
          <ProofStrip offer={offer} />
          <section aria-labelledby="lot">
            <h2 id="lot" className="mb-2">
              {words.heading}
            </h2>
            <Facts>
              <Fact name={words.dimensions}>
                {offer.form === null ? '' : `${capitalised(offer.form)}, `}
                {offer.dimensions}
              </Fact>
              {offer.sku === null ? null : <Fact name={words.sku}>{offer.sku}</Fact>}
              <Fact name={words.heat}>
                <span className="font-mono">{offer.heatNumber}</span>
              </Fact>
              {summary.marking === null ? null : <Fact name={words.marking}>{summary.marking}</Fact>}
              {summary.pieces === null ? null : <Fact name={words.pieces}>{summary.pieces}</Fact>}
              <Fact name={words.available}>
                <Mass grams={offer.availableGrams} />
              </Fact>
              <Fact name={words.stock}>
                {offer.location.city}, {countryName(offer.location.country)}
              </Fact>
              <Fact name={words.incoterm}>{offer.incoterm}</Fact>
              <Fact name={words.lead}>{words.days(offer.leadTimeDays)}</Fact>
              <Fact name={words.melt}>{countryName(offer.countryOfMelt)}</Fact>
              <Fact name={words.lot}>
                <Hash value={offer.lot.lotCode} label="lot number" full />
              </Fact>
            </Facts>
          </section>
          <section aria-labelledby="carbon">
            <h2 id="carbon" className="mb-1">
              {texts.carbon.heading}
            </h2>
            {offer.emissions === null ? (
              <p className="text-ink-2">{texts.carbon.none}</p>
            ) : (
              <p>
                <strong className="text-carbon">
                  {carbonText(offer.emissions.gramsCo2ePerKg)} t <Co2e />
                </strong>{' '}
                {texts.carbon.declared(offer.certificate.manufacturer)} {words.route}: {offer.emissions.route}
                .
              </p>
            )}
          </section>
        </div>
        <aside className="panel lg:col-start-2 lg:row-start-1" aria-labelledby="buy">
          <h2 id="buy">{texts.buy.heading}</h2>
          <OfferPrice offer={offer} />
          <BuyPanel offer={offer} session={session} />
        </aside>
      </div>
      <div className="mt-10">
        <CertifiedValues summary={summary} />
      </div>
    </div>
  );
}

/** The buy box, or why this person cannot buy here. */
function BuyPanel({ offer, session }: { offer: OfferDetail; session: Session }) {
  const words = texts.buy;
  if (offer.state === 'withdrawn') return <Notice tone="attention">{words.gone}</Notice>;
  if (offer.state === 'sold-out' || offer.availableGrams === '0')
    return <Notice tone="attention">{words.soldOut}</Notice>;
  if (session.state === 'out') {
    return (
      <Notice tone="info" live={false}>
        {words.signIn}
        <p className="mt-2">
          <SignInLink className="button" />
        </p>
      </Notice>
    );
  }
  if (session.state === 'unknown') return <ProblemNotice problem={session.problem} />;
  if (session.me.organisation?.id === offer.seller.organisationId)
    return <Notice tone="info">{words.own}</Notice>;
  if (!hasAccess(session, 'buyer')) {
    return (
      <Notice tone="attention">
        {words.wrongRole(session.me.organisation?.name ?? session.me.user.name)}
      </Notice>
    );
  }
  return (
    <BuyBox
      offerId={offer.id}
      minGrams={offer.minGrams}
      stepGrams={offer.stepGrams}
      availableGrams={offer.availableGrams}
      overTolerancePermille={offer.overTolerancePermille}
    />
  );
}
