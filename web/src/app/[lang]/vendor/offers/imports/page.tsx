import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { offerImportPage } from '@topsteel/domain/api';
import { read } from '../../../../../backend/read.ts';
import { ImportList } from '../../../../../features/offer-import/import-list.tsx';
import { UploadOffers } from '../../../../../features/offer-import/upload-offers.tsx';
import { Link } from '../../../../../ui/link.tsx';
import { PageTitle } from '../../../../../ui/page-title.tsx';
import { Pager } from '../../../../../ui/pager.tsx';
import { ProblemNotice } from '../../../../../ui/problem-notice.tsx';
import { ClientWords } from '../../../../../words/client-words.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('offerImport'))('title') };
}

/** The round trip of a spreadsheet: take the offers out, change them, see what would change, apply. */
export default async function OfferImportsPage({
  searchParams,
}: {
  searchParams: Promise<{ cursor?: string }>;
}) {
  const { cursor } = await searchParams;
  const params = new URLSearchParams({ limit: '20', ...(cursor === undefined ? {} : { cursor }) });
  const [answer, t] = await Promise.all([
    read(`/v2/offers/imports?${params.toString()}`, offerImportPage),
    getTranslations('offerImport'),
  ]);
  return (
    <>
      <PageTitle eyebrow={<Link href="/vendor/offers">{t('offers')}</Link>} title={t('title')}>
        {t('intro')}
      </PageTitle>
      <div className="grid gap-10">
        <section aria-labelledby="out" className="grid gap-3">
          <h2 id="out">{t('out')}</h2>
          <p className="flex flex-wrap gap-3">
            <a href="/v2/offers/export.xlsx" className="button button-quiet" download>
              {t('exportXlsx')}
            </a>
            <a href="/v2/offers/export.csv" className="button button-quiet" download>
              {t('exportCsv')}
            </a>
            <a href="/v2/offers/template.csv" className="self-center" download>
              {t('template')}
            </a>
          </p>
        </section>
        <section aria-labelledby="in" className="grid gap-3">
          <h2 id="in">{t('in')}</h2>
          <ClientWords of={['offerImport']}>
            <UploadOffers />
          </ClientWords>
        </section>
        <section aria-labelledby="before">
          <h2 id="before" className="mb-2">
            {t('before')}
          </h2>
          {!answer.ok ? (
            <ProblemNotice problem={answer.problem} />
          ) : answer.value.items.length === 0 ? (
            <p className="text-ink-2">{t('none')}</p>
          ) : (
            <>
              <ImportList imports={answer.value.items} />
              <Pager base="/vendor/offers/imports" cursor={cursor} next={answer.value.nextCursor} />
            </>
          )}
        </section>
      </div>
    </>
  );
}
