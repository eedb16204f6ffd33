import type { Metadata } from 'next';
import Link from 'next/link';
import { certificatePage, inspectionBodies } from '@topsteel/domain/api';
import { read } from '../../../backend/read.ts';
import { CertificateTable, isCertificateMoving } from '../../../features/certificate/certificate-table.tsx';
import { UploadCertificates } from '../../../features/certificate/upload-certificates.tsx';
import { texts as importTexts } from '../../../features/certificate-import/texts.ts';
import { texts as revokeTexts } from '../../../features/certificate/correction-texts.ts';
import { getSession, hasAccess } from '../../../features/session/get-me.ts';
import { texts } from '../../../features/vendor/texts.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { LiveRefresh } from '../../../ui/live-refresh.tsx';
import { MoreLink } from '../../../ui/more-link.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';

export const metadata: Metadata = { title: texts.certificates.title };

export default async function CertificatesPage({
  searchParams,
}: {
  searchParams: Promise<{ cursor?: string }>;
}) {
  const { cursor } = await searchParams;
  const params = new URLSearchParams({ limit: '50', ...(cursor === undefined ? {} : { cursor }) });
  const [session, bodies, answer] = await Promise.all([
    getSession(),
    read('/v2/inspection-bodies', inspectionBodies),
    read(`/v2/certificates?${params.toString()}`, certificatePage),
  ]);
  const custody = session.state === 'in' ? session.me.organisation?.custody : undefined;
  const shown = answer.ok ? answer.value.items.filter((certificate) => certificate.state !== 'draft') : [];
  return (
    <>
      <PageTitle
        title={texts.certificates.title}
        actions={
          hasAccess(session, 'issuer') ? (
            <>
              <Link href="/vendor/certificates/imports" className="button button-quiet">
                {importTexts.open}
              </Link>
              <Link href="/vendor/certificates/revoke" className="button button-quiet">
                {revokeTexts.open}
              </Link>
            </>
          ) : undefined
        }
      />
      <div className="grid gap-10">
        {hasAccess(session, 'issuer') ? (
          <UploadCertificates
            signsItself={custody === 'own-key'}
            bodies={bodies.ok ? bodies.value.items : []}
          />
        ) : null}
        <div>
          {!answer.ok ? (
            <ProblemNotice problem={answer.problem} />
          ) : shown.length === 0 ? (
            <EmptyState title={texts.certificates.empty}>{texts.certificates.emptyHint}</EmptyState>
          ) : (
            <>
              <CertificateTable certificates={shown} />
              <LiveRefresh active={shown.some((entry) => isCertificateMoving(entry.state))} everyMs={2000} />
            </>
          )}
          {answer.ok ? <MoreLink cursor={answer.value.nextCursor} base="/vendor/certificates" /> : null}
        </div>
      </div>
    </>
  );
}
