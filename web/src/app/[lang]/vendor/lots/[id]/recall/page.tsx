import { getTranslations } from 'next-intl/server';
import type { Metadata } from 'next';
import { Link } from '../../../../../../ui/link.tsx';
import { notFound } from 'next/navigation';
import { recallRadius } from '@topsteel/domain/api';
import { read } from '../../../../../../backend/read.ts';
import {
  AffectedLots,
  AffectedOrders,
  AffectedOwners,
  RadiusSum,
} from '../../../../../../features/recall/radius-tables.tsx';
import { RecallForm } from '../../../../../../features/recall/recall-form.tsx';
import { Notice } from '../../../../../../ui/notice.tsx';
import { PageTitle } from '../../../../../../ui/page-title.tsx';
import { FailedPage } from '../../../../../../ui/failed-page.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('recall');
  return { title: t('title') };
}

/** First whom a recall would concern, then the recall. */
export default async function RecallLotPage({ params }: { params: Promise<{ id: string }> }) {
  const answer = await read(`/v2/lots/${encodeURIComponent((await params).id)}/recall-radius`, recallRadius);
  if (!answer.ok) {
    if (answer.problem.status === 404) notFound();
    return <FailedPage title={(await getTranslations('recall'))('title')} problem={answer.problem} />;
  }
  const radius = answer.value;
  const t = await getTranslations('recall');
  return (
    <>
      <PageTitle
        eyebrow={<Link href="/vendor/recalls">{t('title')}</Link>}
        title={t('radius.title', { code: radius.lotCode })}
      >
        {t('radius.intro')}
      </PageTitle>
      <div className="grid gap-8">
        <RadiusSum radius={radius} />
        <AffectedOwners radius={radius} />
        <AffectedLots radius={radius} />
        <AffectedOrders radius={radius} />
        {radius.recall === null ? (
          <RecallForm lotCode={radius.lotCode} />
        ) : (
          <Notice tone="bad">
            {t('radius.already')} <Link href="/vendor/recalls">{t('title')}</Link>
          </Notice>
        )}
      </div>
    </>
  );
}
