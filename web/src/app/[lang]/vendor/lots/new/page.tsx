import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { certificate as certificateSchema, certificatePage, type Certificate } from '@topsteel/domain/api';
import { readPages } from '../../../../../backend/read-pages.ts';
import { read } from '../../../../../backend/read.ts';
import { isAllocatable } from '../../../../../features/certificate/allocatable.ts';
import { CommissionLot } from '../../../../../features/lot/commission-lot.tsx';
import { chosenFirst } from '../../../../../ui/chosen-first.ts';
import { CutNote } from '../../../../../ui/cut-note.tsx';
import { EmptyState } from '../../../../../ui/empty-state.tsx';
import { Link } from '../../../../../ui/link.tsx';
import { Notice } from '../../../../../ui/notice.tsx';
import { PageTitle } from '../../../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../../../ui/problem-notice.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('lot'))('form.heading') };
}

type Query = Promise<{ certificate?: string }>;

export default async function NewLotPage({ searchParams }: { searchParams: Query }) {
  const { certificate: chosenId } = await searchParams;
  const [answer, chosen, t] = await Promise.all([
    readPages('/v2/certificates', certificatePage),
    chosenId === undefined
      ? undefined
      : read(`/v2/certificates/${encodeURIComponent(chosenId)}`, certificateSchema),
    getTranslations('lot'),
  ]);
  const commissionable = chosenFirst<Certificate>(
    answer.ok ? answer.value.items : [],
    chosen?.ok === true ? chosen.value : undefined,
    isAllocatable,
  ).map(({ id, summary, mass }) => ({
    id,
    number: summary.number,
    grade: summary.grade,
    heatNumber: summary.heatNumber,
    leftGrams: mass.leftGrams,
    route: summary.route,
  }));
  const isElsewhere = chosenId !== undefined && commissionable.every(({ id }) => id !== chosenId);
  return (
    <>
      <PageTitle eyebrow={<Link href="/vendor/lots">{t('stockTitle')}</Link>} title={t('form.heading')}>
        {t('form.intro')}
      </PageTitle>
      <div className="mb-4 grid max-w-3xl gap-3 empty:hidden">
        {chosen?.ok === false && ![400, 404].includes(chosen.problem.status) ? (
          <ProblemNotice problem={chosen.problem} />
        ) : isElsewhere ? (
          <Notice tone="attention">{t('form.elsewhere')}</Notice>
        ) : null}
        <CutNote of={answer} />
      </div>
      {commissionable.length > 0 ? (
        <CommissionLot certificates={commissionable} chosenId={chosenId} />
      ) : !answer.ok ? null : (
        <EmptyState title={t('form.none')}>
          <Link href="/vendor/certificates/mint">{t('form.toMint')}</Link>
        </EmptyState>
      )}
    </>
  );
}
