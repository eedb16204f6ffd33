import type { Metadata } from 'next';
import { lotPage, offerPage } from '@topsteel/domain/api';
import { read } from '../../../backend/read.ts';
import { isLotRegistered } from '../../../features/lot/lot-table.tsx';
import { getSession } from '../../../features/session/get-me.ts';
import { OfferLot } from '../../../features/vendor-offer/offer-lot.tsx';
import { OwnOfferTable } from '../../../features/vendor-offer/own-offer-table.tsx';
import { texts } from '../../../features/vendor/texts.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { MoreLink } from '../../../ui/more-link.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';

export const metadata: Metadata = { title: texts.offers.title };

type Query = Promise<{ lot?: string; cursor?: string }>;

export default async function VendorOffersPage({ searchParams }: { searchParams: Query }) {
  const { lot: chosenId, cursor } = await searchParams;
  const params = new URLSearchParams({
    mine: 'true',
    limit: '50',
    ...(cursor === undefined ? {} : { cursor }),
  });
  const [session, lots, offers] = await Promise.all([
    getSession(),
    read('/v2/lots?limit=100', lotPage),
    read(`/v2/offers?${params.toString()}`, offerPage),
  ]);
  const organisation = session.state === 'in' ? session.me.organisation : null;
  const offerable = (lots.ok ? lots.value.items : [])
    .filter((lot) => isLotRegistered(lot.state) && lot.availableGrams !== '0')
    .map(({ id, grade, product, heatNumber, availableGrams }) => ({
      id,
      grade,
      product,
      heatNumber,
      availableGrams,
    }));
  const lastPlace = offers.ok ? offers.value.items[0]?.location : undefined;
  const words = texts.offers;
  return (
    <>
      <PageTitle title={words.title} />
      <div className="grid gap-10">
        <section aria-labelledby="offer-lot">
          <h2 id="offer-lot" className="mb-3">
            {words.form.heading}
          </h2>
          {!lots.ok ? (
            <ProblemNotice problem={lots.problem} />
          ) : offerable.length === 0 ? (
            <p className="text-ink-2">{words.form.none}</p>
          ) : (
            <OfferLot
              lots={offerable}
              chosenId={chosenId}
              home={lastPlace ?? { city: '', country: organisation?.country ?? '' }}
            />
          )}
        </section>
        <div>
          {!offers.ok ? (
            <ProblemNotice problem={offers.problem} />
          ) : offers.value.items.length === 0 ? (
            <EmptyState title={words.empty}>{words.emptyHint}</EmptyState>
          ) : (
            <>
              <OwnOfferTable offers={offers.value.items} />
              <MoreLink cursor={offers.value.nextCursor} base="/vendor/offers" />
            </>
          )}
        </div>
      </div>
    </>
  );
}
