'use client';

import { drawingOf, idOf, type Drawing } from '../../ui/drawn-once.ts';
import { Link } from '../../ui/link.tsx';
import { readFacets, unpackFacets, type FacetValue, type PackedFacet } from './packed-facets.ts';

/** The filters beside the list. Run in the browser too, so that a page that changes gets each address once. */
export function FacetLists({ lists }: { lists: Drawing<PackedFacet[]> }) {
  return (
    <div {...idOf(lists)} className="facets">
      {drawingOf(lists, unpackFacets, readFacets).map(({ facet, title, values, rest, more }) => (
        <section key={facet} aria-labelledby={`facet-${facet}`}>
          <h2 id={`facet-${facet}`}>{title}</h2>
          <Values values={values} />
          {rest.length === 0 ? null : (
            <details>
              <summary>{more}</summary>
              <Values values={rest} />
            </details>
          )}
        </section>
      ))}
    </div>
  );
}

function Values({ values }: { values: FacetValue[] }) {
  return (
    <ul>
      {values.map(([label, count, href, isChosen]) => (
        <li key={label}>
          <Link
            href={href}
            prefetch={false}
            scroll={false}
            {...(isChosen ? { 'aria-current': 'true' as const } : {})}
          >
            {label}
          </Link>
          <span>{count}</span>
        </li>
      ))}
    </ul>
  );
}
