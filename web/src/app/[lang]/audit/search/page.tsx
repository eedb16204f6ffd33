import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { auditFound } from '@topsteel/domain/api';
import { read } from '../../../../backend/read.ts';
import { AuditSearch } from '../../../../features/audit/audit-search.tsx';
import { storyOf } from '../../../../features/audit/story-of.ts';
import { FoundObjects } from '../../../../features/audit-record/found-objects.tsx';
import { PageTitle } from '../../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../../ui/problem-notice.tsx';
import { redirect } from '../../../../words/navigation.ts';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('audit');
  return { title: t('search.title') };
}

export default async function AuditSearchPage({ searchParams }: { searchParams: Promise<{ q?: string }> }) {
  const { q = '' } = await searchParams;
  const locale = await getLocale();
  const story = storyOf(q);
  if (story.kind !== 'ask') return redirect({ href: story.href, locale });
  if (story.text === '') return redirect({ href: '/audit', locale });
  const [t, found] = await Promise.all([
    getTranslations('audit'),
    read(`/v2/audit/search?q=${encodeURIComponent(story.text)}`, auditFound),
  ]);
  const [only, another] = found.ok ? found.value.items : [];
  if (only !== undefined && another === undefined) {
    return redirect({ href: `/audit/${only.kind}/${encodeURIComponent(only.id)}`, locale });
  }
  return (
    <>
      <PageTitle title={t('search.title')} />
      <div className="grid gap-8">
        <AuditSearch query={q} />
        {found.ok ? (
          <FoundObjects query={story.text} found={found.value} />
        ) : (
          <ProblemNotice problem={found.problem} />
        )}
        <p>
          <a href={`/v/${encodeURIComponent(story.text)}`}>{t('search.check', { number: story.text })}</a>
        </p>
      </div>
    </>
  );
}
