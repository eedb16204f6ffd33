import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { cbamReport, purchases } from '@topsteel/domain/api';
import { read } from '../../../../backend/read.ts';
import { CarbonTotals } from '../../../../features/carbon/carbon-totals.tsx';
import { CbamPack } from '../../../../features/carbon/cbam-pack.tsx';
import { IntensityFigure } from '../../../../features/carbon/intensity-figure.tsx';
import { ModuleFigure } from '../../../../features/carbon/module-figure.tsx';
import { PeriodForm } from '../../../../features/carbon/period-form.tsx';
import { PurchaseTable } from '../../../../features/carbon/purchase-table.tsx';
import { EmptyState } from '../../../../ui/empty-state.tsx';
import { Link } from '../../../../ui/link.tsx';
import { PageTitle } from '../../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../../ui/problem-notice.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('carbon'))('title') };
}

type Query = Promise<{ from?: string; to?: string }>;

export default async function CarbonPage({ searchParams }: { searchParams: Query }) {
  const { from, to } = await searchParams;
  const t = await getTranslations('carbon');
  const asked = new URLSearchParams({ ...(from ? { from } : {}), ...(to ? { to } : {}) }).toString();
  const [answer, cbam] = await Promise.all([
    read(`/v2/carbon/purchases?${asked}`, purchases),
    read(`/v2/carbon/cbam?${asked}`, cbamReport),
  ]);
  const now = new Date();
  const clients = (
    <Link href="/carbon/clients" prefetch={false} className="button button-quiet">
      {t('downloads.clients')}
    </Link>
  );
  return (
    <>
      <PageTitle title={t('title')} actions={clients}>
        {t('intro')}
      </PageTitle>
      {!answer.ok ? (
        <ProblemNotice problem={answer.problem} />
      ) : (
        <div className="grid gap-10">
          <PeriodForm from={answer.value.from} to={answer.value.to} now={now} />
          {answer.value.items.length === 0 ? (
            <EmptyState title={t('empty')}>{t('emptyHint')}</EmptyState>
          ) : (
            <>
              <CarbonTotals totals={answer.value.totals} />
              <ModuleFigure totals={answer.value.totals} />
              <IntensityFigure items={answer.value.items} />
              <div>
                <PurchaseTable items={answer.value.items} totals={answer.value.totals} />
                <p className="mt-3 max-w-prose text-ink-2">{t('legend')}</p>
              </div>
            </>
          )}
          <section aria-labelledby="units">
            <h2 id="units" className="mb-2">
              {t('units.heading')}
            </h2>
            <p className="max-w-prose text-ink-2">{t('units.none')}</p>
          </section>
          {cbam.ok ? (
            <CbamPack report={cbam.value} today={now.toISOString().slice(0, 10)} />
          ) : (
            <ProblemNotice problem={cbam.problem} />
          )}
        </div>
      )}
    </>
  );
}
