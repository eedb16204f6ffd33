import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ledgerAccount, ledgerTransferPage } from '@topsteel/domain/api';
import { read } from '../../../../../../backend/read.ts';
import { AccountTable } from '../../../../../../features/ledger/account-table.tsx';
import { EntryTable } from '../../../../../../features/ledger/entry-table.tsx';
import { AccountName } from '../../../../../../features/ledger/names.tsx';
import { EmptyState } from '../../../../../../ui/empty-state.tsx';
import { Link } from '../../../../../../ui/link.tsx';
import { MoreLink } from '../../../../../../ui/more-link.tsx';
import { PageTitle } from '../../../../../../ui/page-title.tsx';
import { FailedPage } from '../../../../../../ui/failed-page.tsx';
import { ProblemNotice } from '../../../../../../ui/problem-notice.tsx';
import { holderText } from '../../../../../../features/ledger/holder-text.ts';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('ledger');
  return { title: t('account') };
}

export default async function LedgerAccountPage({
  params,
  searchParams,
}: {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ cursor?: string }>;
}) {
  const id = encodeURIComponent((await params).id);
  const { cursor } = await searchParams;
  const t = await getTranslations('ledger');
  const page = cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`;
  const [account, entries] = await Promise.all([
    read(`/v2/ledger/accounts/${id}`, ledgerAccount),
    read(`/v2/ledger/transfers?accountId=${id}&limit=100${page}`, ledgerTransferPage),
  ]);
  if (!account.ok) {
    if (account.problem.status === 404) notFound();
    return <FailedPage title={t('account')} problem={account.problem} />;
  }
  return (
    <>
      <PageTitle
        eyebrow={
          <Link href={`/finance/ledger/accounts?code=${account.value.code}`}>{t('accountsTitle')}</Link>
        }
        title={<AccountName code={account.value.code} />}
      >
        <span className="font-mono text-sm break-all">{holderText(account.value)}</span>
      </PageTitle>
      <div className="grid gap-8">
        <AccountTable accounts={[account.value]} />
        <section aria-labelledby="entries" className="grid gap-3">
          <h2 id="entries">{t('entries')}</h2>
          {!entries.ok ? (
            <ProblemNotice problem={entries.problem} />
          ) : entries.value.items.length === 0 ? (
            <EmptyState title={t('empty')} />
          ) : (
            <>
              <EntryTable entries={entries.value.items} caption={t('accountCaption')} />
              <MoreLink cursor={entries.value.nextCursor} base={`/finance/ledger/accounts/${id}`} />
            </>
          )}
        </section>
      </div>
    </>
  );
}
