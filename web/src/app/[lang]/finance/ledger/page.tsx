import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ledgerTransferPage, trialBalance } from '@topsteel/domain/api';
import { read } from '../../../../backend/read.ts';
import { EntryTable } from '../../../../features/ledger/entry-table.tsx';
import { TrialBalanceTable } from '../../../../features/ledger/trial-balance-table.tsx';
import { OrderWaterfall } from '../../../../features/ledger/waterfall-figure.tsx';
import { getSession, hasAccess } from '../../../../features/session/get-me.ts';
import { EmptyState } from '../../../../ui/empty-state.tsx';
import { Link } from '../../../../ui/link.tsx';
import { MoreLink } from '../../../../ui/more-link.tsx';
import { PageTitle } from '../../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../../ui/problem-notice.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('ledger');
  return { title: t('title') };
}

export default async function LedgerPage({
  searchParams,
}: {
  searchParams: Promise<{ order?: string; cursor?: string }>;
}) {
  const { order, cursor } = await searchParams;
  const t = await getTranslations('ledger');
  const query = new URLSearchParams({
    limit: '100',
    ...(order === undefined ? {} : { orderId: order }),
    ...(cursor === undefined ? {} : { cursor }),
  });
  const isAuditor = hasAccess(await getSession(), 'auditor', 'operator');
  const isWhole = order === undefined && cursor === undefined;
  const [entries, balance] = await Promise.all([
    read(`/v2/ledger/transfers?${query.toString()}`, ledgerTransferPage),
    isAuditor && isWhole ? read('/v2/ledger/trial-balance', trialBalance) : undefined,
  ]);
  return (
    <>
      <PageTitle
        {...(isWhole ? {} : { eyebrow: <Link href="/finance/ledger">{t('title')}</Link> })}
        title={order === undefined ? t('title') : t('ofOrder')}
        actions={
          <>
            {isAuditor ? (
              <Link href="/finance/journal" className="button button-quiet">
                {t('journalTitle')}
              </Link>
            ) : null}
            <Link href="/finance/ledger/accounts" className="button button-quiet">
              {t('accountsTitle')}
            </Link>
          </>
        }
      >
        {t('intro')}
      </PageTitle>
      <div className="grid gap-10">
        {balance === undefined ? null : (
          <section aria-labelledby="trial" className="grid gap-3">
            <h2 id="trial">{t('trial')}</h2>
            {balance.ok ? (
              <TrialBalanceTable balance={balance.value} />
            ) : (
              <ProblemNotice problem={balance.problem} />
            )}
          </section>
        )}
        {!entries.ok ? (
          <ProblemNotice problem={entries.problem} />
        ) : entries.value.items.length === 0 ? (
          <EmptyState title={t('empty')}>{t('emptyHint')}</EmptyState>
        ) : (
          <>
            {order === undefined ? null : <OrderWaterfall entries={entries.value.items} />}
            <section aria-labelledby="entries" className="grid gap-3">
              <h2 id="entries">{t('entries')}</h2>
              <EntryTable entries={entries.value.items} caption={t('caption')} />
              <MoreLink
                cursor={entries.value.nextCursor}
                base={order === undefined ? '/finance/ledger' : `/finance/ledger?order=${order}`}
              />
            </section>
          </>
        )}
      </div>
    </>
  );
}
