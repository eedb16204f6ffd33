import type { Metadata } from 'next';
import Link from 'next/link';
import { certificatePage } from '@topsteel/domain/api';
import { read } from '../../../../backend/read.ts';
import { texts } from '../../../../features/certificate/correction-texts.ts';
import { RevokeMany } from '../../../../features/certificate/revoke-many.tsx';
import { texts as vendorTexts } from '../../../../features/vendor/texts.ts';
import { EmptyState } from '../../../../ui/empty-state.tsx';
import { MoreLink } from '../../../../ui/more-link.tsx';
import { PageTitle } from '../../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../../ui/problem-notice.tsx';

export const metadata: Metadata = { title: texts.revokeTitle };

export default async function RevokePage({ searchParams }: { searchParams: Promise<{ cursor?: string }> }) {
  const { cursor } = await searchParams;
  const params = new URLSearchParams({ limit: '100', ...(cursor === undefined ? {} : { cursor }) });
  const answer = await read(`/v2/certificates?${params.toString()}`, certificatePage);
  const certificates = answer.ok
    ? answer.value.items.filter(({ state }) => state === 'registered' || state === 'final')
    : [];
  return (
    <>
      <PageTitle
        eyebrow={<Link href="/vendor/certificates">{vendorTexts.certificates.title}</Link>}
        title={texts.revokeTitle}
      >
        {texts.revokeIntro}
      </PageTitle>
      {!answer.ok ? (
        <ProblemNotice problem={answer.problem} />
      ) : (
        <>
          {certificates.length === 0 ? (
            <EmptyState title={texts.empty}>{texts.emptyHint}</EmptyState>
          ) : (
            <RevokeMany certificates={certificates} />
          )}
          <MoreLink cursor={answer.value.nextCursor} base="/vendor/certificates/revoke" />
        </>
      )}
    </>
  );
}
