import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { auditObject, auditObjectKind } from '@topsteel/domain/api';
import { read } from '../../../../../backend/read.ts';
import { LotLineage } from '../../../../../features/audit-record/lot-lineage.tsx';
import { ObjectPage } from '../../../../../features/audit-record/object-page.tsx';
import { Link } from '../../../../../ui/link.tsx';
import { PageTitle } from '../../../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../../../ui/problem-notice.tsx';

type Props = { params: Promise<{ kind: string; id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const kind = auditObjectKind.safeParse((await params).kind);
  const t = await getTranslations('auditRecord');
  return { title: kind.success ? t(`kind.${kind.data}`) : t('page.facts') };
}

export default async function AuditObjectPage({ params }: Props) {
  const { kind: named, id } = await params;
  const kind = auditObjectKind.safeParse(named);
  if (!kind.success) notFound();
  const t = await getTranslations('auditRecord');
  const answer = await read(
    `/v2/audit/objects/${kind.data}/${encodeURIComponent(decodeURIComponent(id))}`,
    auditObject,
  );
  if (!answer.ok && answer.problem.status === 404) notFound();
  return (
    <>
      <PageTitle
        eyebrow={<Link href="/audit">{t(`kind.${kind.data}`)}</Link>}
        title={<span className="break-all">{answer.ok ? answer.value.title : t(`kind.${kind.data}`)}</span>}
      />
      {answer.ok ? (
        <div className="grid gap-8">
          <ObjectPage object={answer.value} />
          {answer.value.lotCode === null ? null : <LotLineage code={answer.value.lotCode} />}
        </div>
      ) : (
        <ProblemNotice problem={answer.problem} />
      )}
    </>
  );
}
