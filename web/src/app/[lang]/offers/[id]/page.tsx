import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { BuyPanel } from '../../../../features/buy-box/buy-panel.tsx';
import { DeliveryDay } from '../../../../features/buy-box/delivery-day.tsx';
import { loadDistance } from '../../../../features/buy-box/load-distance.ts';
import { loadLot, priceLot } from '../../../../features/buy-box/load-lot.ts';
import { readLotQuery } from '../../../../features/buy-box/lot-query.ts';
import { CutPlanner } from '../../../../features/configurator/cut-planner.tsx';
import { orderOfPlan, planLot } from '../../../../features/configurator/plan-lot.ts';
import { readCuts } from '../../../../features/configurator/read-cuts.ts';
import { Alternatives } from '../../../../features/offer/alternatives.tsx';
import { AskingPrice } from '../../../../features/offer/asking-price.tsx';
import { CarbonByModule } from '../../../../features/offer/carbon-by-module.tsx';
import { Documents } from '../../../../features/offer/documents.tsx';
import { FillGauge } from '../../../../features/offer/fill-gauge.tsx';
import { LotFacts } from '../../../../features/offer/lot-facts.tsx';
import { lotTitle } from '../../../../features/offer/lot-title.ts';
import { ProductData } from '../../../../features/offer/product-data.tsx';
import { ProofStrip } from '../../../../features/offer/proof-strip.tsx';
import { CertifiedValues } from '../../../../features/offer/value-table.tsx';
import { loadConduct } from '../../../../features/seller/load-conduct.ts';
import { SellerSection } from '../../../../features/seller/seller-section.tsx';
import { getSession } from '../../../../features/session/get-me.ts';
import { publicMetadata } from '../../../../features/steel/page-metadata.ts';
import { readSite } from '../../../../features/steel/read-site.ts';
import { SiteForm } from '../../../../features/steel/site-form.tsx';
import type { PageQuery } from '../../../../features/steel/steel-search.ts';
import { getFormats } from '../../../../ui/get-formats.ts';
import { Link } from '../../../../ui/link.tsx';
import { PageTitle } from '../../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../../ui/problem-notice.tsx';
import { ClientWords } from '../../../../words/client-words.tsx';
import type { Language } from '../../../../words/languages.ts';

type Props = { params: Promise<{ lang: Language; id: string }>; searchParams: Promise<PageQuery> };

/** A dimension is not torn apart at its cross. */
const UNTORN = '\u00a0×\u00a0';

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang, id } = await params;
  const t = await getTranslations('offer');
  const answer = await loadLot(id);
  if (!answer.ok) return { title: t('fallback') };
  const { title, description } = await lotTitle(answer.value);
  return publicMetadata({ language: lang, path: `/offers/${id}`, title, description });
}

export default async function OfferPage({ params, searchParams }: Props) {
  const { lang, id } = await params;
  const t = await getTranslations('offer');
  const [answer, session, site] = await Promise.all([loadLot(id), getSession(), readSite()]);
  if (!answer.ok) {
    if (answer.problem.status === 404) notFound();
    return (
      <div className="page">
        <PageTitle title={t('fallback')} />
        <ProblemNotice problem={answer.problem} title={t('failed')} />
      </div>
    );
  }
  const lot = answer.value;
  const { offer, product, shape, terms } = lot;
  // Begun before they are shown: what stands in their way here takes a round of its own.
  void loadConduct(offer.seller.organisationId);
  if (site !== undefined) void loadDistance(offer.id, offer.minGrams, site);
  const asked = readLotQuery(await searchParams, shape, terms, lang);
  const list = readCuts(asked.cuts);
  const cuts = list.ok ? list.cuts : [];
  const plan = await planLot(lot, cuts);
  const query = orderOfPlan(asked, plan, lot);
  const [priced, { title }, formats] = await Promise.all([
    priceLot(lot, query, cuts, site),
    lotTitle(lot),
    getFormats(),
  ]);
  const line = priced?.ok === true ? (priced.value.lines[0]?.line ?? null) : null;
  return (
    <div className="page">
      <ProductData offer={offer} name={title} />
      <PageTitle eyebrow={<Link href="/steel">{t('list')}</Link>} title={title.replaceAll(' × ', UNTORN)}>
        <Link href={`/vendors/${offer.seller.organisationId}`}>
          {t('soldBy', { seller: offer.seller.name, country: formats.country(offer.seller.country) })}
        </Link>
      </PageTitle>
      <div className="grid items-start gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_25rem]">
        <aside
          className="panel grid gap-3 lg:sticky lg:top-4 lg:col-start-2 lg:row-start-1"
          aria-label={t('buyLabel')}
        >
          <AskingPrice offer={offer} />
          <SiteForm next={`/offers/${offer.id}`} />
          <DeliveryDay offer={offer} site={site} />
          <ClientWords of={['buyBox', 'lotProblems']}>
            <BuyPanel lot={lot} query={query} priced={priced} cuts={cuts} site={site} session={session} />
          </ClientWords>
        </aside>
        <div className="grid gap-10 lg:col-start-1 lg:row-start-1">
          <CutPlanner lot={lot} query={query} cuts={list} plan={plan} sheet={line?.cutting ?? null} />
          <ProofStrip offer={offer} />
          <FillGauge offer={offer} />
          <LotFacts offer={offer} drawingUrl={product?.drawingUrl ?? null} />
          <CarbonByModule offer={offer} line={line} />
        </div>
      </div>
      <div className="mt-10 grid gap-10">
        <CertifiedValues summary={offer.summary} />
        <div className="grid items-start gap-10 lg:grid-cols-2">
          <Documents offer={offer} />
          <SellerSection seller={offer.seller} />
        </div>
        <Alternatives offer={offer} product={product} />
      </div>
    </div>
  );
}
