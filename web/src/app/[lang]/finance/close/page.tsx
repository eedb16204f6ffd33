import { getTranslations } from 'next-intl/server';
import type { Metadata } from 'next';
import { ledgerPeriod, ledgerPeriods, type LedgerPeriod, type LedgerPeriods } from '@topsteel/domain/api';
import { read } from '../../../../backend/read.ts';
import { Blockers } from '../../../../features/close/blockers.tsx';
import { ClaimTable } from '../../../../features/close/claim-table.tsx';
import { CloseForm } from '../../../../features/close/close-form.tsx';
import { MonthTable } from '../../../../features/close/month-table.tsx';
import { PeriodBalance } from '../../../../features/close/period-balance.tsx';

import { getSession, hasAccess } from '../../../../features/session/get-me.ts';
import { EmptyState } from '../../../../ui/empty-state.tsx';
import { PageTitle } from '../../../../ui/page-title.tsx';
import { FailedPage } from '../../../../ui/failed-page.tsx';
import { ProblemNotice } from '../../../../ui/problem-notice.tsx';
import { ClientWords } from '../../../../words/client-words.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('close');
  return { title: t('title') };
}

export default async function ClosePage({ searchParams }: { searchParams: Promise<{ month?: string }> }) {
  const t = await getTranslations('close');
  const periods = await read('/v2/ledger/periods', ledgerPeriods);
  if (!periods.ok) return <FailedPage title={t('title')} problem={periods.problem} />;
  const shown = (await searchParams).month ?? periods.value.next ?? periods.value.items[0]?.month;
  const period =
    shown === undefined
      ? undefined
      : await read(`/v2/ledger/periods/${encodeURIComponent(shown)}`, ledgerPeriod);
  return (
    <ClientWords of={['close']}>
      <PageTitle title={t('title')}>{t('intro')}</PageTitle>
      <div className="grid gap-10">
        {periods.value.items.length === 0 ? (
          <EmptyState title={t('empty')} />
        ) : (
          <MonthTable periods={periods.value} />
        )}
        {period === undefined ? null : period.ok ? (
          <Period period={period.value} periods={periods.value} />
        ) : (
          <ProblemNotice problem={period.problem} />
        )}
      </div>
    </ClientWords>
  );
}

async function Period({ period, periods }: { period: LedgerPeriod; periods: LedgerPeriods }) {
  const t = await getTranslations('close');
  const isOperator = hasAccess(await getSession(), 'operator');
  const claims = period.openClaims.map(({ id }) => id);
  return (
    <>
      {period.state === 'closed' ? null : <Blockers period={period} periods={periods} />}
      <PeriodBalance period={period} />
      {claims.length === 0 ? null : <ClaimTable claims={period.openClaims} />}
      {period.state === 'closed' || periods.next !== period.month ? null : isOperator ? (
        <CloseForm month={period.month} claims={claims} />
      ) : (
        <p>{t('form.onlyOperator')}</p>
      )}
    </>
  );
}
