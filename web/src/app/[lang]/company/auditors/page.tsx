import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { auditGrantPage } from '@topsteel/domain/api';
import { read } from '../../../../backend/read.ts';
import { GiveAccessForm, GrantTable } from '../../../../features/audit-record/auditor-access.tsx';
import { PageTitle } from '../../../../ui/page-title.tsx';
import { Pager } from '../../../../ui/pager.tsx';
import { ProblemNotice } from '../../../../ui/problem-notice.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('auditRecord');
  return { title: t('page.access') };
}

/** A company lets auditors into its own part of the record. */
export default async function CompanyAuditorsPage({
  searchParams,
}: {
  searchParams: Promise<{ cursor?: string }>;
}) {
  const { cursor } = await searchParams;
  const query = new URLSearchParams({ limit: '50', ...(cursor === undefined ? {} : { cursor }) });
  const [t, grants] = await Promise.all([
    getTranslations('auditRecord'),
    read(`/v2/audit/grants?${query.toString()}`, auditGrantPage),
  ]);
  return (
    <>
      <PageTitle title={t('page.access')}>{t('page.accessIntro')}</PageTitle>
      {grants.ok ? (
        <div className="grid gap-8">
          <GrantTable grants={grants.value.items} back="/company/auditors" />
          <Pager base="/company/auditors" cursor={cursor} next={grants.value.nextCursor} />
          <GiveAccessForm back="/company/auditors" grants={grants.value.items} />
        </div>
      ) : (
        <ProblemNotice problem={grants.problem} />
      )}
    </>
  );
}
