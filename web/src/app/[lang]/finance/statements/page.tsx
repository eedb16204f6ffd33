import { getTranslations } from 'next-intl/server';
import type { Metadata } from 'next';
import {
  accountStatement,
  accountStatementQuery,
  agedBalances,
  organisationPage,
} from '@topsteel/domain/api';
import { readPages } from '../../../../backend/read-pages.ts';
import { read } from '../../../../backend/read.ts';
import { AgedTable } from '../../../../features/account-statement/aged-table.tsx';
import { ChooseStatement } from '../../../../features/account-statement/choose-statement.tsx';
import { StatementTable } from '../../../../features/account-statement/statement-table.tsx';

import { getSession, hasAccess } from '../../../../features/session/get-me.ts';
import { CutNote } from '../../../../ui/cut-note.tsx';
import { PageTitle } from '../../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../../ui/problem-notice.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('accountStatement');
  return { title: t('title') };
}

export default async function StatementsPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string>>;
}) {
  const t = await getTranslations('accountStatement');
  const given = Object.fromEntries(Object.entries(await searchParams).filter(([, value]) => value !== ''));
  const today = new Date().toISOString().slice(0, 10);
  const session = await getSession();
  const isBuyer = hasAccess(session, 'buyer') && !hasAccess(session, 'vendor');
  const fallback = {
    side: isBuyer ? ('buyer' as const) : ('vendor' as const),
    currency: 'EUR' as const,
    from: `${today.slice(0, 7)}-01`,
    until: today,
  };
  const chosen = accountStatementQuery.safeParse({ ...fallback, ...given });
  const query = chosen.success ? chosen.data : fallback;
  const params = new URLSearchParams(query).toString();
  const [answer, organisations, aged] = await Promise.all([
    read(`/v2/account-statements?${params}`, accountStatement),
    hasAccess(session, 'operator') ? readPages('/v2/organisations', organisationPage) : undefined,
    hasAccess(session, 'operator', 'auditor') ? read('/v2/finance/aged-balances', agedBalances) : undefined,
  ]);
  return (
    <>
      <PageTitle title={t('title')}>{t('intro')}</PageTitle>
      <div className="grid gap-8">
        <CutNote of={organisations} />
        <ChooseStatement
          query={query}
          organisations={organisations?.ok === true ? organisations.value.items : []}
        />
        {answer.ok ? (
          <div className="grid gap-3">
            <StatementTable
              statement={answer.value}
              mayReadLedger={hasAccess(session, 'finance', 'auditor', 'operator')}
            />
            <p className="no-print flex flex-wrap gap-4">
              <a href={`/v2/account-statements/pdf?${params}`}>{t('pdf')}</a>
              <a href={`/v2/account-statements/csv?${params}`}>{t('csv')}</a>
            </p>
          </div>
        ) : (
          <ProblemNotice problem={answer.problem} />
        )}
        {aged === undefined ? null : (
          <section aria-labelledby="aged" className="grid gap-4">
            <h2 id="aged">{t('aged.heading')}</h2>
            {aged.ok ? <AgedTable rows={aged.value.rows} /> : <ProblemNotice problem={aged.problem} />}
          </section>
        )}
      </div>
    </>
  );
}
