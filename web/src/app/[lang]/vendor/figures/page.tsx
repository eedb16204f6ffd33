import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { vendorFigures } from '@topsteel/domain/api';
import { read } from '../../../../backend/read.ts';
import { MoneyTable } from '../../../../features/vendor-figure/money-table.tsx';
import { MonthTable } from '../../../../features/vendor-figure/month-table.tsx';
import { OnTimePicture } from '../../../../features/vendor-figure/on-time-picture.tsx';
import { WeightPicture } from '../../../../features/vendor-figure/weight-picture.tsx';
import { EmptyState } from '../../../../ui/empty-state.tsx';
import { PageTitle } from '../../../../ui/page-title.tsx';
import { FailedPage } from '../../../../ui/failed-page.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('vendorFigure'))('title') };
}

/** How a vendor does, as its buyers see it, and what it earned, as the ledger says it. */
export default async function VendorFiguresPage() {
  const [answer, t] = await Promise.all([
    read('/v2/vendor/figures', vendorFigures),
    getTranslations('vendorFigure'),
  ]);
  if (!answer.ok) return <FailedPage title={t('title')} problem={answer.problem} />;
  const { months, total } = answer.value;
  return (
    <>
      <PageTitle title={t('title')}>{t('intro')}</PageTitle>
      {months.every(({ orders }) => orders === 0) ? (
        <EmptyState title={t('empty')}>{t('emptyHint')}</EmptyState>
      ) : (
        <div className="grid gap-10">
          <div className="grid gap-10 lg:grid-cols-2">
            <OnTimePicture months={months} />
            <WeightPicture months={months} />
          </div>
          <MonthTable months={months} />
          <MoneyTable months={months} total={total} />
        </div>
      )}
    </>
  );
}
