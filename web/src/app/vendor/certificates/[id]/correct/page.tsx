import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { certificate as certificateSchema, inspectionBodies } from '@topsteel/domain/api';
import { read } from '../../../../../backend/read.ts';
import { CorrectCertificate } from '../../../../../features/certificate/correct-certificate.tsx';
import { texts } from '../../../../../features/certificate/correction-texts.ts';
import { PageTitle } from '../../../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../../../ui/problem-notice.tsx';

export const metadata: Metadata = { title: texts.replace };

export default async function CorrectPage({ params }: { params: Promise<{ id: string }> }) {
  const id = encodeURIComponent((await params).id);
  const [answer, bodies] = await Promise.all([
    read(`/v2/certificates/${id}`, certificateSchema),
    read('/v2/inspection-bodies', inspectionBodies),
  ]);
  if (!answer.ok) {
    if (answer.problem.status === 404) notFound();
    return <ProblemNotice problem={answer.problem} />;
  }
  const { number } = answer.value.summary;
  return (
    <>
      <PageTitle
        eyebrow={<Link href={`/vendor/certificates/${id}`}>{number}</Link>}
        title={texts.title(number)}
      >
        {texts.intro}
      </PageTitle>
      <CorrectCertificate
        certificateId={answer.value.id}
        number={number}
        bodies={bodies.ok ? bodies.value.items : []}
      />
    </>
  );
}
