import { getTranslations } from 'next-intl/server';
import type { Metadata } from 'next';
import { Link } from '../../../../../../ui/link.tsx';
import { notFound } from 'next/navigation';
import { certificate as certificateSchema, inspectionBodies } from '@topsteel/domain/api';
import { read } from '../../../../../../backend/read.ts';
import { CorrectCertificate } from '../../../../../../features/certificate/correct-certificate.tsx';
import { PageTitle } from '../../../../../../ui/page-title.tsx';
import { FailedPage } from '../../../../../../ui/failed-page.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('certificate');
  return { title: t('correction.replace') };
}

export default async function CorrectPage({ params }: { params: Promise<{ id: string }> }) {
  const t = await getTranslations('certificate');
  const id = encodeURIComponent((await params).id);
  const [answer, bodies] = await Promise.all([
    read(`/v2/certificates/${id}`, certificateSchema),
    read('/v2/inspection-bodies', inspectionBodies),
  ]);
  if (!answer.ok) {
    if (answer.problem.status === 404) notFound();
    return <FailedPage title={t('correction.replace')} problem={answer.problem} />;
  }
  const { number } = answer.value.summary;
  return (
    <>
      <PageTitle
        eyebrow={<Link href={`/vendor/certificates/${id}`}>{number}</Link>}
        title={t('correction.title', { number })}
      >
        {t('correction.intro')}
      </PageTitle>
      <CorrectCertificate
        certificateId={answer.value.id}
        number={number}
        bodies={bodies.ok ? bodies.value.items : []}
      />
    </>
  );
}
