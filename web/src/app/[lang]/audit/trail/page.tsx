import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { auditPage } from '@topsteel/domain/api';
import { read } from '../../../../backend/read.ts';
import { TrailTable } from '../../../../features/audit/trail-table.tsx';
import { NoResults } from '../../../../ui/no-results.tsx';
import { PageTitle } from '../../../../ui/page-title.tsx';
import { Pager } from '../../../../ui/pager.tsx';
import { ProblemNotice } from '../../../../ui/problem-notice.tsx';
import { SearchField } from '../../../../ui/search-field.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('audit');
  return { title: t('nav.trail') };
}

export default async function TrailPage({
  searchParams,
}: {
  searchParams: Promise<{ subject?: string; cursor?: string }>;
}) {
  const { subject = '', cursor } = await searchParams;
  const t = await getTranslations('audit');
  const filter = new URLSearchParams(subject === '' ? {} : { subject });
  const query = new URLSearchParams([
    ...filter,
    ['limit', '50'],
    ...(cursor === undefined ? [] : [['cursor', cursor]]),
  ]);
  const answer = await read(`/v2/audit/trail?${query.toString()}`, auditPage);
  const base = `/audit/trail${filter.size === 0 ? '' : `?${filter.toString()}`}`;
  return (
    <>
      <PageTitle title={t('nav.trail')}>{t('trail.intro')}</PageTitle>
      <div className="mb-6 max-w-xl">
        <SearchField
          action="/audit/trail"
          name="subject"
          label={t('trail.filter')}
          hint={t('trail.filterHint')}
          defaultValue={subject}
        />
      </div>
      {!answer.ok ? (
        <ProblemNotice problem={answer.problem} />
      ) : answer.value.items.length === 0 ? (
        <NoResults title={t('trail.none')} clearHref="/audit/trail" />
      ) : (
        <>
          <TrailTable entries={answer.value.items} />
          <Pager base={base} cursor={cursor} next={answer.value.nextCursor} />
        </>
      )}
    </>
  );
}
