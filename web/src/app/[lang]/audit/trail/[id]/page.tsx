import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { auditProof } from '@topsteel/domain/api';
import { read } from '../../../../../backend/read.ts';
import { ProofFacts } from '../../../../../features/audit/proof-facts.tsx';
import { Link } from '../../../../../ui/link.tsx';
import { PageTitle } from '../../../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../../../ui/problem-notice.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('audit');
  return { title: t('proof.heading') };
}

export default async function TrailProofPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const t = await getTranslations('audit');
  const proof = await read(`/v2/audit/trail/${encodeURIComponent(id)}/proof`, auditProof);
  if (!proof.ok && proof.problem.status === 404) notFound();
  return (
    <>
      <PageTitle
        eyebrow={<Link href="/audit/trail">{t('nav.trail')}</Link>}
        title={t('trail.entry', { number: id })}
      />
      {proof.ok ? <ProofFacts proof={proof.value} /> : <ProblemNotice problem={proof.problem} />}
    </>
  );
}
