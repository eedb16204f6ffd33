import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { auditGrantPage, organisationPage } from '@topsteel/domain/api';
import { readPages } from '../../../../backend/read-pages.ts';
import { read } from '../../../../backend/read.ts';
import { GiveAccessForm, GrantTable } from '../../../../features/audit-record/auditor-access.tsx';
import { CutNote } from '../../../../ui/cut-note.tsx';
import { PageTitle } from '../../../../ui/page-title.tsx';
import { Pager } from '../../../../ui/pager.tsx';
import { ProblemNotice } from '../../../../ui/problem-notice.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('auditRecord');
  return { title: t('page.access') };
}

/** The operator lets auditors into any company's part of the record. */
export default async function AuditorsPage({ searchParams }: { searchParams: Promise<{ cursor?: string }> }) {
  const { cursor } = await searchParams;
  const query = new URLSearchParams({ limit: '50', ...(cursor === undefined ? {} : { cursor }) });
  const [t, grants, companies] = await Promise.all([
    getTranslations('auditRecord'),
    read(`/v2/audit/grants?${query.toString()}`, auditGrantPage),
    readPages('/v2/organisations', organisationPage),
  ]);
  return (
    <>
      <PageTitle title={t('page.access')}>{t('page.accessIntro')}</PageTitle>
      <div className="grid gap-8">
        {grants.ok ? (
          <>
            <GrantTable grants={grants.value.items} back="/audit/auditors" />
            <Pager base="/audit/auditors" cursor={cursor} next={grants.value.nextCursor} />
            <CutNote of={companies} />
            <GiveAccessForm
              back="/audit/auditors"
              grants={grants.value.items}
              {...(companies.ok ? { companies: companies.value.items } : {})}
            />
          </>
        ) : (
          <ProblemNotice problem={grants.problem} />
        )}
      </div>
    </>
  );
}
