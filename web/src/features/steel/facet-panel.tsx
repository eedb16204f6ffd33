import type { Offer } from '@topsteel/domain/api';
import { FACETS, facetValues, type Choice } from './facet-offers.ts';
import { texts } from './texts.ts';

/** Facets as ticks with counts. A form, so that several can be chosen before asking. */
export function FacetPanel({ offers, choice, q }: { offers: Offer[]; choice: Choice; q: string }) {
  return (
    <form action="/steel" className="grid content-start gap-5" aria-label={texts.list.filters}>
      {q === '' ? null : <input type="hidden" name="q" value={q} />}
      {FACETS.map((facet) => (
        <fieldset key={facet}>
          <legend className="mb-1 text-sm font-semibold">{texts.facets[facet]}</legend>
          {facetValues(offers, choice, facet).map(({ value, label, count, isChosen }) => (
            <label key={value} className="flex min-h-7 items-center gap-2 text-sm">
              <input
                type="checkbox"
                name={facet}
                value={value}
                defaultChecked={isChosen}
                className="size-4"
              />
              <span className="min-w-0 flex-1">{label}</span>
              <span className="text-ink-3">{count}</span>
            </label>
          ))}
        </fieldset>
      ))}
      <button className="button button-quiet button-small justify-self-start">{texts.list.apply}</button>
    </form>
  );
}
