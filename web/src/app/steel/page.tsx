import type { Metadata } from 'next';
import Link from 'next/link';
import {
  choiceOf,
  FACETS,
  facetLabel,
  filterOffers,
  listHref,
  without,
} from '../../features/steel/facet-offers.ts';
import { FacetPanel } from '../../features/steel/facet-panel.tsx';
import { loadOffers } from '../../features/steel/load-offers.ts';
import { OfferTable } from '../../features/steel/offer-table.tsx';
import { SearchBox } from '../../features/steel/search-box.tsx';
import { texts } from '../../features/steel/texts.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { dateTimeText } from '../../ui/date-text.ts';

export const metadata: Metadata = { title: texts.list.title };

type Query = Promise<Record<string, string | string[] | undefined>>;

export default async function SteelPage({ searchParams }: { searchParams: Query }) {
  const query = await searchParams;
  const q = typeof query.q === 'string' ? query.q.trim().slice(0, 120) : '';
  const choice = choiceOf(query);
  const answer = await loadOffers(q);
  if (!answer.ok) {
    return (
      <div className="page">
        <PageTitle title={texts.list.title} />
        <ProblemNotice problem={answer.problem} />
      </div>
    );
  }
  const { offers, isPartial } = answer.value;
  const shown = filterOffers(offers, choice);
  const chips = FACETS.flatMap((facet) => choice[facet].map((value) => ({ facet, value })));
  return (
    <div className="page">
      <PageTitle title={q === '' ? texts.list.title : `${texts.list.title}: ${q}`}>
        {texts.list.count(shown.length, offers.length, dateTimeText(new Date().toISOString()))}
      </PageTitle>
      <div className="mb-6">
        <SearchBox q={q} />
      </div>
      {chips.length === 0 ? null : (
        <ul className="mb-4 flex flex-wrap items-center gap-2">
          {chips.map(({ facet, value }) => (
            <li key={`${facet}:${value}`}>
              <Link
                href={listHref(q, without(choice, facet, value))}
                prefetch={false}
                className="button button-quiet button-small"
                aria-label={texts.list.remove(facetLabel(facet, value))}
              >
                {facetLabel(facet, value)} <span aria-hidden="true">×</span>
              </Link>
            </li>
          ))}
          <li>
            <Link href={listHref(q, choiceOf({}))} prefetch={false} className="text-sm">
              {texts.list.clear}
            </Link>
          </li>
        </ul>
      )}
      {isPartial ? (
        <div className="mb-4">
          <Notice tone="attention">{texts.list.partial}</Notice>
        </div>
      ) : null}
      <div className="grid gap-8 lg:grid-cols-[11rem_minmax(0,1fr)]">
        <details className="lg:hidden" {...(chips.length > 0 ? { open: true } : {})}>
          <summary className="mb-3 font-semibold">{texts.list.filters}</summary>
          <FacetPanel offers={offers} choice={choice} q={q} />
        </details>
        <div className="hidden lg:block">
          <FacetPanel offers={offers} choice={choice} q={q} />
        </div>
        {offers.length === 0 && q === '' ? (
          <EmptyState title={texts.home.none}>{texts.home.noneHint}</EmptyState>
        ) : shown.length === 0 ? (
          <EmptyState title={texts.list.empty}>
            {texts.list.emptyHint} <Link href="/steel">see everything on offer</Link>.
          </EmptyState>
        ) : (
          <OfferTable offers={shown} caption={texts.list.caption} />
        )}
      </div>
    </div>
  );
}
