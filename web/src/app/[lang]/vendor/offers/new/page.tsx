import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { lot as lotSchema, lotPage, offerPage } from '@topsteel/domain/api';
import { readPages } from '../../../../../backend/read-pages.ts';
import { read } from '../../../../../backend/read.ts';
import { isLotRegistered } from '../../../../../features/lot/lot-state.ts';
import { getSession } from '../../../../../features/session/get-me.ts';
import { OfferLot } from '../../../../../features/vendor-offer/offer-lot.tsx';
import { chosenFirst } from '../../../../../ui/chosen-first.ts';
import { CutNote } from '../../../../../ui/cut-note.tsx';
import { EmptyState } from '../../../../../ui/empty-state.tsx';
import { Link } from '../../../../../ui/link.tsx';
import { Notice } from '../../../../../ui/notice.tsx';
import { PageTitle } from '../../../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../../../ui/problem-notice.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('vendorOffer'))('form.heading') };
}

export default async function OfferLotPage({ searchParams }: { searchParams: Promise<{ lot?: string }> }) {
  const { lot: chosenId } = await searchParams;
  const [session, lots, chosen, offers, t] = await Promise.all([
    getSession(),
    readPages('/v2/lots', lotPage),
    chosenId === undefined ? undefined : read(`/v2/lots/${encodeURIComponent(chosenId)}`, lotSchema),
    read('/v2/offers?mine=true&limit=1', offerPage),
    getTranslations('vendorOffer'),
  ]);
  const organisation = session.state === 'in' ? session.me.organisation : null;
  const offerable = chosenFirst(
    lots.ok ? lots.value.items : [],
    chosen?.ok === true ? chosen.value : undefined,
    (lot) => isLotRegistered(lot.state) && lot.availableGrams !== '0',
  ).map(({ id, grade, product, heatNumber, availableGrams }) => ({
    id,
    grade,
    product,
    heatNumber,
    availableGrams,
  }));
  // The link may name a lot by the code of its label.
  const lotId = chosen?.ok === true ? chosen.value.id : chosenId;
  const isElsewhere = lotId !== undefined && offerable.every(({ id }) => id !== lotId);
  const last = offers.ok ? offers.value.items[0] : undefined;
  return (
    <>
      <PageTitle eyebrow={<Link href="/vendor/offers">{t('title')}</Link>} title={t('form.heading')} />
      <div className="mb-4 grid max-w-3xl gap-3 empty:hidden">
        {chosen?.ok === false && ![400, 404].includes(chosen.problem.status) ? (
          <ProblemNotice problem={chosen.problem} />
        ) : isElsewhere ? (
          <Notice tone="attention">{t('form.elsewhere')}</Notice>
        ) : null}
        <CutNote of={lots} />
      </div>
      {offerable.length > 0 ? (
        <OfferLot
          lots={offerable}
          chosenId={lotId}
          home={last?.location ?? { city: '', country: organisation?.country ?? '' }}
          currency={last?.price.currency ?? 'EUR'}
          basis={last?.price.basis ?? 'tonne'}
        />
      ) : !lots.ok ? null : (
        <EmptyState title={t('form.none')}>
          <Link href="/vendor/lots">{t('form.toLots')}</Link>
        </EmptyState>
      )}
    </>
  );
}
