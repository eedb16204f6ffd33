import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { lotPage, offerPage } from '@topsteel/domain/api';
import { read } from '../../../../../backend/read.ts';
import { isLotRegistered } from '../../../../../features/lot/lot-state.ts';
import { getSession } from '../../../../../features/session/get-me.ts';
import { OfferLot } from '../../../../../features/vendor-offer/offer-lot.tsx';
import { EmptyState } from '../../../../../ui/empty-state.tsx';
import { Link } from '../../../../../ui/link.tsx';
import { PageTitle } from '../../../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../../../ui/problem-notice.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('vendorOffer'))('form.heading') };
}

export default async function OfferLotPage({ searchParams }: { searchParams: Promise<{ lot?: string }> }) {
  const { lot: chosenId } = await searchParams;
  const [session, lots, offers, t] = await Promise.all([
    getSession(),
    read('/v2/lots?limit=100', lotPage),
    read('/v2/offers?mine=true&limit=1', offerPage),
    getTranslations('vendorOffer'),
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
  const last = offers.ok ? offers.value.items[0] : undefined;
  return (
    <>
      <PageTitle eyebrow={<Link href="/vendor/offers">{t('title')}</Link>} title={t('form.heading')} />
      {!lots.ok ? (
        <ProblemNotice problem={lots.problem} />
      ) : offerable.length === 0 ? (
        <EmptyState title={t('form.none')}>
          <Link href="/vendor/lots">{t('form.toLots')}</Link>
        </EmptyState>
      ) : (
        <OfferLot
          lots={offerable}
          chosenId={chosenId}
          home={last?.location ?? { city: '', country: organisation?.country ?? '' }}
          currency={last?.price.currency ?? 'EUR'}
          basis={last?.price.basis ?? 'tonne'}
        />
      )}
    </>
  );
}
