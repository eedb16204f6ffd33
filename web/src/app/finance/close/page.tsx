import type { Metadata } from 'next';
import { ledgerPeriod, ledgerPeriods, type LedgerPeriod, type LedgerPeriods } from '@topsteel/domain/api';
import { read } from '../../../backend/read.ts';
import { ClaimTable } from '../../../features/close/claim-table.tsx';
import { CloseForm } from '../../../features/close/close-form.tsx';
import { MonthTable } from '../../../features/close/month-table.tsx';
import { PeriodBalance } from '../../../features/close/period-balance.tsx';
import { texts } from '../../../features/close/texts.ts';
import { getSession, hasAccess } from '../../../features/session/get-me.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';

export const metadata: Metadata = { title: texts.title };

export default async function ClosePage({ searchParams }: { searchParams: Promise<{ month?: string }> }) {
  const periods = await read('/v2/ledger/periods', ledgerPeriods);
  if (!periods.ok) return <ProblemNotice problem={periods.problem} />;
  const shown = (await searchParams).month ?? periods.value.next ?? periods.value.items[0]?.month;
  const period =
    shown === undefined
      ? undefined
      : await read(`/v2/ledger/periods/${encodeURIComponent(shown)}`, ledgerPeriod);
  return (
    <div className="grid gap-8">
      <PageTitle title={texts.title}>{texts.intro}</PageTitle>
      {periods.value.items.length === 0 ? (
        <EmptyState title={texts.empty} />
      ) : (
        <MonthTable periods={periods.value} />
      )}
      {period === undefined ? null : period.ok ? (
        <Period period={period.value} periods={periods.value} />
      ) : (
        <ProblemNotice problem={period.problem} />
      )}
    </div>
  );
}

async function Period({ period, periods }: { period: LedgerPeriod; periods: LedgerPeriods }) {
  const isOperator = hasAccess(await getSession(), 'operator');
  const claims = period.openClaims.map(({ id }) => id);
  return (
    <>
      <PeriodBalance period={period} />
      {claims.length === 0 ? null : <ClaimTable claims={period.openClaims} />}
      {period.state === 'closed' ? null : periods.next !== period.month ? (
        <p>{whyNot(period.month, periods)}</p>
      ) : isOperator ? (
        <CloseForm month={period.month} claims={claims} />
      ) : (
        <p>{texts.form.onlyOperator}</p>
      )}
    </>
  );
}

function whyNot(month: string, { items, next }: LedgerPeriods): string {
  const isNext = items.some((item) => item.month === month && item.isNext);
  if (isNext || next === null) return texts.form.notOver(month);
  return texts.form.notNext(next);
}
