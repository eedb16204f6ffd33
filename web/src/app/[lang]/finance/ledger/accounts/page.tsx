import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ledgerAccountPage } from '@topsteel/domain/api';
import { read } from '../../../../../backend/read.ts';
import { AccountTable } from '../../../../../features/ledger/account-table.tsx';
import { AccountName } from '../../../../../features/ledger/names.tsx';
import { EmptyState } from '../../../../../ui/empty-state.tsx';
import { Link } from '../../../../../ui/link.tsx';
import { MoreLink } from '../../../../../ui/more-link.tsx';
import { PageTitle } from '../../../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../../../ui/problem-notice.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('ledger');
  return { title: t('accountsTitle') };
}

export default async function LedgerAccountsPage({
  searchParams,
}: {
  searchParams: Promise<{ code?: string; cursor?: string }>;
}) {
  const { code, cursor } = await searchParams;
  const t = await getTranslations('ledger');
  const filter = new URLSearchParams(code === undefined ? {} : { code });
  const query = new URLSearchParams([
    ...filter,
    ['limit', '100'],
    ...(cursor === undefined ? [] : [['cursor', cursor]]),
  ]);
  const answer = await read(`/v2/ledger/accounts?${query.toString()}`, ledgerAccountPage);
  return (
    <>
      <PageTitle
        eyebrow={<Link href="/finance/ledger">{t('title')}</Link>}
        title={code === undefined ? t('accountsTitle') : <AccountName code={code} />}
      >
        {t('accountsIntro')}
      </PageTitle>
      {!answer.ok ? (
        <ProblemNotice problem={answer.problem} />
      ) : answer.value.items.length === 0 ? (
        <EmptyState title={t('noAccounts')}>
          <Link href="/finance/ledger/accounts">{t('allAccounts')}</Link>
        </EmptyState>
      ) : (
        <>
          <AccountTable accounts={answer.value.items} />
          <MoreLink
            cursor={answer.value.nextCursor}
            base={`/finance/ledger/accounts${filter.size === 0 ? '' : `?${filter.toString()}`}`}
          />
        </>
      )}
    </>
  );
}
