import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { offerPage } from '@topsteel/domain/api';
import { read } from '../../../../backend/read.ts';
import { OfferDesk } from '../../../../features/vendor-offer/offer-desk.tsx';
import { EmptyState } from '../../../../ui/empty-state.tsx';
import { Link } from '../../../../ui/link.tsx';
import { PageTitle } from '../../../../ui/page-title.tsx';
import { Pager } from '../../../../ui/pager.tsx';
import { ProblemNotice } from '../../../../ui/problem-notice.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('vendorOffer'))('title') };
}

export default async function VendorOffersPage({
  searchParams,
}: {
  searchParams: Promise<{ cursor?: string }>;
}) {
  const { cursor } = await searchParams;
  const params = new URLSearchParams({
    mine: 'true',
    limit: '50',
    ...(cursor === undefined ? {} : { cursor }),
  });
  const [answer, t] = await Promise.all([
    read(`/v2/offers?${params.toString()}`, offerPage),
    getTranslations('vendorOffer'),
  ]);
  return (
    <>
      <PageTitle
        title={t('title')}
        actions={
          <>
            <Link href="/vendor/offers/new" className="button">
              {t('offerLot')}
            </Link>
            <Link href="/vendor/offers/imports" className="button button-quiet">
              {t('spreadsheet')}
            </Link>
          </>
        }
      >
        {t('intro')}
      </PageTitle>
      {!answer.ok ? (
        <ProblemNotice problem={answer.problem} />
      ) : answer.value.items.length === 0 ? (
        <EmptyState title={t('empty')}>{t('emptyHint')}</EmptyState>
      ) : (
        <>
          <OfferDesk key={cursor ?? ''} offers={answer.value.items} />
          <Pager
            base="/vendor/offers"
            cursor={cursor}
            next={answer.value.nextCursor}
            shown={answer.value.items.length}
          />
        </>
      )}
    </>
  );
}
