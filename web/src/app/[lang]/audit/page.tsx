import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { auditAccess, chainWatch, escrowAudit } from '@topsteel/domain/api';
import { read } from '../../../backend/read.ts';
import { AuditSearch } from '../../../features/audit/audit-search.tsx';
import { BlockForm } from '../../../features/audit/block-form.tsx';
import { EscrowFacts } from '../../../features/audit/escrow-facts.tsx';
import { EscrowProblem } from '../../../features/audit/escrow-problem.tsx';
import { Mismatches } from '../../../features/audit/mismatches.tsx';
import { PaymentTable } from '../../../features/audit/payment-table.tsx';
import { ThreeWay } from '../../../features/audit/three-way.tsx';
import { QuestionList } from '../../../features/audit-record/question-list.tsx';
import { ScopedHome } from '../../../features/audit-record/scoped-home.tsx';
import { LiveRefresh } from '../../../ui/live-refresh.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('audit');
  return { title: t('title') };
}

export default async function AuditPage({ searchParams }: { searchParams: Promise<{ block?: string }> }) {
  const { block = '' } = await searchParams;
  const [t, record, access] = await Promise.all([
    getTranslations('audit'),
    getTranslations('auditRecord'),
    read('/v2/audit/access', auditAccess),
  ]);
  const isPart = access.ok && !access.value.isWhole;
  return (
    <>
      <PageTitle title={t('title')}>{t('intro')}</PageTitle>
      <div className="grid gap-8">
        <AuditSearch />
        {isPart ? <ScopedHome access={access.value} /> : <Equality block={block} />}
        <section aria-labelledby="questions" className="grid gap-4">
          <h2 id="questions">{record('page.questions')}</h2>
          <QuestionList />
        </section>
      </div>
    </>
  );
}

/** What does not hold first; then the escrow by every source at the newest final block, or at one that is chosen. */
async function Equality({ block }: { block: string }) {
  const at = block.replace(/[^0-9]/g, '');
  const [t, escrow, watch] = await Promise.all([
    getTranslations('audit'),
    read(`/v2/audit/escrow${at === '' ? '' : `?block=${at}`}`, escrowAudit),
    read('/v2/finance/chain', chainWatch),
  ]);
  if (!escrow.ok) {
    return (
      <>
        <EscrowProblem problem={escrow.problem} block={at} />
        <BlockForm block={block} />
      </>
    );
  }
  return (
    <>
      <LiveRefresh active={at === ''} everyMs={8000} />
      <Mismatches audit={escrow.value} watch={watch.ok ? watch.value : undefined} />
      <ThreeWay audit={escrow.value} isWide />
      <BlockForm block={block} />
      <section aria-labelledby="payments" className="grid gap-2">
        <h2 id="payments">{t('payments.heading')}</h2>
        <PaymentTable payments={escrow.value.payments} />
      </section>
      <EscrowFacts audit={escrow.value} />
    </>
  );
}
