import type { Metadata } from 'next';
import { certificatePage, lotPage } from '@topsteel/domain/api';
import { read } from '../../../backend/read.ts';
import { CommissionLot } from '../../../features/lot/commission-lot.tsx';
import { isLotMoving, LotTable } from '../../../features/lot/lot-table.tsx';
import { getSession, hasAccess } from '../../../features/session/get-me.ts';
import { texts } from '../../../features/vendor/texts.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { LiveRefresh } from '../../../ui/live-refresh.tsx';
import { MoreLink } from '../../../ui/more-link.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';

export const metadata: Metadata = { title: texts.lots.title };

type Query = Promise<{ certificate?: string; cursor?: string }>;

export default async function LotsPage({ searchParams }: { searchParams: Query }) {
  const { certificate, cursor } = await searchParams;
  const params = new URLSearchParams({ limit: '50', ...(cursor === undefined ? {} : { cursor }) });
  const [session, lots, certificates] = await Promise.all([
    getSession(),
    read(`/v2/lots?${params.toString()}`, lotPage),
    read('/v2/certificates?limit=100', certificatePage),
  ]);
  const commissionable = (certificates.ok ? certificates.value.items : [])
    .filter(({ state, mass }) => (state === 'final' || state === 'registered') && mass.leftGrams !== '0')
    .map(({ id, summary, mass }) => ({
      id,
      number: summary.number,
      grade: summary.grade,
      heatNumber: summary.heatNumber,
      leftGrams: mass.leftGrams,
      route: summary.route,
    }));
  const words = texts.lots;
  return (
    <>
      <PageTitle title={words.title} />
      <div className="grid gap-10">
        {hasAccess(session, 'issuer') ? (
          <section aria-labelledby="commission">
            <h2 id="commission">{words.form.heading}</h2>
            <p className="mb-4 max-w-prose text-ink-2">
              {commissionable.length === 0 ? words.form.none : words.form.intro}
            </p>
            {certificates.ok ? null : <ProblemNotice problem={certificates.problem} />}
            {commissionable.length === 0 ? null : (
              <CommissionLot certificates={commissionable} chosenId={certificate} />
            )}
          </section>
        ) : null}
        <div>
          {!lots.ok ? (
            <ProblemNotice problem={lots.problem} />
          ) : lots.value.items.length === 0 ? (
            <EmptyState title={words.empty}>{words.emptyHint}</EmptyState>
          ) : (
            <>
              <LotTable lots={lots.value.items} />
              <MoreLink cursor={lots.value.nextCursor} base="/vendor/lots" />
              <LiveRefresh active={lots.value.items.some((lot) => isLotMoving(lot.state))} everyMs={2000} />
            </>
          )}
        </div>
      </div>
    </>
  );
}
