import Link from 'next/link';
import type { Offer } from '@topsteel/domain/api';
import { choiceOf, facetValues, listHref, type Facet } from '../features/steel/facet-offers.ts';
import { loadOffers } from '../features/steel/load-offers.ts';
import { OfferTable } from '../features/steel/offer-table.tsx';
import { SearchBox } from '../features/steel/search-box.tsx';
import { texts } from '../features/steel/texts.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';

const NEWEST = 8;

/** Values of one facet as links with counts. */
function FacetLinks({ offers, facet, title }: { offers: Offer[]; facet: Facet; title: string }) {
  return (
    <section aria-labelledby={`by-${facet}`}>
      <h2 id={`by-${facet}`} className="mb-2">
        {title}
      </h2>
      <ul className="columns-2 gap-8">
        {facetValues(offers, choiceOf({}), facet).map(({ value, label, count }) => (
          <li key={value} className="flex justify-between gap-3 border-b border-rule py-1">
            <Link href={listHref('', choiceOf({ [facet]: value }))} prefetch={false}>
              {label}
            </Link>
            <span className="text-ink-3">{count}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

export default async function HomePage() {
  const answer = await loadOffers('');
  const offers = answer.ok ? answer.value.offers : [];
  const newest = [...offers].sort((a, b) => b.createdAt.localeCompare(a.createdAt)).slice(0, NEWEST);
  return (
    <div className="page">
      <div className="mb-10 grid gap-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div>
          <h1 className="text-2xl">{texts.home.title}</h1>
          <p className="mt-2 mb-6 max-w-prose text-ink-2">{texts.home.intro}</p>
          <SearchBox />
        </div>
        <section aria-labelledby="scan" className="panel self-end">
          <h2 id="scan">{texts.home.scan}</h2>
          <p className="mt-1 mb-3 text-sm text-ink-2">{texts.home.scanHint}</p>
          <a href="/v" className="button button-quiet">
            {texts.home.scan}
          </a>
        </section>
      </div>
      {answer.ok ? (
        offers.length === 0 ? (
          <EmptyState title={texts.home.none}>{texts.home.noneHint}</EmptyState>
        ) : (
          <>
            <div className="mb-10 grid gap-10 md:grid-cols-2">
              <FacetLinks offers={offers} facet="form" title={texts.home.families} />
              <FacetLinks offers={offers} facet="grade" title={texts.home.grades} />
            </div>
            <section aria-labelledby="newest">
              <div className="mb-2 flex flex-wrap items-baseline justify-between gap-4">
                <h2 id="newest">{texts.home.newest}</h2>
                <Link href="/steel" prefetch={false}>
                  {texts.home.all}
                </Link>
              </div>
              <OfferTable offers={newest} caption={texts.list.caption} />
            </section>
          </>
        )
      ) : (
        <ProblemNotice problem={answer.problem} />
      )}
    </div>
  );
}
