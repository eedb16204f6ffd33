import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { vendorApplication } from '@topsteel/domain/api';
import { read } from '../../../../../backend/read.ts';
import {
  ApplicationChecks,
  ApplicationDocuments,
  ApplicationFacts,
  DecideApplication,
} from '../../../../../features/ops/application-review.tsx';
import { TONES } from '../../../../../features/ops/application-table.tsx';
import { Link } from '../../../../../ui/link.tsx';
import { PageTitle } from '../../../../../ui/page-title.tsx';
import { FailedPage } from '../../../../../ui/failed-page.tsx';
import { Tag } from '../../../../../ui/tag.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('ops');
  return { title: t('applications.number') };
}

export default async function ApplicationPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const t = await getTranslations('ops');
  const answer = await read(`/v2/vendor-applications/${encodeURIComponent(id)}`, vendorApplication);
  if (!answer.ok && answer.problem.status === 404) notFound();
  if (!answer.ok) return <FailedPage title={t('applications.number')} problem={answer.problem} />;
  const application = answer.value;
  return (
    <>
      <PageTitle
        eyebrow={<Link href="/ops/applications">{t('nav.applications')}</Link>}
        title={`${application.number} ${application.company.name}`}
      >
        <Tag tone={TONES[application.state]}>{t(`applications.states.${application.state}`)}</Tag>
      </PageTitle>
      <div className="grid gap-8">
        <ApplicationFacts application={application} />
        <ApplicationDocuments application={application} />
        <ApplicationChecks application={application} />
        <DecideApplication application={application} />
      </div>
    </>
  );
}
