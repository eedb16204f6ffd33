import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { invoicePage, ledgerEntry, ledgerProof, payout } from '@topsteel/domain/api';
import { read } from '../../../../../../backend/read.ts';
import { ProofFacts } from '../../../../../../features/audit/proof-facts.tsx';
import { EntryFacts, EntryStory } from '../../../../../../features/ledger/entry-story.tsx';
import { EntryTable } from '../../../../../../features/ledger/entry-table.tsx';
import { EntryName } from '../../../../../../features/ledger/names.tsx';
import { sourceOf } from '../../../../../../features/ledger/source-of.ts';
import { getSession, hasAccess } from '../../../../../../features/session/get-me.ts';
import { Link } from '../../../../../../ui/link.tsx';
import { PageTitle } from '../../../../../../ui/page-title.tsx';
import { FailedPage } from '../../../../../../ui/failed-page.tsx';
import { ProblemNotice } from '../../../../../../ui/problem-notice.tsx';
import { ClientWords } from '../../../../../../words/client-words.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('ledger');
  return { title: t('entry') };
}

export default async function LedgerEntryPage({ params }: { params: Promise<{ id: string }> }) {
  const id = encodeURIComponent((await params).id);
  const t = await getTranslations('ledger');
  const answer = await read(`/v2/ledger/transfers/${id}`, ledgerEntry);
  if (!answer.ok) {
    if (answer.problem.status === 404) notFound();
    return <FailedPage title={t('entry')} problem={answer.problem} />;
  }
  const { transfer, group } = answer.value;
  const source = sourceOf(transfer.externalRef);
  const isAuditor = hasAccess(await getSession(), 'auditor', 'operator');
  const [invoices, paid, proof] = await Promise.all([
    transfer.orderId === null
      ? undefined
      : read(`/v2/invoices?limit=50&orderId=${transfer.orderId}`, invoicePage),
    source.kind === 'payout' ? read(`/v2/payouts/${source.id}`, payout) : undefined,
    isAuditor ? read(`/v2/ledger/entries/${id}/proof`, ledgerProof) : undefined,
  ]);
  return (
    <ClientWords of={['auditCheck']}>
      <PageTitle
        eyebrow={<Link href="/finance/ledger">{t('title')}</Link>}
        title={
          <>
            {t('entryTitle', { number: transfer.sequence ?? t('unsealed') })}:{' '}
            <EntryName code={transfer.code} />
          </>
        }
      />
      <div className="grid gap-8">
        <EntryFacts entry={answer.value} />
        <EntryStory
          entry={answer.value}
          invoices={invoices?.ok === true ? invoices.value.items : []}
          payout={paid?.ok === true ? paid.value : undefined}
          isAuditor={isAuditor}
        />
        <section aria-labelledby="group" className="grid gap-3">
          <h2 id="group">{t('together')}</h2>
          <EntryTable entries={group} caption={t('togetherCaption')} chosen={transfer.id} />
        </section>
        {proof === undefined ? null : proof.ok ? (
          <ProofFacts proof={proof.value} />
        ) : (
          <ProblemNotice problem={proof.problem} />
        )}
      </div>
    </ClientWords>
  );
}
