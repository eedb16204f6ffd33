import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { certificatePage } from '@topsteel/domain/api';
import { read } from '../../../../../backend/read.ts';
import { isAllocatable } from '../../../../../features/certificate/allocatable.ts';
import { CommissionLot } from '../../../../../features/lot/commission-lot.tsx';
import { EmptyState } from '../../../../../ui/empty-state.tsx';
import { Link } from '../../../../../ui/link.tsx';
import { PageTitle } from '../../../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../../../ui/problem-notice.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('lot'))('form.heading') };
}

type Query = Promise<{ certificate?: string }>;

export default async function NewLotPage({ searchParams }: { searchParams: Query }) {
  const [{ certificate }, answer, t] = await Promise.all([
    searchParams,
    read('/v2/certificates?limit=100', certificatePage),
    getTranslations('lot'),
  ]);
  const commissionable = (answer.ok ? answer.value.items : [])
    .filter(isAllocatable)
    .map(({ id, summary, mass }) => ({
      id,
      number: summary.number,
      grade: summary.grade,
      heatNumber: summary.heatNumber,
      leftGrams: mass.leftGrams,
      route: summary.route,
    }));
  return (
    <>
      <PageTitle eyebrow={<Link href="/vendor/lots">{t('stockTitle')}</Link>} title={t('form.heading')}>
        {t('form.intro')}
      </PageTitle>
      {!answer.ok ? (
        <ProblemNotice problem={answer.problem} />
      ) : commissionable.length === 0 ? (
        <EmptyState title={t('form.none')}>
          <Link href="/vendor/certificates/mint">{t('form.toMint')}</Link>
        </EmptyState>
      ) : (
        <CommissionLot certificates={commissionable} chosenId={certificate} />
      )}
    </>
  );
}
