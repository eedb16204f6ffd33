import type { Metadata } from 'next';
import Link from 'next/link';
import { purchases } from '@topsteel/domain/api';
import { read } from '../../backend/read.ts';
import { CarbonMass } from '../../features/carbon/carbon-mass.tsx';
import { PeriodForm } from '../../features/carbon/period-form.tsx';
import { PurchaseTable } from '../../features/carbon/purchase-table.tsx';
import { texts } from '../../features/carbon/texts.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Fact, Facts } from '../../ui/facts.tsx';
import { Mass } from '../../ui/mass.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';

export const metadata: Metadata = { title: texts.title };

type Query = Promise<{ from?: string; to?: string }>;

export default async function CarbonPage({ searchParams }: { searchParams: Query }) {
  const { from, to } = await searchParams;
  const asked = new URLSearchParams({ ...(from ? { from } : {}), ...(to ? { to } : {}) });
  const answer = await read(`/v2/carbon/purchases?${asked.toString()}`, purchases);
  const words = texts.figures;
  return (
    <div className="page">
      <PageTitle
        title={texts.title}
        actions={
          <Link href="/carbon/clients" prefetch={false} className="button button-quiet">
            {texts.downloads.clients}
          </Link>
        }
      >
        {texts.intro}
      </PageTitle>
      {!answer.ok ? (
        <ProblemNotice problem={answer.problem} />
      ) : (
        <div className="grid gap-8">
          <PeriodForm from={answer.value.from} to={answer.value.to} />
          {answer.value.items.length === 0 ? (
            <EmptyState title={texts.empty}>{texts.emptyHint}</EmptyState>
          ) : (
            <>
              <Facts>
                <Fact name={words.mass}>
                  <Mass grams={answer.value.totals.massGrams} />
                </Fact>
                <Fact name={`${words.verified}, t`}>
                  <CarbonMass grams={answer.value.totals.verifiedGrams} />
                </Fact>
                <Fact name={`${words.declared}, t`}>
                  <CarbonMass grams={answer.value.totals.selfDeclaredGrams} />
                </Fact>
                <Fact name={`${words.transport}, t`}>
                  <CarbonMass grams={answer.value.totals.transportGrams} />
                </Fact>
                {answer.value.totals.unstatedMassGrams === '0' ? null : (
                  <Fact name={words.unstated}>
                    <Mass grams={answer.value.totals.unstatedMassGrams} />
                  </Fact>
                )}
              </Facts>
              <PurchaseTable items={answer.value.items} totals={answer.value.totals} />
              <p className="max-w-prose text-ink-2">{texts.legend}</p>
            </>
          )}
          <Downloads from={answer.value.from} to={answer.value.to} />
        </div>
      )}
    </div>
  );
}

function Downloads({ from, to }: { from: string; to: string }) {
  const words = texts.downloads;
  const period = `from=${from}&to=${to}`;
  return (
    <section aria-labelledby="downloads">
      <h2 id="downloads" className="mb-2">
        {words.heading}
      </h2>
      <p className="mb-3 max-w-prose text-ink-2">{words.hint}</p>
      <div className="flex flex-wrap gap-3">
        <a className="button button-quiet" href={`/v2/carbon/cbam?${period}&format=csv`}>
          {words.cbamCsv}
        </a>
        <a
          className="button button-quiet"
          href={`/v2/carbon/cbam?${period}`}
          download={`cbam-${from}-${to}.json`}
        >
          {words.cbamJson}
        </a>
      </div>
    </section>
  );
}
